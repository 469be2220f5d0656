"""Questions about a link: where it leads, and what is there."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench import floors
from tests.bench.bench import Bench, expect
from tests.bench.client import Json
from tests.bench.editing import Document, Trial, trials
from tests.bench.measurement import Figures, Measurement, Row, Target

_NOTES = 20
_TIMES = 3

_TARGET = Target({10_000: 0.002, 100_000: 0.002})
_DEFINITION = Row("definition", "definition", "an echo server", target=_TARGET)
_HOVER = Row("hover", "hover", "an echo server", target=_TARGET)


async def _definition(bench: Bench) -> dict[str, Figures]:
    return {_DEFINITION.key: await _ask(bench, "textDocument/definition", _leads_there)}


async def _hover(bench: Bench) -> dict[str, Figures]:
    return {_HOVER.key: await _ask(bench, "textDocument/hover", _shows_it)}


async def _ask(bench: Bench, method: str, is_right: Callable[[Trial, Json], bool]) -> Figures:
    figures = Figures()
    async with bench.server() as client, bench.echo() as echo:
        for trial in trials(bench.vault, _NOTES):
            document = Document(client, trial.path, trial.text)
            await document.diagnostics()  # which every editor asks for first
            for _ in range(_TIMES):
                answer = await document.at(method, trial.line, trial.character)
                result = answer.result()
                expect(is_right(trial, result), f"{method} in {trial.path.name}")
                await floors.prepare_echo(echo, result)
                figures.add(answer.arrived - answer.sent, await floors.echo(echo))
            document.close()
    return figures


def _leads_there(trial: Trial, links: Json) -> bool:
    return [link["targetUri"] for link in links] == [trial.target.as_uri()]


def _shows_it(trial: Trial, hover: Json) -> bool:
    return trial.title in hover["contents"]["value"]


DEFINITION = Measurement([_DEFINITION], _definition)
HOVER = Measurement([_HOVER], _hover)
