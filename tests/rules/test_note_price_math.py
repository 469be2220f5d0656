"""`note.price-math`: prices that remark-math takes for a formula."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules import checking

CODE = "note.price-math"
QUARTZ = Settings(links=Links(resolution="quartz"))


def check(source: str) -> str:
    return checking.check(source, CODE, settings=QUARTZ)


def told(text: str) -> list[str]:
    """What is told to be set as a formula."""
    places = [line.split(":")[1:4] for line in check(text).splitlines()]
    lines = text.split("\n")
    found = []
    for line, columns, end in places:
        start, last = columns.split("-")
        assert line == last, "a formula over several lines"
        found.append(lines[int(line) - 1][int(start) - 1 : int(end.split(" ")[0]) - 1])
    return found


def test_it_is_told_where_quartz_publishes_the_notes() -> None:
    source = "It grew from $25 million a year to $100 million."
    assert checking.check(source, CODE) == ""
    assert check(source) == (
        "note.md:1:14-1:37 hint note.price-math "
        "The site sets this as a formula: write \\$ for the dollars of a price"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$5 million to $10 million", ["$5 million to $"]),
        ("$50-$100, $1.5M / $2M, $10k–$20k", ["$50-$", "$1.5M / $", "$10k–$"]),
        ("US$5bn and A$7bn", ["$5bn and A$"]),
        ("$299 to $1499, and $5", ["$299 to $"]),
        ('$1 for [[a_b | x]] <a data-t="1">t</a> [x](y_z) or $2', ["all"]),
        ("$5 for the $x$ axis", ["$5 for the $"]),
        ("$x$ costs $5 to $10", ["$5 to $"]),
        ("| $5 or | $6 to $7 |\n|---|---|\n| $1 to $2 | $3 |", ["$6 to $", "$1 to $"]),
        ("- $5 to\n- $6\n- $1 or $2", ["$1 or $"]),
        ("## From $5 to $10", ["$5 to $"]),
        ("> $5 to $10", ["$5 to $"]),
        ("costs $20, see `< $20`", ["$20, see `< $"]),
        ("[$5 to $10](https://example.org/$a)", ["$5 to $"]),
    ],
)
def test_prices(text: str, found: list[str]) -> None:
    expected = [text[: text.rindex("$") + 1]] if found == ["all"] else found
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "$2x + 3$ and $5y$, $0$ to $1$, $1/2$, $-1$",
        "$3 \\text{ apples}$ and $4 \\times 5$",
        "$2 sin x $ and $ 2 cos x $ or $2 max $",
        "$5_a to $6, $5 = $6, $2^n $, ${a} to ${b}",
        "$5 apples$ are math everywhere",
        "\\$5 to \\$10, \\$5 to $10",
        "`$5 to $10` and `$1`, `$2`",
        '<a title="$5 to $10">x</a> <!-- $5 to $10 -->',
        "[x](https://example.org/$5/to/$10)",
        "%% $5 to $10 %%",
        "$5 a month\n\nand $10",
        "$5 a month\n- and $10",
        "$5 a month\n# and $10",
        "$$5 to $10$$",
        "$2$3",
        "text\n\n    $5 to $10",
        "```\n$5 to $10\n```",
        "$PENGU to $DOGE",
        "only $5",
    ],
)
def test_what_is_no_price_or_no_formula_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_formula_goes_over_lines() -> None:
    assert check("From $5\nto $10").startswith("note.md:1:6-2:5 ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$5 million to $10 million", "\\$5 million to \\$10 million"),
        ("$5 for the $x$ axis", "\\$5 for the $x$ axis"),
        ("$5, $6, $7 and $8 or $9", "\\$5, \\$6, \\$7 and \\$8 or $9"),
        ("costs $20, see `< $20`", "costs \\$20, see `< $20`"),
    ],
)
def test_the_dollars_of_prices_are_escaped(before: str, after: str) -> None:
    assert {line.split(":")[0] for line in fixes(before)} == {"* safe"}
    assert checking.fix(before, CODE, settings=QUARTZ) == after
    assert check(after) == ""


def test_nothing_is_written_into_a_wikilink() -> None:
    assert told("[[x | $5]] to $10") == ["$5]] to $"]
    assert fixes("[[x | $5]] to $10") == []


def fixes(source: str) -> list[str]:
    return checking.fixes(source, CODE, settings=QUARTZ).splitlines()
