"""Completion after `[[` and three characters: of a file's name, a word of a title, an alias."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.bench import floors
from tests.bench.bench import Bench, expect
from tests.bench.client import Json
from tests.bench.editing import Document, trials
from tests.bench.measurement import Figures, Measurement, Row, Target

_NOTES = 10
_ALIASES = 10

_SHOWN = 10
"""How many entries of a list one sees."""

_ROW = Row(
    "completion",
    "completion after `[[` and 3 characters",
    "an echo server",
    target=Target({10_000: 0.005, 100_000: 0.010}),
)


async def _run(bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    aliases = list(islice(_aliases(bench.vault), _ALIASES))
    async with bench.server() as client, bench.echo() as echo:
        for number, trial in enumerate(trials(bench.vault, _NOTES)):
            document = Document(client, trial.path, trial.text)
            await document.diagnostics()
            names = [trial.target.stem, trial.title.split()[-1], *aliases[number : number + 1]]
            for name in names:
                written = f"[[{name[:3].lower()}"
                document.replace(trial.typed_line, 0, len("See"), written)
                change = document.last_change
                answer = await document.at(
                    "textDocument/completion", trial.typed_line, len(written)
                )
                result = answer.result()
                expect(_are_best_first(result, name), f"what completes {written}")
                await floors.prepare_echo(echo, result)
                figures.add(answer.arrived - answer.sent, await floors.echo(echo, change))
                document.restore()
            document.close()
    return {_ROW.key: figures}


def _aliases(vault: Path) -> Iterator[str]:
    """Aliases of notes, always the same."""
    notes = sorted(vault.rglob("*.md"))
    random.Random(11).shuffle(notes)
    for path in notes:
        head = path.read_text(encoding="utf-8").split("\n---", 1)[0]
        found = re.search(
            r"^aliases:\s*(?:\[|\n\s*- )\"?([A-Za-z]{3}[^\"\],\n]*)", head, re.MULTILINE
        )
        if found:
            yield found[1]


def _are_best_first(completion: Json, name: str) -> bool:
    """Whether all entries that one sees have a word that begins like `name`."""
    items = sorted(completion["items"], key=lambda item: item.get("sortText", item["label"]))
    begins = re.compile(rf"(?:^|[^a-z0-9]){re.escape(name[:3].lower())}")
    seen = [f"{item['label']} {item.get('filterText', '')}".lower() for item in items[:_SHOWN]]
    return bool(seen) and all(begins.search(text.replace("_", " ")) for text in seen)


MEASUREMENT = Measurement([_ROW], _run)
