"""From the spawn of a server to its answer to `initialize`, with a vault that is known."""

from __future__ import annotations

import time

from tests.bench import floors
from tests.bench.bench import CAPABILITIES, PROGRAM, Bench, expect
from tests.bench.client import connect
from tests.bench.measurement import Figures, Judged, Measurement, Row, Target

_TIMES = 5

_ROW = Row(
    "handshake",
    "spawn → answer to `initialize`",
    "`python -c 'import pygls.lsp.server'`",
    Judged.MEDIAN,
    Target(times_floor=1.15),
)


async def _run(bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    for _ in range(_TIMES):
        floor = floors.importing_pygls()
        spawned = time.perf_counter()
        async with connect([*PROGRAM, "serve"], bench.vault, bench.environment()) as client:
            result = await client.initialize(CAPABILITIES)
            figures.add(time.perf_counter() - spawned, floor)
            expect(result["capabilities"]["definitionProvider"], "what the server can do")
            await client.shut_down()
    return {_ROW.key: figures}


MEASUREMENT = Measurement([_ROW], _run)
