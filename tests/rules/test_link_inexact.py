"""`link.inexact`: links by alias, title or folded name, and what a site does not find."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules.checking import check, fix, fixes, text

CODE = "link.inexact"
QUARTZ = Settings(links=Links(resolution="quartz"))

SCALING = """
//- x/scaling_laws.md
---
title: Scaling Laws
aliases: [Power laws, CHINCHILLA]
---
## Data
//- y/other.md
"""


def vault(line: str, path: str = "x/a.md") -> str:
    return f"//- {path}\n{line}\n{SCALING.lstrip()}"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("Scaling Laws", "“Scaling Laws” is a title: write the note's name, scaling_laws"),
        ("scaling laws", "“scaling laws” is a title: write the note's name, scaling_laws"),
        ("power laws", "“power laws” is an alias: write the note's name, scaling_laws"),
        (
            "scaling-laws",
            "“scaling-laws” is a name with other blanks or signs: "
            "write the note's name, scaling_laws",
        ),
    ],
)
def test_a_link_by_another_name_is_a_hint(target: str, message: str) -> None:
    end = 3 + len(target)
    assert check(vault(f"[[{target}]]"), CODE) == f"x/a.md:1:3-1:{end} hint {CODE} {message}"


@pytest.mark.parametrize(
    "line",
    [
        "[[scaling_laws]] [[x/scaling_laws]] [[scaling_laws.md | x]]",
        "[[Scaling_Laws]]",
        "[[#Data]] [[chart.png]] [[gone]]",
        "[[Scaling Laws]](https://example.org)",
        "<div>[[Scaling Laws]]</div>",
        "`[[Scaling Laws]]`",
    ],
)
def test_the_name_of_the_file_is_exact_and_its_case_does_not_matter(line: str) -> None:
    assert check(vault(line), CODE) == ""


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("Scaling_Laws", "a name in another case"),
        ("Scaling Laws", "a title"),
    ],
)
def test_a_site_finds_names_in_their_case_alone(target: str, what: str) -> None:
    assert check(vault(f"[[{target} | x]]"), CODE, settings=QUARTZ) == (
        f"x/a.md:1:3-1:15 warning {CODE} "
        f"The site does not find “{target}” ({what}): write scaling_laws"
    )


@pytest.mark.parametrize("target", ["scaling_laws", "Power laws", "x/scaling_laws"])
def test_what_a_site_finds_is_exact(target: str) -> None:
    said = check(vault(f"[[{target}]]"), settings=QUARTZ)
    assert "The site" not in said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[Scaling Laws]]", "[[scaling_laws | Scaling Laws]]"),
        ("[[ Scaling Laws ]]", "[[ scaling_laws | Scaling Laws ]]"),
        ("[[Scaling Laws | laws]]", "[[scaling_laws | laws]]"),
        ("[[Scaling Laws|laws]]", "[[scaling_laws|laws]]"),
        ("[[Scaling Laws | ]]", "[[scaling_laws | ]]"),
        ("[[Scaling Laws#Data]]", "[[scaling_laws#Data | Scaling Laws > Data]]"),
        ("![[Scaling Laws]]", "![[scaling_laws]]"),
        ("[[a|b]] [[Scaling Laws]]", "[[a|b]] [[scaling_laws|Scaling Laws]]"),
        (
            "| t |\n|-|\n| [[Scaling Laws]] |",
            "| t |\n|-|\n| [[scaling_laws \\| Scaling Laws]] |",
        ),
        (
            "- [[Scaling Laws]], [[power laws]]",
            "- [[scaling_laws | Scaling Laws]], [[scaling_laws | power laws]]",
        ),
    ],
)
def test_the_fix_keeps_what_a_reader_sees(before: str, after: str) -> None:
    assert fix(vault(before), CODE) == f"{after}\n"


def test_the_fix_of_a_note_in_frontmatter_keeps_its_quotes() -> None:
    before = '---\nup: "[[Scaling Laws]]"\n---\n'
    after = '---\nup: "[[scaling_laws | Scaling Laws]]"\n---\n'
    assert fix(vault(before), CODE) == f"{after}\n"


def test_only_a_note_of_the_same_folder_is_meant_for_sure() -> None:
    assert fixes(vault("[[Scaling Laws]]"), CODE) == "* safe: Write scaling_laws"
    assert fixes(vault("[[Scaling Laws]]", "y/a.md"), CODE) == "* offered: Write scaling_laws"


def test_the_path_is_written_where_the_name_is_not_enough() -> None:
    source = """
        //- x/a.md
        [[Scaling Laws]]
        //- y/scaling_laws.md
        ---
        title: Scaling Laws
        ---
        //- z/scaling_laws.md
        """
    assert fixes(source, CODE) == "* offered: Write y/scaling_laws"


def test_a_name_that_no_link_can_hold_has_no_fix() -> None:
    source = """
        //- a.md
        [[Basics of C]]
        //- C# basics.md
        ---
        title: Basics of C
        ---
        """
    assert check(source, CODE) == text(
        """
        a.md:1:3-1:14 hint link.inexact “Basics of C” is a title: write the note's name, C# basics
        """
    )
    assert fixes(source, CODE) == ""


def test_a_fix_taken_twice_changes_nothing_more() -> None:
    line = "[[Scaling Laws]] [[power laws#Data]] [[scaling-laws | s]]"
    once = fix(vault(line), CODE)
    assert check(vault(once.rstrip()), CODE) == ""
