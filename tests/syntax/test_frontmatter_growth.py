"""That the time for a header grows no faster than its length, whatever it holds."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.frontmatter import read_frontmatter, read_head
from tests.growing_texts import repeated
from tests.growth import LENGTH, MORE, Action, grows_too_fast
from tests.syntax.headers import header


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
    def reading(length: int) -> Action:
        text = header(repeated(pattern, "title: a\n")(length))
        return lambda: (read_frontmatter(text), read_head(text))

    assert not grows_too_fast(reading(LENGTH), reading(MORE * LENGTH))
