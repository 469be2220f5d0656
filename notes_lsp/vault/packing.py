"""Rows of small numbers, packed: what a note tells the vault takes 1 KB instead of 7.

A `Table` chooses the narrowest width for each of its columns and gives the rows back as tuples.
What the columns mean is facts.py's business.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WIDTHS = (("B", 0x100), ("H", 0x10000), ("I", 0x100000000))


@dataclass(frozen=True, slots=True)
class Table:
    """Equal rows of numbers from 0 to 2³²-1. Equal contents give equal tables."""

    layout: str
    data: bytes

    def rows(self) -> Iterator[tuple[int, ...]]:
        """The rows, in the order in which they were packed."""
        return struct.iter_unpack(self.layout, self.data) if self.data else iter(())

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.data) // struct.calcsize(self.layout) if self.data else 0


EMPTY = Table("", b"")


def pack(rows: Iterable[tuple[int, ...]]) -> Table:
    """The table of `rows`, all of one length."""
    rows = list(rows)
    if not rows:
        return EMPTY
    layout = "<" + "".join(
        next(code for code, limit in _WIDTHS if most < limit)
        for most in map(max, zip(*rows, strict=True))
    )
    row = struct.Struct(layout)
    return Table(layout, b"".join(row.pack(*values) for values in rows))
