"""What a measurement is: rows of the table, and how their figures are made.

A figure alone says much of the machine and little of the program, so that each has a floor beside
it: what the same work costs at the very least, measured at the same time, in turns.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from tests.bench.bench import Bench
from tests.bench.client import percentile


class Unit(Enum):
    """What figures count. Inside they are seconds or bytes."""

    SECONDS = "s"
    BYTES = "B"


class Judged(Enum):
    """Which of many figures a target is about, in percent of those that are not larger."""

    MEDIAN = 50
    P95 = 95


class Target(NamedTuple):
    """What is wanted: at most `value`, in the unit of the row, in vaults of up to so many notes; or
    at most so many times the floor."""

    values: Mapping[int, float] = {}
    times_floor: float | None = None

    def value(self, notes: int) -> float | None:
        """The target in a vault of so many `notes`; that of the largest beyond it."""
        if not self.values:
            return None
        return self.values[
            min((size for size in self.values if size >= notes), default=max(self.values))
        ]


@dataclass(slots=True)
class Figures:
    """What was measured of one row, in the order in which it was, in seconds or bytes."""

    ours: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    def add(self, ours: float, floor: float) -> None:
        self.ours.append(ours)
        self.floor.append(floor)

    def ratio(self) -> float:
        """How many times the floor ours is, by medians: they bear a machine that does other things
        better than the extremes do."""
        return percentile(self.ours, 50) / percentile(self.floor, 50)


class Row(NamedTuple):
    """A row of the table. Records know it by its `key`."""

    key: str
    title: str
    floor: str
    judged: Judged = Judged.P95
    target: Target = Target()
    unit: Unit = Unit.SECONDS


Run = Callable[[Bench], Awaitable[Mapping[str, Figures]]]
"""Measures once, and gives the figures of each row by its key.

Raises `Skipped` where that can't be done here, and `WrongAnswer`.
"""


class Measurement(NamedTuple):
    """What is measured in one go: often one row, more where one piece of work shows several."""

    rows: Sequence[Row]
    run: Run


class Skipped(Exception):
    """This can't be measured here; the message says why."""
