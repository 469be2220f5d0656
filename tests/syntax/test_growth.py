"""That an edit costs no more than the note grows, and that the parts of a note hold little more
than its text. Whole notes are looked at in `tests/test_growth.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes_lsp.syntax.parser import parse
from notes_lsp.syntax.reparse import Change, reparse
from tests.growing_texts import SHAPES
from tests.growth import LENGTH, MORE, grows_too_fast
from tests.syntax.elements import elements, pieces


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_parts_hold_little_more_text_than_the_note(text: Callable[[int], str]) -> None:
    source = text(LENGTH)
    parts = [piece for _, _, _, element in elements(parse(source)) for _, piece in pieces(element)]
    assert sum(len(piece.text) for piece in parts) <= 3 * len(source)


@pytest.mark.parametrize(
    ("block", "inserted"),
    [
        ("a [[b]]\n\n", "x"),
        ("# a\n", "x"),
        ("- a\n\n***\n\n", "\n"),
        ("a\n\n", "```\n"),
        ("%% a\n\n", "%%"),
        ("a\n\n", "<!--\n"),
    ],
)
def test_an_edit_in_many_blocks(block: str, inserted: str) -> None:
    def edit(length: int) -> Callable[[], object]:
        before = block * (length // len(block))
        note = parse(before)
        at = note.starts[len(note.starts) // 2]
        after = before[:at] + inserted + before[at:]
        return lambda: reparse(note, Change(at, at, at + len(inserted)), after)

    assert not grows_too_fast(edit(LENGTH), edit(MORE * LENGTH))
