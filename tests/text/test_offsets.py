from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.text.offsets import SortedOffsets

MARKED = st.text("ab", max_size=12)
"""A text in which the offsets of every `a` are the sorted values."""


def marks(text: str) -> list[int]:
    return [offset for offset, character in enumerate(text) if character == "a"]


def test_an_edit_drops_what_it_covers_and_shifts_what_follows() -> None:
    offsets = SortedOffsets([2, 5, 8, 11])

    offsets.splice(4, 9, 3, [6, 7])

    assert list(offsets) == [2, 6, 7, 14]


def test_an_insertion_at_a_value_shifts_it() -> None:
    offsets = SortedOffsets([2, 5])

    offsets.splice(5, 5, 1, [])

    assert list(offsets) == [2, 6]


@pytest.mark.parametrize("index", [-1, 3, 4])
def test_there_is_nothing_outside_of_the_sequence(index: int) -> None:
    offsets = SortedOffsets([2, 5, 8])
    offsets.splice(6, 6, 1, [])

    with pytest.raises(IndexError):
        offsets[index]


def test_equality_is_of_values_wherever_the_last_edit_was() -> None:
    edited = SortedOffsets([1, 2, 3])
    edited.splice(1, 2, 0, [1])

    assert edited == SortedOffsets([1, 2, 3])
    assert edited != SortedOffsets([1, 2, 4])
    assert edited != SortedOffsets([1, 2])
    assert edited != [1, 2, 3]


@settings(max_examples=200, deadline=None)
@given(MARKED, st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), MARKED), max_size=8))
def test_offsets_follow_any_edits(text: str, edits: list[tuple[int, int, str]]) -> None:
    offsets = SortedOffsets(marks(text))
    for some, other, new in edits:
        start, end = sorted((some % (len(text) + 1), other % (len(text) + 1)))
        new_marks = [start + mark for mark in marks(new)]
        offsets.splice(start, end, len(new) - (end - start), new_marks)
        text = text[:start] + new + text[end:]

        expected = marks(text)
        assert list(offsets) == expected
        assert [offsets[index] for index in range(len(offsets))] == expected
        for offset in range(-1, len(text) + 2):
            assert offsets.count_below(offset) == sum(mark < offset for mark in expected)
        assert offsets.count(start, len(text)) == sum(mark >= start for mark in expected)
