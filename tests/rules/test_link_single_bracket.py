"""`link.single-bracket`: links with one bracket on either side."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes

CODE = "link.single-bracket"


def vault(line: str) -> str:
    return f"//- x/a.md\n{line}\n//- x/liberty.md\n//- y/chips.md\n//- x.png\n"


def test_it_is_marked_whole() -> None:
    assert check(vault("Limited ([liberty | their liberty]).")) == (
        "x/a.md:1:10-1:35 warning link.single-bracket "
        "A link to “liberty” has two brackets on either side: write [[…]]"
    )


@pytest.mark.parametrize(
    ("before", "after", "safety"),
    [
        ("([liberty | l])", "([[liberty | l]])", "safe"),
        ("[Liberty|l], [liberty#A | l]", "[[Liberty|l]], [[liberty#A | l]]", "safe"),
        ("[chips | GPUs]", "[[chips | GPUs]]", "offered"),
    ],
)
def test_the_others_are_written(before: str, after: str, safety: str) -> None:
    assert set(fixes(vault(before), CODE).splitlines()) == {f"* {safety}: Write [[…]]"}
    assert fix(vault(before), CODE) == f"{after}\n"
    assert check(vault(after), CODE) == ""


@pytest.mark.parametrize(
    "line",
    [
        "[[liberty | l]] [liberty] [gone | x] [x.png|300]",
        "P(E) = [P(H) * P(E|H)] or [--encryption standard|e2ee]",
        "[liberty | l](https://example.org) [liberty | l][1] `[liberty | l]`",
        "> [!liberty|Title]",
        "| a | b |\n|---|---|\n| [liberty | l] |",
    ],
)
def test_what_names_no_note_or_is_something_else_is_left_alone(line: str) -> None:
    assert check(vault(line), CODE) == ""
