"""`notes-lsp check` as a whole process: of a vault that it has seen before, and of one that it has
not."""

from __future__ import annotations

import time

from tests.bench import floors
from tests.bench.bench import Bench
from tests.bench.measurement import Figures, Judged, Measurement, Row, Target

_AGAIN_TIMES = 3

_AGAIN = Row(
    "check-again",
    "`check`, nothing changed since the last",
    "a Python that walks and stats",
    Judged.MEDIAN,
    Target({10_000: 0.5, 100_000: 3.0}),
)
_FIRST = Row(
    "check-first", "`check` the first time", "a Python that walks and reads", Judged.MEDIAN
)


async def _run(bench: Bench) -> dict[str, Figures]:
    bench.forget()
    first = Figures([_check(bench)], [floors.process_that_reads(bench.vault)])
    again = Figures()
    for _ in range(_AGAIN_TIMES):
        floor = floors.process_that_stats(bench.vault)
        again.add(_check(bench), floor)
    return {_FIRST.key: first, _AGAIN.key: again}


def _check(bench: Bench) -> float:
    started = time.perf_counter()
    bench.check()
    return time.perf_counter() - started


MEASUREMENT = Measurement([_AGAIN, _FIRST], _run)
