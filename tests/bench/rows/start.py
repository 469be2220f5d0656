"""From the spawn of a server to its knowing all notes as the disk has them: with what was kept of
them, and with nothing. The bare start of Python and pygls, which `handshake` is about, is taken
off."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import floors
from tests.bench.bench import Bench, expect, wait_until_read
from tests.bench.client import percentile
from tests.bench.measurement import Figures, Judged, Measurement, Row, Target

_WARM_TIMES = 5
_COLD_TIMES = 1

_WARM = Row(
    "warm-start",
    "warm start: all that was kept loaded and compared with the files",
    "walk and stat",
    Judged.MEDIAN,
    Target(times_floor=2.0),
)
_COLD = Row(
    "cold-build",
    "cold build of the index and all facts",
    "walk and read",
    Judged.MEDIAN,
    Target({10_000: 3.0, 100_000: 30.0}),
)


async def _warm(bench: Bench) -> dict[str, Figures]:
    return {_WARM.key: await _starts(bench, _WARM_TIMES, floors.walk_and_stat)}


async def _cold(bench: Bench) -> dict[str, Figures]:
    bench.forget()
    figures = await _starts(bench, _COLD_TIMES, floors.walk_and_read)
    bench.check()  # the others measure with what is kept
    return {_COLD.key: figures}


async def _starts(bench: Bench, times: int, floor: Callable[[Path], float]) -> Figures:
    taken, bare, floor_seconds = [], [], []
    for _ in range(times):
        bare.append(floors.importing_pygls())
        floor_seconds.append(floor(bench.vault))
        spawned = time.perf_counter()
        async with bench.unread() as client:
            await wait_until_read(client)
            taken.append(time.perf_counter() - spawned)
            await client.shut_down()
    python = percentile(bare, 50)
    expect(min(taken) > python, "when the notes were known")
    return Figures([seconds - python for seconds in taken], floor_seconds)


WARM = Measurement([_WARM], _warm)
COLD = Measurement([_COLD], _cold)
