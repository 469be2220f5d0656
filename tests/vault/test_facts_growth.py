"""That the time for a note's facts grows no faster than its length, whatever it holds.

As in the growth tests of `syntax/`, times are compared, of a text and of one four times as long: a
square would show as sixteen times.
"""

from __future__ import annotations

import time

import pytest

from notes_lsp.syntax.parser import parse
from notes_lsp.vault.facts import read_facts

LENGTH = 10_000
TOO_FAST_GROWTH = 10

PATTERNS = [
    "[a](b.md) ",
    "[a][b] ",
    "][",
    "[a](",
    "<a id=x ",
    "<a  ",
    "<h1>",
    "{#",
    "{:  #x",
    "$5 to ",
    "$5 [[",
    "$1111",
    "$",
    "$5 <a ",
    "\\$",
    "| $5 to ",
    "- $5 to $6\n",
    "[a]: b.md\n",
]
"""Each after a definition, so that undefined references are looked for."""


def best_time(text: str) -> float:
    note = parse(text)

    def timed() -> float:
        start = time.process_time()
        read_facts(note, text)
        return time.process_time() - start

    return min(timed() for _ in range(3))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_facts_take_linear_time(pattern: str) -> None:
    def text(length: int) -> str:
        return "[d]: e.md\n\n" + pattern * (length // len(pattern))

    growth = best_time(text(4 * LENGTH)) / max(best_time(text(LENGTH)), 1e-3)
    assert growth < TOO_FAST_GROWTH
