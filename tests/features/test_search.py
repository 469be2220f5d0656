"""How names fit what somebody has typed."""

from __future__ import annotations

from notes_lsp.features.search import best_matches


def test_what_fits_better_comes_first_and_else_what_came_first() -> None:
    names = ["Spread out", "Bread", "read", "Reader", "To read", "Rye dough", "r e a d", "nothing"]
    assert best_matches("READ", names, str, 10) == (
        ["read", "Reader", "To read", "Spread out", "Bread", "r e a d"],
        False,
    )
    assert best_matches("read", names, str, 2) == (["read", "Reader"], True)
    assert best_matches("", names, str, 3) == (names[:3], True)


def test_one_letter_is_not_scattered() -> None:
    assert best_matches("z", ["az", "b"], str, 5) == (["az"], False)
