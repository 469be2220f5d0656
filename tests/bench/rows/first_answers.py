"""The first questions, asked at once while a server looks through a vault that it knows: when the
first right answers are there."""

from __future__ import annotations

import asyncio
import time

from tests.bench import floors
from tests.bench.bench import Bench
from tests.bench.editing import Document, Trial, Typist, trials
from tests.bench.measurement import Figures, Judged, Measurement, Row

_TIMES = 3
_LONGEST = 120.0

_FLOOR = "walk and stat"
_DEFINITION = Row(
    "first-definition", "`initialized` → first right definition", _FLOOR, Judged.MEDIAN
)
_KEYSTROKE = Row(
    "first-keystroke", "`initialized` → first keystroke answered", _FLOOR, Judged.MEDIAN
)


async def _run(bench: Bench) -> dict[str, Figures]:
    definition, keystroke = Figures(), Figures()
    trial = trials(bench.vault, 1)[0]
    for _ in range(_TIMES):
        floor = floors.walk_and_stat(bench.vault)
        async with bench.unread() as client:
            started = time.perf_counter()
            document = Document(client, trial.path, trial.text)
            async with asyncio.timeout(_LONGEST):
                while not await _is_found(document, trial):
                    pass
            definition.add(time.perf_counter() - started, floor)
            await Typist(document, trial.typed_line).press()
            keystroke.add(time.perf_counter() - started, floor)
            await client.shut_down()
    return {_DEFINITION.key: definition, _KEYSTROKE.key: keystroke}


async def _is_found(document: Document, trial: Trial) -> bool:
    answer = await document.at("textDocument/definition", trial.line, trial.character)
    links = answer.result() or []
    return [link["targetUri"] for link in links] == [trial.target.as_uri()]


MEASUREMENT = Measurement([_DEFINITION, _KEYSTROKE], _run)
