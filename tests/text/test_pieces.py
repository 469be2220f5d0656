"""Several rounds of edits as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.text.pieces import Pieces
from notes_lsp.text.span import Edit, apply_edits


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    """A text, and edits of it, then of what they make of it, and so on."""
    text = first = draw(st.text("abc", max_size=12))
    done = []
    for number in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        pairs = zip(places[::2], places[1::2], strict=False)
        edits = [
            Edit(start, end, draw(st.sampled_from(["", str(number) * 2]))) for start, end in pairs
        ]
        done.append(edits)
        text = apply_edits(text, edits)
    return first, done


@given(rounds())
def test_it_makes_what_the_rounds_make(made: tuple[str, list[list[Edit]]]) -> None:
    first, done = made
    text, pieces = first, Pieces(len(first))
    for edits in done:
        text = apply_edits(text, edits)
        pieces.apply(edits)
    assert apply_edits(first, pieces.edits()) == text
    assert pieces.edits() == sorted(pieces.edits())


def test_nothing_is_touched_that_no_round_touches() -> None:
    pieces = Pieces(9)
    pieces.apply([Edit(1, 2, "xyz"), Edit(5, 5, "!")])
    pieces.apply([Edit(2, 3, ""), Edit(9, 10, "")])
    assert pieces.edits() == [Edit(1, 2, "xz"), Edit(5, 5, "!"), Edit(6, 7, "")]
    assert Pieces(3).edits() == []
