"""`link.extra-pipe`: links with more pipes than one."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes

CODE = "link.extra-pipe"


def vault(line: str) -> str:
    return f"//- a.md\n{line}\n//- npm.md\n"


def test_what_the_reader_sees_is_marked() -> None:
    assert check(vault("By [[npm | JavaScript packages | a manager]].")) == (
        "a.md:1:12-1:43 hint link.extra-pipe "
        "Readers see all of “JavaScript packages | a manager”, its pipe too: keep one part"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[npm | packages | a manager]]", "[[npm | a manager]]"),
        ("[[npm|packages|a manager]]", "[[npm|a manager]]"),
        ("[[npm | a | b | c]]", "[[npm | c]]"),
        ("[[npm || c]]", "[[npm |c]]"),
        ("[[npm | c | ]]", "[[npm | c ]]"),
        ("| [[npm \\| packages \\| c]] | b |\n|---|---|", "| [[npm \\| c]] | b |\n|---|---|"),
    ],
)
def test_the_last_part_is_offered(before: str, after: str) -> None:
    assert fixes(vault(before), CODE).startswith("* offered: Keep “")
    assert fix(vault(before), CODE) == f"{after}\n"
    assert check(vault(after), CODE) == ""


def test_nothing_but_pipes_has_no_part_to_keep() -> None:
    assert check(vault("[[npm || ]]"), CODE) != ""
    assert fixes(vault("[[npm || ]]"), CODE) == ""


@pytest.mark.parametrize(
    "line", ["[[npm | packages]]", "![[chart.png|the chart|300]]", "`[[npm | a | b]]`"]
)
def test_one_pipe_and_the_sizes_of_pictures_are_left_alone(line: str) -> None:
    assert check(vault(line)) == ""
