"""How the time for something grows with what it is done to.

Most of it passes in C, where nothing can be counted; so times of the process are compared, of one
length and of four times as much, each the best of several, and again where something was in the
way. A square shows as sixteen times, n log n as five.
"""

from __future__ import annotations

import os
import time
import timeit
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

LENGTH: Final = int(os.environ.get("GROWTH_LENGTH", "5000"))
"""The lesser length, in characters. A square that costs little shows only with a greater one, as
`make fuzz` has it."""

MORE: Final = 4
"""How many times longer the other one is."""

_TOO_FAST: Final = 10
_NOTHING: Final = 1e-3
"""Seconds: what takes less than so much says nothing."""
_ROUNDS: Final = (2, 4, 8)
"""How often each is done, and done again where it seems to take too long: something else may have
been in the way."""

Action: TypeAlias = Callable[[], object]


def best_time(action: Action, rounds: int) -> float:
    """The seconds of the process that `action` takes at best; meanwhile `timeit` leaves the garbage
    alone, since to look for it takes longer the more there is."""
    return min(timeit.repeat(action, timer=time.process_time, number=1, repeat=rounds))


def grows_too_fast(small: Action, large: Action) -> bool:
    """Whether `large`, which does to four times as much what `small` does, takes much more than
    four times as long."""
    limit = _TOO_FAST * _NOTHING
    for rounds in _ROUNDS:
        taken = best_time(large, rounds)
        if taken < limit or taken < _TOO_FAST * best_time(small, rounds):
            return False
    return True


def growing_too_fast(small: Mapping[str, Action], large: Mapping[str, Action]) -> list[str]:
    """The names of those actions that take too long with `large`."""
    return [name for name, action in large.items() if grows_too_fast(small[name], action)]
