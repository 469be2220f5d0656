from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.text.surrogates import halves, is_high, is_low, joined

HIGH, LOW = "\ud83d", "\ude00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        ("é“😀", "é“😀"),
        (HIGH + LOW, "😀"),
        (HIGH, HIGH),
        (LOW + HIGH, LOW + HIGH),
        (HIGH + HIGH + LOW + LOW, HIGH + "😀" + LOW),
        (HIGH + "a" + LOW, HIGH + "a" + LOW),
        ("\ufeff" + HIGH + LOW, "\ufeff😀"),
    ],
)
def test_a_high_and_a_low_surrogate_are_one_character(text: str, expected: str) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize("character", ["\U00010000", "😀", "\U0010ffff"])
def test_halves_join_to_the_character(character: str) -> None:
    high, low = halves(character)

    assert (is_high(high), is_low(high), is_high(low), is_low(low)) == (True, False, False, True)
    assert joined(high + low) == character


def test_no_other_text_begins_or_ends_in_a_half() -> None:
    for text in ("", "a", "\ud7ff", "\ue000", "😀"):
        assert not is_high(text)
        assert not is_low(text)


@settings(max_examples=100, deadline=None)
@given(st.text("a😀\ud800\udbff\udc00\udfff", max_size=8))
def test_what_is_joined_is_the_same_text_in_utf_16(text: str) -> None:
    result = joined(text)

    def utf_16(text: str) -> bytes:
        return text.encode("utf-16-le", "surrogatepass")

    assert utf_16(result) == utf_16(text)
    assert joined(result) == result
    assert not any(is_high(a) and is_low(b) for a, b in pairwise(result))
