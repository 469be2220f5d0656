"""Tables of contents and lists of chapters."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.notations import anchor
from tests.features.actions.doing import done, offered

MAKE, REFRESH = "Make a table of contents", "Refresh the table of contents"
LINKING = "//- other.md\n[[a]]\n"


def toc(note: str, *, wiki: bool = True) -> str:
    source = f"//- a.md\n$0{note}{LINKING if wiki else ''}"
    (title,) = offered(source, "source.toc")
    return done(source, title, "source.toc")


def test_it_comes_before_the_first_heading() -> None:
    note = "# Title\n\nIntro.\n\n## One\n\n#### Deep\n\n### Two *b*\n\n## Three\n"
    after = toc(note)
    assert after == (
        "# Title\n\nIntro.\n\n<!-- toc -->\n\n"
        "- [[#One]]\n  - [[#Deep]]\n  - [[#Two b]]\n- [[#Three]]\n\n"
        "<!-- tocstop -->\n\n## One\n\n#### Deep\n\n### Two *b*\n\n## Three\n"
    )
    assert offered(f"//- a.md\n$0{after}{LINKING}", "source.toc") == []


def test_it_is_made_anew_where_it_is() -> None:
    note = "## One\n\n<!-- toc -->\nold\n<!-- tocstop -->\n\n## Two\n"
    assert offered(f"//- a.md\n$0{note}{LINKING}", "source") == [REFRESH]
    assert toc(note) == (
        "## One\n\n<!-- toc -->\n\n- [[#One]]\n- [[#Two]]\n\n<!-- tocstop -->\n\n## Two\n"
    )
    begun = "<!-- toc -->\r\n\r\n## One\r\n"
    assert toc(begun) == (
        "<!-- toc -->\r\n\r\n- [[#One]]\r\n\r\n<!-- tocstop -->\r\n\r\n## One\r\n"
    )


def test_markdown_links_where_a_vault_has_no_others() -> None:
    assert toc("## A b!\n", wiki=False).startswith("<!-- toc -->\n\n- [A b!](#a-b)\n")


def test_headings_that_no_wikilink_can_name_are_linked_otherwise() -> None:
    assert toc("## A\n\n## A\n\n## C [x] | y\n").startswith(
        "<!-- toc -->\n\n- [[#A]]\n- [A](#a-1)\n- [C \\[x\\] \\| y](#c-x--y)\n"
    )


def test_a_marker_in_code_is_none() -> None:
    assert toc("```\n<!-- toc -->\n```\n\n## One\n").startswith(
        "```\n<!-- toc -->\n```\n\n<!-- toc"
    )


@pytest.mark.parametrize("only", [(), ("quickfix",), ("source.fixAll",)])
def test_it_is_for_those_who_ask(only: tuple[str, ...]) -> None:
    assert not [title for title in offered("## One$0\n", *only) if "contents" in title]
    assert offered("Text$0\n", "source.toc") == []


VIDEO = "---\ntitle: The talk\nvideoId: kJ3vHq8-Wm0\n---\n\n"
TALK = f"""\
{VIDEO}## Sails [00:20:00]

Later {anchor(1200)}.

### Jib

## Keels

Early {anchor(62)}, then {anchor(30)}.

## None

## Hull

{anchor(3700)}
"""


def test_chapters_are_in_order_of_time_and_begin_at_the_beginning() -> None:
    after = done(f"$0{TALK}", "Make the list of chapters", "source.chapters")
    assert after == TALK.replace(
        "## Sails",
        "<!-- chapters -->\n\n00:00 The talk\n01:02 Keels\n20:00 Sails\n01:01:40 Hull\n\n"
        "<!-- chaptersstop -->\n\n## Sails",
    )
    assert offered(f"$0{after}", "source.chapters") == []
    moved = after.replace(anchor(62), anchor(63))
    again = done(f"$0{moved}", "Refresh the list of chapters", "source.chapters")
    assert again == moved.replace("01:02 Keels", "01:03 Keels")


def test_chapters_are_long_enough_for_youtube() -> None:
    sections = ((4, "One"), (9, "Two"), (30, "Three"), (39, "Four"), (50, "Five"))
    note = VIDEO + "\n".join(f"## {name}\n\n{anchor(second)}\n" for second, name in sections)
    after = done(f"$0{note}", "Make the list of chapters", "source.chapters")
    assert "\n00:00 One\n00:30 Three\n00:50 Five\n\n" in after


@pytest.mark.parametrize(
    "note",
    [
        f"{VIDEO}## One$0\n\n{anchor(5)}\n\n## Two\n\n{anchor(65)}\n",
        f"{VIDEO}## One$0\n\n{anchor(65)}\n\n## Two\n\n{anchor(70)}\n",
        "## One$0\n\n[00:01:02]\n\n## Two\n\n[00:02:02]\n",
        f"{VIDEO}Text$0 {anchor(5)}\n",
    ],
)
def test_what_has_no_chapters_gets_none(note: str) -> None:
    assert offered(note, "source.chapters") == []
