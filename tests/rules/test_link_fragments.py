"""`link.missing-heading` and `link.missing-block`."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes, text

HEADING, BLOCK = "link.missing-heading", "link.missing-block"

NOTE = """
//- scaling_laws.md
---
title: Scaling Laws
---
# Scaling Laws
## Costs of [[training | a training run]]
### Data
Ten times the data. ^claim-1
## **Open** questions?
//- training.md
"""


def vault(line: str) -> str:
    return f"//- a.md\n## Own\n{line}\n{NOTE.lstrip()}"


@pytest.mark.parametrize(
    "fragment",
    [
        "Data",
        "data",
        "Costs of a training run",
        "costs  of a  training run#Data",
        "Scaling Laws#Data",
        "Open questions?",
        "open-questions",
        "^claim-1",
        "^CLAIM-1",
        "Data#^claim-1",
    ],
)
def test_what_is_there_is_found(fragment: str) -> None:
    assert check(vault(f"[[scaling_laws#{fragment} | x]]")) == ""


@pytest.mark.parametrize(
    "line",
    [
        "[[#Own]] [[#own | x]] ![[#Own]]",
        "[[gone#Data]]",
        "[[talk.pdf#page=3]]",
        "[[scaling_laws#]] [[scaling_laws]]",
        "[[scaling_laws#Gone]](https://example.org)",
        "<div>[[scaling_laws#Gone]]</div>",
        "`[[scaling_laws#Gone]]`",
    ],
)
def test_nothing_is_said_of_what_cannot_be_judged(line: str) -> None:
    assert check(vault(line), HEADING, BLOCK) == ""


def test_a_missing_heading_is_marked_in_the_link() -> None:
    assert check(
        vault("[[scaling_laws#Chips | x]] [[#Gone]] ![[scaling_laws#Data#Chips]]")
    ) == text(
        """
        a.md:2:16-2:21 warning link.missing-heading scaling_laws has no heading “Chips”
        a.md:2:31-2:35 warning link.missing-heading This note has no heading “Gone”
        a.md:2:54-2:64 warning link.missing-heading scaling_laws has no heading “Data#Chips”
        """
    )


def test_a_missing_block_is_marked_in_the_link() -> None:
    assert check(
        vault("[[scaling_laws#^claim-2]] [[#^own]] [[scaling_laws#Data#^claim-2]]")
    ) == text(
        """
        a.md:2:16-2:24 warning link.missing-block scaling_laws has no block with the id ^claim-2
        a.md:2:30-2:34 warning link.missing-block This note has no block with the id ^own
        a.md:2:52-2:65 warning link.missing-block scaling_laws has no block with the id ^claim-2
        """
    )
    assert fixes(vault("[[scaling_laws#^claim-2]]"), BLOCK) == ""


def test_a_link_that_may_mean_another_note_is_not_judged() -> None:
    source = """
        //- x/a.md
        [[chips#Gone]]
        //- y/chips.md
        //- z/chips.md
        """
    assert check(source, HEADING) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[scaling_laws#Dataa | x]]", "[[scaling_laws#Data | x]]"),
        ("[[scaling_laws#Cost of a training run]]", "[[scaling_laws#Costs of a training run]]"),
        ("[[#Owns]]", "[[#Own]]"),
    ],
)
def test_the_nearest_heading_is_offered(before: str, after: str) -> None:
    assert fixes(vault(before), HEADING).startswith("* offered: Write “")
    assert fix(vault(before), HEADING) == f"## Own\n{after}\n"


def test_no_heading_is_offered_where_none_is_alike() -> None:
    assert fixes(vault("[[scaling_laws#Chips]]"), HEADING) == ""


def test_a_heading_that_no_link_can_hold_is_not_offered() -> None:
    source = """
        //- a.md
        [[b#Using the C sharp]]
        //- b.md
        ## Using the C# sharp
        """
    assert fixes(source, HEADING) == ""
