"""A heading vanishes that 100 open notes link to, and appears again: all of them are told of it."""

from __future__ import annotations

import asyncio
import time

from tests.bench import floors, vaults
from tests.bench.bench import Bench, expect
from tests.bench.client import Json
from tests.bench.editing import Document
from tests.bench.measurement import Figures, Measurement, Row, Target

_TIMES = 10
_LONGEST = 30.0
"""Seconds after which all must have been told."""

_ROW = Row(
    "affected",
    "a heading appears or vanishes: its note and 100 others judged again",
    "an echo server",
    target=Target({10_000: 0.005, 100_000: 0.005}),
)


async def _run(bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    async with bench.server() as client, bench.echo() as echo:
        others = [Document(client, path) for path in vaults.linking(bench.vault)[: vaults.AFFECTED]]
        for other in others:
            await other.diagnostics()
        hub = Document(client, bench.vault / vaults.HUB)
        await floors.prepare_echo(echo, (await hub.diagnostics()).result())
        line = hub.text.split("\n").index(f"## {vaults.HEADING}")
        for number in range(2 * _TIMES):
            vanishes = number % 2 == 0
            floor = await floors.echo(echo, hub.last_change)
            started = time.perf_counter()
            hub.replace(line, 3, 3 + (not vanishes), "X" if vanishes else "")
            told: dict[str, Json] = {}
            async with asyncio.timeout(_LONGEST):
                while len(told) < len(others):  # some at a time, so that typing can go on
                    answer = await hub.diagnostics()
                    told |= answer.result().get("relatedDocuments", {})
            figures.add(answer.arrived - started, floor)
            expect(
                all(_misses_heading(told[other.uri]) == vanishes for other in others),
                "what the others were told of the heading",
            )
    return {_ROW.key: figures}


def _misses_heading(report: Json) -> bool:
    return any(vaults.HEADING in item["message"] for item in report["items"])


MEASUREMENT = Measurement([_ROW], _run)
