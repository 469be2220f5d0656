"""Lines, and blocks that are put between them."""

from __future__ import annotations

import pytest

from notes_lsp.text.editing import insert_block, line_around, line_end
from notes_lsp.text.span import Span, apply_edits


@pytest.mark.parametrize(
    ("text", "end"),
    [("", "\n"), ("a", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb\n", "\r"), ("a\nb\r\n", "\n")],
)
def test_the_first_line_says_how_lines_end(text: str, end: str) -> None:
    assert line_end(text) == end


def test_a_line_has_no_line_end() -> None:
    text = "one\r\ntwo\nthree"
    assert [line_around(text, at).of(text) for at in (0, 3, 5, 8, 9, 14)] == [
        "one",
        "one",
        "two",
        "two",
        "three",
        "three",
    ]
    assert line_around("", 0) == Span(0, 0)


@pytest.mark.parametrize(
    ("text", "offset", "after"),
    [
        ("", 0, "X\n"),
        ("a", 1, "a\n\nX\n"),
        ("a\n\n\n", 2, "a\n\nX\n"),
        ("a\nb\n", 2, "a\n\nX\n\nb\n"),
        ("a\r\n\r\nb\r\n", 5, "a\r\n\r\nX\r\n\r\nb\r\n"),
        ("b\n", 0, "X\n\nb\n"),
    ],
)
def test_a_block_has_blank_lines_around_it(text: str, offset: int, after: str) -> None:
    assert apply_edits(text, [insert_block(text, offset, "X")]) == after
