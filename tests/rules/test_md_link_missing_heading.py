"""`md-link.missing-heading`: Markdown links to headings that are not there."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes, text

CODE = "md-link.missing-heading"

NOTE = """
//- x/scaling laws.md
# Scaling Laws
## Costs & [[training | training]] of `GPT_4`
### Data
Ten times the data. ^claim-1
## Data
## Übung macht’s
## 2024: what's **next**?
## Setup {#install}
<a name="old-place"></a> <span class="x" id='Quoted'>x</span>
<h3 align="center">In HTML</h3>

## [![version](v.svg)](https://example.org) ![logo](l.svg) Usage of it
//- x/about.md
"""


def vault(line: str) -> str:
    return f"//- a.md\n## Own\n{line}\n{NOTE.lstrip()}"


@pytest.mark.parametrize(
    "fragment",
    [
        "data",
        "Data",
        "scaling-laws",
        "costs--training-of-gpt_4",
        "costs-training-of-gpt_4",
        "Costs%20&%20training%20of%20GPT_4",
        "Scaling%20Laws#Data",
        "data-1",
        "data_1",
        "user-content-data",
        "übung-machts",
        "ubung-machts",
        "%C3%9Cbung-macht%E2%80%99s",
        "2024-whats-next",
        "install",
        "old-place",
        "quoted",
        "in-html",
        "-usage-of-it",
    ],
)
def test_what_is_there_is_found(fragment: str) -> None:
    assert check(vault(f"[x](x/scaling%20laws.md#{fragment})"), CODE) == ""


@pytest.mark.parametrize(
    "fragment",
    [
        "t=01:23",
        "01:23",
        "53:54",
        ":~:text=gone",
        "^claim-1",
        "^gone",
        "Data#^gone",
        "L10",
        "L10-L20",
        "L10C5",
        "top",
        "TOP",
        "",
        "fn1",
        "fnref:2",
        "page=3",
        "/route/gone",
        "!gone",
    ],
)
def test_what_is_no_heading_is_not_looked_for(fragment: str) -> None:
    assert check(vault(f"[x](x/scaling%20laws.md#{fragment}) [x](#{fragment})"), CODE) == ""


@pytest.mark.parametrize(
    "line",
    [
        "[x](#own:~:text=gone) [x](#own) [x](#Own) [x](a.md#own) ![x](#own)",
        "[x](gone.md#data) [x](https://example.org/#gone) [x](talk.pdf#gone)",
        "[x](about#gone) [x](/about/#gone)",
        "`[x](#gone)` [[#gone]](#gone)",
    ],
)
def test_nothing_is_said_of_what_cannot_be_judged(line: str) -> None:
    assert check(vault(line), CODE) == ""


def test_a_missing_heading_is_marked_in_the_link() -> None:
    source = vault(
        "[x](<x/scaling laws.md#Chips>) [x](#gone 'T') [x](/x/scaling%20laws#data-2)\n\n"
        "[r]: scaling%20laws.md#Data%20sets"
    )
    assert check(source, CODE) == text(
        """
        a.md:2:24-2:29 warning md-link.missing-heading scaling laws has no heading “Chips”
        a.md:2:37-2:41 warning md-link.missing-heading This note has no heading “gone”
        a.md:2:69-2:75 warning md-link.missing-heading scaling laws has no heading “data-2”
        a.md:4:24-4:35 warning md-link.missing-heading scaling laws has no heading “Data sets”
        """
    )


def test_a_note_that_is_not_known_whole_is_not_judged() -> None:
    assert check("//- a.md\n[x](b.md#gone)\n//- x/b.md\n//- y/b.md\n", CODE) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](x/scaling%20laws.md#scaling-law)", "[x](x/scaling%20laws.md#scaling-laws)"),
        ("[x](x/scaling%20laws.md#Scaling%20Law)", "[x](x/scaling%20laws.md#Scaling%20Laws)"),
        ("[x](x/scaling%20laws.md#2024-what-next)", "[x](x/scaling%20laws.md#2024-whats-next)"),
        ("[x](#owns)", "[x](#own)"),
    ],
)
def test_the_nearest_heading_is_offered(before: str, after: str) -> None:
    assert fixes(vault(before), CODE).startswith("* offered: Write “")
    assert fix(vault(before), CODE) == f"## Own\n{after}\n"


def test_no_heading_is_offered_where_none_is_alike() -> None:
    assert fixes(vault("[x](#chips)"), CODE) == ""
