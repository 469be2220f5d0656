"""A key is pressed; how long until the findings of the note are there."""

from __future__ import annotations

from tests.bench import floors
from tests.bench.bench import Bench
from tests.bench.editing import Document, Typist, trials
from tests.bench.measurement import Figures, Measurement, Row, Target

_NOTES = 10
_KEYS = 20

_ROW = Row(
    "keystroke",
    "keystroke → diagnostics of that note",
    "an echo server",
    target=Target({10_000: 0.003, 100_000: 0.004}),
)


async def _run(bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    async with bench.server() as client, bench.echo() as echo:
        for trial in trials(bench.vault, _NOTES):
            document = Document(client, trial.path, trial.text)
            typist = Typist(document, trial.typed_line)
            _, found = await typist.press()  # the first look at a note is no keystroke
            await floors.prepare_echo(echo, found)
            for _ in range(_KEYS):
                seconds, _ = await typist.press()
                figures.add(seconds, await floors.echo(echo, document.last_change))
            document.close()
    return {_ROW.key: figures}


MEASUREMENT = Measurement([_ROW], _run)
