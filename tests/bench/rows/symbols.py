"""The search for notes and headings of the whole vault."""

from __future__ import annotations

from tests.bench import floors
from tests.bench.bench import Bench, expect
from tests.bench.editing import trials
from tests.bench.measurement import Figures, Measurement, Row, Target

_NOTES = 20

_ROW = Row(
    "workspace-symbol",
    "`workspace/symbol`",
    "an echo server",
    target=Target({10_000: 0.005, 100_000: 0.015}),
)


async def _run(bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    async with bench.server() as client, bench.echo() as echo:
        for trial in trials(bench.vault, _NOTES):
            answer = await client.ask("workspace/symbol", {"query": trial.title})
            result = answer.result()
            found = [symbol["location"]["uri"] for symbol in result]
            expect(trial.target.as_uri() in found, f"what is found for “{trial.title}”")
            await floors.prepare_echo(echo, result)
            figures.add(answer.arrived - answer.sent, await floors.echo(echo))
            # Somebody types this, letter by letter: what is found first is short of letters.
            for letters in (3, 6):
                query = trial.title[:letters]
                answer = await client.ask("workspace/symbol", {"query": query})
                result = answer.result()
                expect(result, f"what is found for “{query}”")
                await floors.prepare_echo(echo, result)
                figures.add(answer.arrived - answer.sent, await floors.echo(echo))
    return {_ROW.key: figures}


MEASUREMENT = Measurement([_ROW], _run)
