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
    "the same after 500",
    Judged.MEDIAN,
    Target(times_floor=1.1),
)
_MEMORY = Row(
    "growth-memory",
    "resident memory after 5,000 edits",
    "the same after 500",
    Judged.MEDIAN,
    Target(times_floor=1.05),
    Unit.BYTES,
)


async def _run(bench: Bench) -> dict[str, Figures]:
    seconds: list[list[float]] = []
    memory: list[float] = []
    chosen = trials(bench.vault, _NOTES)
    async with bench.server() as client:
        for _ in range(_ROUNDS + 1):
            seconds.append([key for trial in chosen for key in await _type(client, trial)])
            try:
                memory.append(floors.memory(client.process.pid))
            except OSError:
                raise Skipped("this system does not tell how much memory a process has") from None
    # The first round does not count: that is how notes come to be known.
    return {
        _TIME.key: Figures(seconds[-1], seconds[1]),
        _MEMORY.key: Figures([memory[-1]], [memory[1]]),
    }


async def _type(client: Client, trial: Trial) -> list[float]:
    document = Document(client, trial.path, trial.text)
    typist = Typist(document, trial.typed_line)
    seconds = [(await typist.press())[0] for _ in range(_KEYS)]
    document.close()
    return seconds


MEASUREMENT = Measurement([_TIME, _MEMORY], _run)
