"""`Pieces`: several rounds of edits of a text, as one."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.text.span import Edit, Span


class Pieces:
    """A text that edits were made to, as pieces of the first text and new ones between them."""

    def __init__(self, length: int) -> None:
        """`length` is that of the first text."""
        self._length = length
        self._pieces: list[Span | str] = [Span(0, length)]

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make `edits`, which are by place, don't overlap, and are in terms of the text before
        any of them. Takes time in proportion to the pieces and the edits."""
        reader = _Reader(self._pieces)
        pieces: list[Span | str] = []
        for edit in edits:
            pieces += reader.read(edit.start)
            reader.read(edit.end)
            pieces.append(edit.text)
        pieces += reader.read(None)
        self._pieces = pieces

    def edits(self) -> list[Edit]:
        """What makes the text as it is of the first one: by place, without overlap."""
        edits = []
        done = 0
        new = ""
        for piece in (*self._pieces, Span(self._length, self._length)):
            if isinstance(piece, str):
                new += piece
                continue
            if new or piece.start > done:
                edits.append(Edit(done, piece.start, new))
            done, new = piece.end, ""
        return edits


class _Reader:
    """Reads pieces from the first to the last."""

    def __init__(self, pieces: list[Span | str]) -> None:
        self._pieces = pieces
        self._index = 0
        self._within = 0
        self._offset = 0

    def read(self, end: int | None) -> list[Span | str]:
        """The pieces up to the offset `end`, None for all that are left."""
        found: list[Span | str] = []
        while self._index < len(self._pieces) and (end is None or self._offset < end):
            piece = self._pieces[self._index]
            left = _length(piece) - self._within
            taken = left if end is None else min(left, end - self._offset)
            if taken:
                found.append(_part(piece, self._within, self._within + taken))
            self._offset += taken
            self._within += taken
            if taken == left:
                self._index, self._within = self._index + 1, 0
        return found


def _length(piece: Span | str) -> int:
    return len(piece) if isinstance(piece, str) else piece.end - piece.start


def _part(piece: Span | str, start: int, end: int) -> Span | str:
    if isinstance(piece, str):
        return piece[start:end]
    return Span(piece.start + start, piece.start + end)
