"""`md-link.missing-definition`: links by reference without a definition."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes, text

CODE = "md-link.missing-definition"

DEFINED = "\n\n[scaling-laws]: https://example.org/laws\n[Two words]: <two.md> 'Title'\n"


def test_a_missing_definition_is_marked_at_its_label() -> None:
    source = "See [the paper][scaling-law], ![a chart][chart]\n> and **[the\n> talk][gone talk]**."
    assert check(source + DEFINED, CODE) == text(
        """
        note.md:1:17-1:28 warning md-link.missing-definition This note does not define “scaling-law”: write [scaling-law]: and the address in a line of its own, or correct the label
        note.md:1:42-1:47 warning md-link.missing-definition This note does not define “chart”: write [chart]: and the address in a line of its own, or correct the label
        note.md:3:9-3:18 warning md-link.missing-definition This note does not define “gone talk”: write [gone talk]: and the address in a line of its own, or correct the label
        """  # noqa: E501
    )


@pytest.mark.parametrize(
    "line",
    [
        "[text][scaling-laws] [text][Scaling-Laws] [text][two  words] [scaling-laws][]",
        "cells[row][column] f(x)[row][column] rows[0][1] [[wikilink]][column]",
        "[1][2] [a][b] [12:30][13:30] [ENTER][TAB] [READ ME][below] [00:00:10][00:28:38]",
        "- [ ][x] [x][ ] [text][x] [text][ ]",
        "[text][^1] [text][@smith] [text][json.loads] [text][std::vector] [text][MAX_SIZE]",
        "\\[text][gone] [text\\][gone] [text][gone\\]",
        "[text][gone](https://example.org) [text][gone][more] [text][gone]: more",
        "`[text][gone]` <!-- [text][gone] --> %% [text][gone] %% $[text][gone]$",
        "    [text][gone]",
        "<div>[text][gone]</div>",
        "[text](https://example.org/[text][gone])",
        "[text][12] [text][]",
        "[some\n\ntext][gone]",
    ],
)
def test_what_may_be_meant_as_text_is_left_alone(line: str) -> None:
    assert check(f"{line}{DEFINED}", CODE) == ""


def test_notes_without_definitions_have_none_to_miss() -> None:
    assert check("See [the paper][scaling-laws].", CODE) == ""


def test_numbers_are_labels_beside_others() -> None:
    source = "The [first][1] and the [second][2].\n\n[1]: https://example.org\n"
    assert check(source, CODE).startswith("note.md:1:33-1:34 warning")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[text][scaling-law]", "[text][scaling-laws]"),
        ("[text][two word]", "[text][Two words]"),
    ],
)
def test_the_nearest_label_is_offered(before: str, after: str) -> None:
    assert fixes(before + DEFINED, CODE).startswith("* offered: Write ")
    assert fix(before + DEFINED, CODE) == after + DEFINED


def test_no_label_is_offered_where_none_is_alike() -> None:
    assert fixes(f"[text][chips]{DEFINED}", CODE) == ""
