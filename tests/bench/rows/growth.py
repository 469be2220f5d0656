"""Much is typed, and notes are opened and closed: at the end, a key takes as long as at the start,
and the server has as much memory."""

from __future__ import annotations

from tests.bench import floors
from tests.bench.bench import Bench
from tests.bench.client import Client
from tests.bench.editing import Document, Trial, Typist, trials
from tests.bench.measurement import Figures, Judged, Measurement, Row, Skipped, Target, Unit

_NOTES = 20
_KEYS = 25
_ROUNDS = 10
"""How often each note is opened, typed in and closed: 5,000 keys in all."""

_TIME = Row(
    "growth-time",
    "keystroke → diagnostics after 5,000 edits",
    "the same of a server that has just begun",
    Judged.MEDIAN,
    Target(times_floor=1.1),
)
_MEMORY = Row(
    "growth-memory",
    "resident memory after 5,000 edits",
    "the same after 500 edits",
    Judged.MEDIAN,
    Target(times_floor=1.05),
    Unit.BYTES,
)


async def _run(bench: Bench) -> dict[str, Figures]:
    seconds = Figures()
    chosen = trials(bench.vault, _NOTES)
    try:
        async with bench.server() as client:
            await _type_in_all(client, chosen)  # that is how notes come to be known
            memory = floors.memory(client.process.pid)
            for _ in range(_ROUNDS):
                await _type_in_all(client, chosen)
            grown = Figures([floors.memory(client.process.pid)], [memory])
            async with bench.server() as fresh:
                await _type_in_all(fresh, chosen)
                for trial in chosen:  # in turns: the machine may have become slower meanwhile
                    seconds.ours += await _type(client, trial)
                    seconds.floor += await _type(fresh, trial)
    except OSError:
        raise Skipped("this system does not tell how much memory a process has") from None
    return {_TIME.key: seconds, _MEMORY.key: grown}


async def _type_in_all(client: Client, chosen: list[Trial]) -> None:
    for trial in chosen:
        await _type(client, trial)


async def _type(client: Client, trial: Trial) -> list[float]:
    document = Document(client, trial.path, trial.text)
    typist = Typist(document, trial.typed_line)
    seconds = [(await typist.press())[0] for _ in range(_KEYS)]
    document.close()
    return seconds


MEASUREMENT = Measurement([_TIME, _MEMORY], _run)
