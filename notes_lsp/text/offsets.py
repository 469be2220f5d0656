"""Sorted offsets into a text that change with it: the storage of `LineIndex`."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence


class SortedOffsets:
    """Ascending offsets, no two equal, that follow the edits of a text.

    A gap buffer whose gap lies at the last edit. Values before the gap are kept as they are;
    values after it, in reverse, as their distance from an origin that moves with every edit. So an
    edit shifts all later values by one addition, and the next edit pays only for the values
    between the two.
    """

    __slots__ = ("_after", "_before", "_origin")

    def __init__(self, values: Iterable[int] = ()) -> None:
        """`values` in ascending order; an array of them is taken over as it is."""
        self._before = values if isinstance(values, array) else array("q", values)
        self._after = array("q")
        self._origin = 0

    def __len__(self) -> int:
        return len(self._before) + len(self._after)

    def __getitem__(self, index: int) -> int:
        """The value at `index`, counted from 0. Raises IndexError outside of the sequence."""
        beyond = index - len(self._before)
        if beyond >= 0:
            return self._origin - self._after[-1 - beyond]
        if index < 0:
            raise IndexError(index)
        return self._before[index]

    def __iter__(self) -> Iterator[int]:
        yield from self._before
        for distance in reversed(self._after):
            yield self._origin - distance

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SortedOffsets):
            return NotImplemented
        return len(self) == len(other) and all(map(int.__eq__, self, other))

    def __repr__(self) -> str:
        return f"SortedOffsets({list(self)})"

    def count_below(self, offset: int) -> int:
        """How many values are less than `offset`."""
        count = bisect_left(self._before, offset)
        if count < len(self._before):
            return count
        return len(self) - bisect_right(self._after, self._origin - offset)

    def count(self, start: int, end: int) -> int:
        """How many values lie in [start, end)."""
        if not self._before and not self._after:
            return 0
        return self.count_below(end) - self.count_below(start)

    def splice(self, start: int, end: int, delta: int, new: Sequence[int]) -> None:
        """Drop the values in [start, end), shift all later ones by `delta`, put `new` in.

        `new` is ascending and fits between what is left: from `start` up to `end + delta`.
        """
        if self._before.typecode != "q":  # taken over, and too narrow for what may come
            self._before = array("q", self._before)
        self._move_gap(self.count_below(end))
        del self._before[bisect_left(self._before, start) :]
        self._before.extend(new)
        self._origin += delta

    def _move_gap(self, index: int) -> None:
        """Have exactly the first `index` values before the gap."""
        surplus = len(self._before) - index
        if surplus > 0:
            self._pour(self._before, self._after, surplus)
        elif surplus < 0:
            self._pour(self._after, self._before, -surplus)

    def _pour(self, source: array[int], target: array[int], count: int) -> None:
        """Move the `count` values next to the gap to its other side.

        The same subtraction makes distances of values and values of distances.
        """
        origin = self._origin
        moved = source[-count:]
        del source[-count:]
        moved.reverse()
        target.extend([origin - value for value in moved])
