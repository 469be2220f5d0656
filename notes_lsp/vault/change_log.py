"""What changed since when, of things that have numbers: so that what was made of all of them is
brought up to date by looking at a few."""

from __future__ import annotations

from array import array
from typing import Final

KEPT: Final = 65_536
"""So many changes are known one by one, at least, and twice as many at most: a session may last for
weeks, and each key that is typed is a change."""


class ChangeLog:
    """The numbers of things in the order in which they came, changed or went."""

    __slots__ = ("_before", "_recent")

    def __init__(self, before: int = 0) -> None:
        """`before`: how many changes there were already, of which nothing is known."""
        self._before = before
        self._recent = array("I")

    @property
    def moment(self) -> int:
        """The present one. The first is 0."""
        return self._before + len(self._recent)

    def add(self, number: int) -> None:
        """Something changed."""
        self._recent.append(number)
        if len(self._recent) >= 2 * KEPT:
            del self._recent[:KEPT]
            self._before += KEPT

    def since(self, moment: int) -> list[int] | None:
        """What changed since a moment, each once; None where that was so long ago that it may be
        anything."""
        if moment < self._before:
            return None
        return list(dict.fromkeys(self._recent[moment - self._before :]))
