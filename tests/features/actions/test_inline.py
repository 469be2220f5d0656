"""The text of a note, a section or a block in place of the link to it."""

from __future__ import annotations

import pytest

from notes_lsp.features.changes import Refused
from tests.features.actions.doing import done, made, offered

OTHER = """\
//- x/b.md
---
title: B
videoId: kJ3vHq8-Wm0
---

From: [[talks]] <br/>

Text [[c]] and [[#Fins]]. ^text

## Fins

- Long ^long
- Short, [c](c.md)

## Sails
//- x/c.md
//- c.md
"""


@pytest.mark.parametrize(
    ("note", "title", "after"),
    [
        (
            "![[x/b#^text$0]]\n",
            "Replace the embed with the block ^text",
            "Text [[x/c]] and [[b#Fins | Fins]].\n",
        ),
        (
            "One.\n\n[[x/b#Fins$0]]\n\nTwo.\n",
            "Replace the link with the section “Fins”",
            "One.\n\n## Fins\n\n- Long ^long\n- Short, [c](x/c.md)\n\nTwo.\n",
        ),
        ("![[x/b#^long$0]]", "Replace the embed with the block ^long", "- Long"),
        (
            "![[b$0]]\r\n",
            "Replace the embed with the text of b",
            "Text [[x/c]] and [[b#Fins | Fins]]. ^text\r\n\r\n## Fins\r\n\r\n- Long ^long\r\n"
            "- Short, [c](x/c.md)\r\n\r\n## Sails\r\n",
        ),
    ],
)
def test_the_text_comes_with_its_links(note: str, title: str, after: str) -> None:
    source = f"//- a.md\n{note}"
    assert done(f"{source}{OTHER}" if note.endswith("\n") else f"{source}\n{OTHER}", title) == (
        after if note.endswith("\n") else f"{after}\n"
    )


def test_it_is_offered_where_a_link_stands_alone() -> None:
    assert offered(f"//- a.md\nSee [[b$0]].\n{OTHER}", "refactor.inline") == []
    assert offered(f"//- a.md\n[[gone$0]]\n{OTHER}", "refactor.inline") == []
    assert offered(f"//- a.md\n[[b#Gone$0]]\n{OTHER}", "refactor.inline") == []
    assert offered("## A\n\n[[#A$0]]\n", "refactor.inline") == []


STAMP = '<a class="yt-timestamp" data-t="00:01:02">[00:01:02]</a>'


def test_moments_stay_moments_of_their_video() -> None:
    there = f"//- b.md\n---\nvideoId: kJ3vHq8-Wm0\n---\nSaid {STAMP}.\n"
    assert done(f"//- a.md\n[[b$0]]\n{there}", "Replace the link with the text of b") == (
        "Said [01:02](https://www.youtube.com/watch?v=kJ3vHq8-Wm0&t=62s).\n"
    )
    same = "---\nvideoId: kJ3vHq8-Wm0\n---\n"
    assert done(f"//- a.md\n{same}[[b$0]]\n{there}", "Replace the link with the text of b") == (
        f"{same}Said {STAMP}.\n"
    )
    broken = there.replace('"00:01:02"', '"00:01"')
    with pytest.raises(Refused, match="another video"):
        made(f"//- a.md\n[[b$0]]\n{broken}", "Replace the link with the text of b")


def test_a_footnote_is_not_torn_off() -> None:
    source = "//- a.md\n[[b#B$0]]\n//- b.md\n## B\n\nx[^1]\n\n## C\n\n[^1]: y\n"
    with pytest.raises(Refused, match=r"\[\^1\] is defined"):
        made(source, "Replace the link with the section “B”")
