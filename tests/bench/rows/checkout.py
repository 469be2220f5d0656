"""git checks out a branch in which 5,000 notes differ, while somebody types."""

from __future__ import annotations

import asyncio
import re
import time

from tests.bench import floors, vaults
from tests.bench.bench import Bench
from tests.bench.client import Client
from tests.bench.editing import Document, Typist, trials
from tests.bench.measurement import Figures, Judged, Measurement, Row, Target

_CHANGED = 2
"""LSP's `FileChangeType.Changed`."""

_LONGEST = 300.0
_LOOK_AGAIN = 0.02

_BACKLINKS = re.compile(r"([\d,]+) notes? links? here")

_TOTAL = Row(
    "checkout",
    "git checkout of 5,000 files: until all are known",
    "reading these files",
    Judged.MEDIAN,
    Target({10_000: 1.5, 100_000: 1.5}),
)
_TYPING = Row(
    "checkout-typing",
    "keystroke → diagnostics during the checkout",
    "an echo server",
    target=Target({10_000: 0.020, 100_000: 0.020}),
)


async def _run(bench: Bench) -> dict[str, Figures]:
    total, typing = Figures(), Figures()
    files = vaults.changed(bench.vault)
    try:
        async with bench.server() as client, bench.echo() as echo:
            trial = trials(bench.vault, 1)[0]
            document = Document(client, trial.path, trial.text)
            typist = Typist(document, trial.typed_line)
            _, found = await typist.press()
            await floors.prepare_echo(echo, found)
            watcher = Document(
                client, bench.vault / "bench" / "bench_watch.md", "[[bench_fresh]]\n"
            )
            ended = asyncio.Event()
            hands = asyncio.create_task(_type(typist, echo, typing, ended))
            await asyncio.to_thread(vaults.switch, bench.vault, vaults.AFTER)
            sent = time.perf_counter()
            changes = [{"uri": path.as_uri(), "type": _CHANGED} for path in files]
            client.notify("workspace/didChangeWatchedFiles", {"changes": changes})
            try:
                async with asyncio.timeout(_LONGEST):
                    while await _backlinks(watcher) < len(files):
                        await asyncio.sleep(_LOOK_AGAIN)
            finally:
                taken = time.perf_counter() - sent
                ended.set()
                await hands
            total.add(taken, floors.reading(files))
    finally:
        vaults.switch(bench.vault, vaults.BEFORE)
        bench.check()  # the others measure with what is kept
    return {_TOTAL.key: total, _TYPING.key: typing}


async def _type(typist: Typist, echo: Client, figures: Figures, ended: asyncio.Event) -> None:
    while not ended.is_set():
        seconds, _ = await typist.press()
        figures.add(seconds, await floors.echo(echo, typist.document.last_change))
        await asyncio.sleep(_BETWEEN_KEYS)


_BETWEEN_KEYS = 0.03
"""Seconds: somebody who types very fast."""


async def _backlinks(watcher: Document) -> int:
    """How many notes link to the one that the first link is to, as a hover tells it."""
    hover = (await watcher.at("textDocument/hover", 0, 4)).result()
    found = _BACKLINKS.search(hover["contents"]["value"]) if hover else None
    return int(found[1].replace(",", "")) if found else 0


MEASUREMENT = Measurement([_TOTAL, _TYPING], _run)
