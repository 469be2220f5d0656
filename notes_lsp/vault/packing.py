"""Rows of small numbers, packed: what a note tells the vault takes 1 KB instead of 7.

A `Table` chooses the narrowest width for each of its columns and gives the rows back as tuples.
`Texts` are the strings of a note, to which rows refer by number. What the columns mean is the
business of those who pack.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import starmap

from notes_lsp.syntax.nodes import Piece


@dataclass(frozen=True, slots=True)
class Table:
    """Equal rows of numbers from 0 to 2³²-1. Equal contents give equal tables."""

    layout: str
    data: bytes

    def rows(self) -> Iterator[tuple[int, ...]]:
        """The rows, in the order in which they were packed."""
        return struct.iter_unpack(self.layout, self.data) if self.data else iter(())

    def row(self, number: int) -> tuple[int, ...]:
        """One of the rows, counted from 0. Raises struct.error where there is no such."""
        row, _ = _row_and_column(self.layout, 0)
        return row.unpack_from(self.data, number * row.size)

    def column(self, number: int) -> Sequence[int]:
        """What the rows have in a column."""
        if not self.data:
            return ()
        row, at = _row_and_column(self.layout, number)
        if self.layout[1 + number] == "B":
            return self.data[at :: row.size]
        return [values[number] for values in self.rows()]

    def rows_with(self, column: int, numbers: Collection[int]) -> Iterator[tuple[int, ...]]:
        """Those of the rows that have one of `numbers` in a column, in the same order. Several
        times faster than to look at all rows: the others are not unpacked."""
        if not self.data:
            return
        row, at = _row_and_column(self.layout, column)
        lowest = self.data[at :: row.size]  # the first byte is the lowest
        places = [place for number in numbers for place in _places_of(number & 0xFF, lowest)]
        for place in sorted(set(places)) if len(places) > 1 else places:
            values = row.unpack_from(self.data, place * row.size)
            if values[column] in numbers:
                yield values

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.data) // struct.calcsize(self.layout) if self.data else 0


@cache
def _row_and_column(layout: str, column: int) -> tuple[struct.Struct, int]:
    """The row of a layout, and at which byte of it a column begins."""
    return struct.Struct(layout), struct.calcsize(layout[: 1 + column])


def _places_of(byte: int, data: bytes) -> Iterator[int]:
    place = data.find(byte)
    while place >= 0:
        yield place
        place = data.find(byte, place + 1)


EMPTY = Table("", b"")


def pack(rows: Iterable[tuple[int, ...]]) -> Table:
    """The table of `rows`, all of one length."""
    rows = list(rows)
    if not rows:
        return EMPTY
    layout = "<" + "".join([_width(max(column)) for column in zip(*rows, strict=True)])
    row, _ = _row_and_column(layout, 0)
    return Table(layout, b"".join(starmap(row.pack, rows)))


def _width(most: int) -> str:
    """The narrowest width for numbers up to `most`."""
    return "B" if most < 0x100 else "H" if most < 0x10000 else "I"


class Texts:
    """The strings of a note, each once, in order of first use."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def piece(self, start: int, piece: Piece | None) -> tuple[int, int]:
        """Where `piece` lies after `start`, and the number of its text plus one; 0 for none."""
        return (0, 0) if piece is None else (piece.start - start, self.number(piece.text) + 1)


def unpack_piece(texts: Sequence[str], start: int, at: int, text: int) -> Piece | None:
    """The piece whose text is number `text - 1`, `at` after `start`; 0 is no piece."""
    if not text:
        return None
    shown = texts[text - 1]
    return Piece(start + at, start + at + len(shown), shown)
