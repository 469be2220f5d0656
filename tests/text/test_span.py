from __future__ import annotations

import pytest

from notes_lsp.text.span import Edit, Span, apply_edits, covers, merged


def test_a_span_covers_its_start_and_not_its_end() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert Span(1, 3).moved(1).of("abcd") == "cd"


def test_a_cursor_touches_both_edges_of_a_span() -> None:
    assert [Span(1, 3).touches(offset) for offset in range(5)] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "abcd"),
        ([Edit(3, 4, "D"), Edit(0, 1, "")], "bcD"),
        ([Edit(1, 2, "x"), Edit(2, 3, "y")], "axyd"),
        ([Edit(2, 2, "1"), Edit(2, 2, "2"), Edit(2, 3, "C")], "ab12Cd"),
        ([Edit(4, 4, "!")], "abcd!"),
    ],
)
def test_edits_are_in_terms_of_the_text_before_any_of_them(
    edits: list[Edit], expected: str
) -> None:
    assert apply_edits("abcd", edits) == expected


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="edits overlap at 1"):
        apply_edits("abcd", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def test_covers() -> None:
    spans = [Span(2, 4), Span(4, 6), Span(9, 10)]
    assert [covers(spans, offset) for offset in range(11)] == [
        *(False, False, True, True, True, True, False, False, False, True, False)
    ]
    assert not covers([], 0)


def test_merged() -> None:
    spans = [Span(5, 6), Span(0, 9), Span(1, 2), Span(9, 10), Span(12, 13)]
    assert merged(spans) == [Span(0, 10), Span(12, 13)]
