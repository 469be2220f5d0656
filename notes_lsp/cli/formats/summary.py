"""What a report comes to: how many findings of each code, in a table and in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from notes_lsp.cli.report import Found, Report
from notes_lsp.rules.finding import LEVELS, Level


class CodeCount(NamedTuple):
    """The findings of one code and level, and how many of them `--fix` repairs."""

    level: Level
    code: str
    found: int
    fixable: int


def code_counts(report: Report) -> list[CodeCount]:
    """One for each code and level, the most serious first, then the most frequent."""
    counts = Counter((item.finding.level, item.finding.code) for item in report.found)
    fixable = Counter(
        (item.finding.level, item.finding.code) for item in report.found if item.is_fixable
    )
    rows = [CodeCount(*key, count, fixable[key]) for key, count in counts.items()]
    return sorted(rows, key=lambda row: (LEVELS.index(row.level), -row.found, row.code))


def sentence(report: Report) -> str:
    """What was found in how many notes, without a stop."""
    found = number(len(report.found), "finding") if report.found else "Nothing found"
    return f"{found} in {number(report.notes, 'note')}"


def number(count: int, what: str) -> str:
    """`count` things, each a `what`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def worst_first(found: Iterable[Found]) -> list[Found]:
    """By level, then by path and place."""
    return sorted(found, key=lambda item: LEVELS.index(item.finding.level))
