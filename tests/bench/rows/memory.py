"""The memory of a server that knows the vault, in which some notes have been looked at."""

from __future__ import annotations

from tests.bench import floors
from tests.bench.bench import Bench
from tests.bench.editing import Document, Typist, trials
from tests.bench.measurement import Figures, Judged, Measurement, Row, Skipped, Target, Unit

_NOTES = 10

_ROW = Row(
    "memory",
    "resident memory",
    "a Python that has imported pygls",
    Judged.MEDIAN,
    Target({10_000: 100e6, 100_000: 350e6}),
    Unit.BYTES,
)


async def _run(bench: Bench) -> dict[str, Figures]:
    async with bench.server() as client:
        for trial in trials(bench.vault, _NOTES):
            document = Document(client, trial.path, trial.text)
            await Typist(document, trial.typed_line).press()
            await document.at("textDocument/hover", trial.line, trial.character)
            await document.at("textDocument/completion", trial.line, trial.character)
            document.close()
        await client.request("workspace/symbol", {"query": "the"})
        try:
            figures = Figures([floors.memory(client.process.pid)], [floors.memory_of_pygls()])
        except OSError:
            raise Skipped("this system does not tell how much memory a process has") from None
    return {_ROW.key: figures}


MEASUREMENT = Measurement([_ROW], _run)
