"""Sections and selections as notes of their own."""

from __future__ import annotations

import pytest

from notes_lsp.features.changes import Refused
from notes_lsp.vault.settings import Links, Settings
from tests.features.actions.doing import made, offered

NOTE = """\
---
title: Boats
videoId: kJ3vHq8-Wm0
---

From: [[talks]] <br/>

Text.
"""
STAMP = '<a class="yt-timestamp" data-t="00:01:02">[00:01:02]</a>'
SECTION = f"""\
//- x/boats.md
{NOTE}
## Keels$0

On [[rigs]].

### Fins

A fin. ^fin

## Sails

Two.
//- x/rigs.md
---
title: Rigs
---
"""


def test_a_section_becomes_a_note() -> None:
    assert offered(SECTION, "refactor.extract") == ["Extract the section into the note keels"]
    assert made(SECTION, "Extract the section into the note keels") == (
        f"//- x/boats.md\n{NOTE}\n[[keels | Keels]]\n\n## Sails\n\nTwo.\n"
        "//- x/keels.md\n---\ntitle: Keels\nvideoId: kJ3vHq8-Wm0\n---\n\nFrom: [[talks]] <br/>\n\n"
        "On [[rigs]].\n\n## Fins\n\nA fin. ^fin\n"
    )


def test_links_to_what_is_extracted_lead_there() -> None:
    source = """
        //- a.md
        See [[#Keels]], [[#Fins]], [[#Sails]] and [s](#fins).

        ## Keels$0

        ### Fins

        [[#Fins]] [[#Keels]] [[#Sails]] [[a#Fins|f]] [s](#sails) [f](#fins)

        ## Sails
        //- b.md
        [[a#Fins | fins]], ![[a#Keels]], [[a]], [k](a.md#keels)
        """
    assert made(source, "Extract the section into the note Keels") == (
        "//- Keels.md\n"
        "## Fins\n\n"
        "[[#Fins]] [[Keels]] [[a#Sails | Sails]] [[Keels#Fins|f]] [s](a.md#sails)"
        " [f](#fins)\n"
        "//- a.md\n"
        "See [[Keels]], [[Keels#Fins | Fins]], [[#Sails]] and [s](Keels.md#fins).\n\n"
        "[[Keels]]\n\n## Sails\n"
        "//- b.md\n[[Keels#Fins | fins]], ![[Keels]], [[a]], [k](Keels.md)\n"
    )


def test_links_by_an_old_name_lead_there_too() -> None:
    source = "//- a.md\n## Keels$0\n\nText.\n//- b.md\n[[boats#Keels | k]]\n"
    settings = Settings(links=Links(redirects={"boats": "a"}))
    after = made(source, "Extract the section into the note Keels", settings=settings)
    assert after.endswith("//- b.md\n[[Keels | k]]\n")


def test_a_heading_that_says_more_than_a_title_goes_along() -> None:
    source = f"//- a.md\n## On [[b | keels]]$0 {STAMP}\n\n### Fins\n//- b.md\n[[a#On keels]]\n"
    assert made(source, "Extract the section into the note On keels") == (
        f"//- On keels.md\n## On [[b | keels]] {STAMP}\n\n### Fins\n//- a.md\n[[On keels]]\n"
    )


def test_a_selection_becomes_a_note() -> None:
    source = f"""
        //- a.md
        One.

        - The $0long keel is [[b | best]] {STAMP}, they say.
        - An$0other one.
        - A third.
        //- b.md
        """
    title = "Extract the selection into the note The long keel is best , they say"
    assert made(source, title) == (
        "//- The long keel is best , they say.md\n"
        f"- The long keel is [[b | best]] {STAMP}, they say.\n- Another one.\n"
        "//- a.md\nOne.\n\n- [[The long keel is best , they say]]\n- A third.\n"
    )


def test_headings_above_a_selection_stay_where_they_are() -> None:
    source = """
        //- a.md
        Boats.

        ## Keels

        Long ones.

        $0Short ones.
        $0
        ## Sails
        """
    assert made(source, "Extract the selection into the note Short ones") == (
        "//- Short ones.md\nShort ones.\n"
        "//- a.md\nBoats.\n\n## Keels\n\nLong ones.\n\n[[Short ones]]\n\n## Sails\n"
    )


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_items_of_an_inner_list_are_no_code_in_their_note(eol: str) -> None:
    source = (
        f"//- a.md\n- Keels{eol}    - $0Long, as [[b]] has{eol}        - Very long{eol}{eol}"
        f"      Text$0{eol}    - Short{eol}//- sub/b.md\n"
    )
    assert made(source, "Extract the selection into the note Long, as b has") == (
        f"//- Long, as b has.md\n- Long, as [[b]] has{eol}    - Very long{eol}{eol}  Text{eol}"
        f"//- a.md\n- Keels{eol}    - [[Long, as b has]]{eol}    - Short{eol}"
    )


def test_a_callout_is_named_by_its_title() -> None:
    source = "//- a.md\n$0> [!warning]- Short keels\n> They tip.$0\n"
    assert made(source, "Extract the selection into the note Short keels") == (
        "//- Short keels.md\n> [!warning]- Short keels\n> They tip.\n//- a.md\n> [[Short keels]]\n"
    )


def test_a_selected_phrase_names_a_note_and_links_to_it() -> None:
    source = "//- a.md\nOn $0long keels$0 and more.\n//- b_c.md\n---\ntitle: B c\n---\n"
    (title,) = offered(source, "refactor.extract")
    assert made(source, title) == (
        "//- a.md\nOn [[long_keels | long keels]] and more.\n//- long_keels.md\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        "## $0\n",
        "> ## Quoted$0\n",
        "$0Text\n",
        "---\n$0a: b\nc: d\n$0---\n",
        "```\n$0one\ntwo$0\n```\n",
        "a [[b$0 | c]] d$0 e\n",
        "a **b$0old** text$0\n",
        "a $0\ud800$0 e\n",
        "//- a.md\n## B$0\n//- b.md\n\n",
    ],
)
def test_what_can_not_be_extracted_is_not_offered(source: str) -> None:
    assert offered(source, "refactor.extract") == []


@pytest.mark.parametrize(
    "source",
    [
        "Text [^1].\n\n## B$0\n\n[^1]: Note.\n",
        "## B$0\n\nText [^1].\n\n## C\n\n[^1]: Note.\n",
        "## B$0\n\n[x][y]\n\n## C\n\n[y]: z.md\n",
    ],
)
def test_definitions_are_not_torn_from_what_refers_to_them(source: str) -> None:
    with pytest.raises(Refused, match="is defined in line"):
        made(source, "Extract the section into the note B")


def test_line_ends_and_levels_stay() -> None:
    source = "### A$0\r\n\r\n##### B\r\n\r\nx\r\n#### C\r\n## D\r\n"
    assert made(source, "Extract the section into the note A") == (
        "//- A.md\n### B\r\n\r\nx\r\n## C\r\n//- note.md\n[[A]]\r\n\r\n## D\r\n"
    )
