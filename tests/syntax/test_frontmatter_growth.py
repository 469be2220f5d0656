"""That the time for a header grows no faster than its length, whatever it holds.

Most of it passes in C, where opcodes can't be counted; so times are compared, of a text and of one
four times as long, each the best of several. A square would show as sixteen times.
"""

from __future__ import annotations

import time

import pytest

from notes_lsp.syntax.frontmatter import read_frontmatter, read_head
from tests.syntax.headers import header

LENGTH = 5_000
TOO_FAST_GROWTH = 10


def best_time(text: str) -> float:
    def timed() -> float:
        start = time.process_time()
        read_frontmatter(text)
        read_head(text)
        return time.process_time() - start

    return min(timed() for _ in range(3))


def growth(pattern: str) -> float:
    small, large = (
        header("title: a\n" + pattern * (length // len(pattern))) for length in (LENGTH, 4 * LENGTH)
    )
    return best_time(large) / best_time(small)


@pytest.mark.parametrize(
    "pattern",
    [
        *("a", " ", "a ", "\r", "-", "---", "--- \n", ". . ", "text\n", "\n", "# c\n"),
        *("a: b\n", "a:\n  - b\n", "  - a\n - b\n", "a: b: c\n", "- @x\n", "a: |\n", "a: b\n c\n"),
        *("[", "{", "- ", "? ", "a: [", "[a, ", "a: [b: @c]\n", "a: {b, \n", "a: ]\n"),
        *('a: "\n', "a: '\n", '\\"', '"a\\"', 'a: "x" y\n', 'a: "b\n  c"\n', "x: 'a'\n y: z\n"),
        *("&a ", "a: &x\n", "*a ", "[[x]]", 'a: "[[x]]"\n', 'a: "[["\n', "\u2028", "\x00", "\t"),
    ],
)
def test_time_grows_with_the_length(pattern: str) -> None:
    # Again where the machine was busy with something else.
    assert any(growth(pattern) < TOO_FAST_GROWTH for _ in range(3))
