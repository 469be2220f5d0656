"""Completion in the frontmatter."""

from __future__ import annotations

import pytest

from tests.features.completion.completing import accepted, ask, details, offered

NOTES = """//- hubs/hub.md
---
title: The hub
videoId: HUBHUBHUBHU
---
//- in/a.md
---
title: First
videoId: abcdefghijk
tags: [science, history]
---
#science
//- in/b.md
---
title: Second
videoId: abcdefghijk
---
#zoo
//- in/c.md
---
title: Third
videoId: -bcdefghijk
---
"""


def source(written: str) -> str:
    return f"{NOTES}//- in/here.md\n{written}"


def test_keys_that_the_header_lacks() -> None:
    assert offered(source("---\ntitle: x\n$0\n---\n")) == [
        "videoId",
        "aliases",
        "tags",
        "duration",
        "media_link",
        "created",
    ]
    assert offered(source("---\ntags: []\nvi$0\n---\n")) == ["videoId"]
    assert accepted(source("---\nvi$0\n---\n"), "videoId") == "---\nvideoId: \n---\n"
    assert accepted(source("---\nvi$0: x\n---\n"), "videoId") == "---\nvideoId: x\n---\n"


def test_a_key_of_a_list_has_a_place_to_fill_in() -> None:
    _, found = ask(source("---\nta$0\n---\n"))
    assert found is not None
    assert [(item.text, item.snippet) for item in found.candidates] == [("tags: ", "tags: [$0]")]


def test_a_header_that_is_not_closed_yet() -> None:
    assert offered(source("---\nti$0")) == ["title", "duration"]
    assert offered(source("---\ntitle: x\ntags:\n  - a\nvi$0\n\nText")) == ["videoId"]
    assert offered(source("---\nNothing of it.\n\nvi$0")) is None
    assert offered(source("---\nSee [[first$0")) == ["First"]


def test_videos_of_the_hub_and_of_notes_in_the_folder() -> None:
    header = "---\nvideoId: $0\n---\nFrom: [[hub]]\n"
    assert details(source(header)) == {
        "abcdefghijk": "First · 2 notes",
        "HUBHUBHUBHU": "The hub · 1 note",
        "-bcdefghijk": "Third · 1 note",
    }
    assert offered(source("---\nvideoId: thi$0\n---\n")) == ["-bcdefghijk"]
    assert accepted(source('---\nvideoId: "ab$0cd"\n---\n'), "abcdefghijk") == (
        '---\nvideoId: "abcdefghijk"\n---\n'
    )


@pytest.mark.parametrize(
    "written",
    [
        "tags: [x, sci$0]",
        "tags: [sci$0",
        "tags: x, sci$0",
        "tag: sci$0",
        "tags:\n  - x\n  - sci$0",
        "tags:\n- sci$0",
        'tags: ["sci$0"]',
    ],
)
def test_tags(written: str) -> None:
    assert offered(source(f"---\n{written}\n---\n")) == ["#science"]
    line = accepted(source(f"---\n{written}\n---\n"), "#science").splitlines()[-2]
    assert line == written.splitlines()[-1].replace("sci$0", "science")


@pytest.mark.parametrize(
    "written",
    [
        "title: sci$0",
        "aliases:\n  - sci$0",
        "a: #sci$0",
        "b: [[first$0]]",
        "b: x '[[first$0]]",
        'title: "[[first$0]]"',
        'b: "x" [[first$0',
        "- 'it' [[first$0",
        "x: [12:34$0",
        "title: $0",
    ],
)
def test_other_values_are_left_alone(written: str) -> None:
    assert offered(source(f"---\nvideoId: abcdefghijk\n{written}\n---\n")) is None


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        ('related: "[[fir$0]]"', 'related: "[[First]]"'),
        ('related: "[[fir$0"', 'related: "[[First]]"'),
        ("related: '[[fir$0]]'", "related: '[[First]]'"),
        ('related: ["[[a]]", "[[fir$0]]"]', 'related: ["[[a]]", "[[First]]"]'),
        ('related:\n  - "[[fir$0]]"', '  - "[[First]]"'),
        ("related: 'it''s [[fir$0'", "related: 'it''s [[First]]'"),
        ('related: "it\'s [[fir$0|x]]"', 'related: "it\'s [[First|x]]"'),
        ('"a key": "[[fir$0"', '"a key": "[[First]]"'),
    ],
)
def test_links_in_quoted_values(written: str, chosen: str) -> None:
    notes = "//- First.md\n\n"
    text = accepted(f"{notes}//- here.md\n---\n{written}\n---\n", "First")
    assert text.splitlines()[-2] == chosen


def test_each_part_of_a_quoted_link() -> None:
    note = "//- first.md\n---\ntitle: The first\n---\n# Wings\n\nText ^legs\n"
    here = f'{note}//- here.md\n---\nup: "[[first'
    assert offered(f'{here}#$0]]"\n---\n') == ["Wings"]
    assert offered(f'{here}#^$0]]"\n---\n') == ["^legs"]
    assert offered(f'{here}|$0]]"\n---\n') == ["The first"]
    # The header is not closed yet.
    assert offered(f"{here}#$0") == ["Wings"]


@pytest.mark.parametrize(
    ("written", "label", "chosen"),
    [
        ("'[[odd$0]]'", "the bee's", "'[[odd_one | the bee''s]]'"),
        ('"[[odd$0]]"', "the bee's", '"[[odd_one | the bee\'s]]"'),
        ("'[[odd$0]]'", 'say "a"', "'[[odd_one | say \"a\"]]'"),
        ('"[[odd$0]]"', 'say "a"', '"[[odd_one | say \\"a\\"]]"'),
    ],
)
def test_what_is_written_does_not_end_the_quotes(written: str, label: str, chosen: str) -> None:
    links = '//- a.md\n[[odd_one | the bee\'s]] [[odd_one | say "a"]]\n//- odd_one.md\n\n'
    source = f"{links}//- h.md\n---\nup: {written}\n---\n".replace("$0", "_one | $0")
    assert accepted(source, label).splitlines()[1] == f"up: {chosen}"
