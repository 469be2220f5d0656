"""Which notes stand under a key: sets of numbers, four bytes a member.

Sets of Python take 60 bytes a member, which was more than all the rest of the index.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import Final, Generic, NamedTuple

from notes_lsp.vault.numbering import Member, Numbering

_NUMBERS: Final = "I"
"""The type of a number in arrays: 32 bits on all machines that Python runs on."""


class PackedPostings(NamedTuple):
    """`Postings` as few large values, which load without making an object a key.

    `rows` has a signed 32-bit number for each key: the number of its only member, or `~row`, and
    the members of that row are `members[starts[row]:starts[row + 1]]`, in order. `rows`, `starts`
    and `members` are of this machine's byte order.
    """

    keys: list[str]
    rows: bytes
    starts: bytes
    members: bytes


class Postings(Generic[Member]):
    """A map of keys to sets of members, which are kept as the numbers that `numbering` gives."""

    __slots__ = ("_loaded", "_numbering", "_rows", "_starts")

    def __init__(self, numbering: Numbering[Member], packed: PackedPostings | None = None) -> None:
        """What `packed` holds, whose numbers are those of `numbering`."""
        self._numbering = numbering
        self._rows: dict[str, int | array[int]] = {}
        """The only member of a key, or all in order, or `~row` of what was loaded."""
        packed = packed or PackedPostings([], b"", b"", b"")
        self._rows.update(zip(packed.keys, memoryview(packed.rows).cast("i"), strict=True))
        self._starts = memoryview(packed.starts).cast(_NUMBERS)
        self._loaded = memoryview(packed.members).cast(_NUMBERS)

    def add(self, key: str, member: Member) -> None:
        """Put `member` under `key`; nothing happens if it is there."""
        number = self._numbering.number(member)
        row = self._rows.get(key)
        if row is None:
            self._rows[key] = number
            return
        numbers = self._unpacked(row)
        if not _holds(numbers, number):
            if numbers is not row:
                self._rows[key] = numbers
            insort(numbers, number)

    def discard(self, key: str, member: Member) -> None:
        """Take `member` from under `key`; nothing happens if it is not there."""
        row, number = self._rows.get(key), self._numbering.find(member)
        if row is None or number is None:
            return
        numbers = self._unpacked(row)
        if not _holds(numbers, number):
            return
        del numbers[bisect_left(numbers, number)]
        if len(numbers) > 1:
            self._rows[key] = numbers
        elif numbers:
            self._rows[key] = numbers[0]
        else:
            del self._rows[key]

    def of(self, key: str) -> Iterator[Member]:
        """The members under `key`, in no order."""
        return map(self._numbering.members.__getitem__, self._numbers(self._rows.get(key)))

    def count(self, key: str) -> int:
        return len(self._numbers(self._rows.get(key)))

    def __iter__(self) -> Iterator[str]:
        """The keys that have members."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many keys have members."""
        return len(self._rows)

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Postings) or self._rows.keys() != other._rows.keys():
            return False
        return all(set(self.of(key)) == set(other.of(key)) for key in self._rows)

    def packed(self) -> PackedPostings:
        """All that is there."""
        rows = array("i")
        several: list[Sequence[int]] = []
        for row in self._rows.values():
            numbers = self._numbers(row)
            if len(numbers) == 1:
                rows.append(numbers[0])
            else:
                rows.append(~len(several))
                several.append(numbers)
        starts = array(_NUMBERS, accumulate(map(len, several), initial=0))
        members = array(_NUMBERS, chain.from_iterable(several))
        return PackedPostings(list(self._rows), rows.tobytes(), starts.tobytes(), members.tobytes())

    def _numbers(self, row: int | array[int] | None) -> Sequence[int]:
        """The numbers of a row, in order, for reading."""
        if row is None:
            return ()
        if not isinstance(row, int):
            return row
        return (row,) if row >= 0 else self._loaded[self._starts[~row] : self._starts[~row + 1]]

    def _unpacked(self, row: int | array[int]) -> array[int]:
        """The numbers of a row, in order, for changing."""
        return array(_NUMBERS, self._numbers(row)) if isinstance(row, int) else row


def _holds(numbers: Sequence[int], number: int) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number
