"""Somebody types while the server has a long answer to give, or is told of many files."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import islice

from tests.bench import floors, vaults
from tests.bench.bench import Bench, expect
from tests.bench.client import Client, ErrorResponse, Json
from tests.bench.editing import Document, Typist, trials
from tests.bench.measurement import Figures, Measurement, Row, Target
from tests.bench.rows.hub import LINK_TO_HUB, NEW_NAME, expect_all_edits

Work = Callable[[Bench, Client], Awaitable[None]]

_TARGET = Target({10_000: 0.020, 100_000: 0.020})
"""What is wanted during a checkout, which is no easier."""

_RENAMES = 3
_STORM = 10_000
_AT_ONCE = 100
"""How many changes of files an editor tells of in one message."""

_WORKSPACE = Row(
    "busy-diagnostics",
    "keystroke → diagnostics during `workspace/diagnostic`",
    "an echo server",
    target=_TARGET,
)
_RENAME = Row(
    "busy-rename",
    "keystroke → diagnostics during a rename with 10,000 edits",
    "an echo server",
    target=_TARGET,
)
_STORM_ROW = Row(
    "busy-storm",
    "keystroke → diagnostics while 10,000 files are told to have changed",
    "an echo server",
    target=_TARGET,
)


async def _run(row: Row, work: Work, options: Json, bench: Bench) -> dict[str, Figures]:
    figures = Figures()
    async with bench.server(options) as client, bench.echo() as echo:
        trial = trials(bench.vault, 1)[0]
        document = Document(client, trial.path, trial.text)
        typist = Typist(document, trial.typed_line)
        _, found = await typist.press()
        await floors.prepare_echo(echo, found)
        working = asyncio.ensure_future(work(bench, client))
        while not working.done() or len(figures.ours) < _FEWEST_KEYS:
            seconds, _ = await typist.press()
            figures.add(seconds, await floors.echo(echo, document.last_change))
            await asyncio.sleep(_BETWEEN_KEYS)
        await working
    return {row.key: figures}


_BETWEEN_KEYS = 0.01
"""Seconds: nobody types so fast, but more keys see more of the work."""

_FEWEST_KEYS = 20


async def _all_findings(bench: Bench, client: Client) -> None:
    """Ask for the findings of all notes, as VS Code does: by parts."""
    told: set[str] = set()
    params = {"previousResultIds": [], "partialResultToken": "findings"}
    answer = await client.ask("workspace/diagnostic", params, _LONGEST)
    for notification in client.notifications:
        if notification.method == "$/progress" and notification.params["token"] == "findings":
            told.update(item["uri"] for item in notification.params["value"]["items"])
    told.update(item["uri"] for item in answer.result()["items"])
    expect(len(told) > bench.notes / 2, f"what {len(told)} notes were told")


_LONGEST = 600.0


async def _renames(bench: Bench, client: Client) -> None:
    linking = Document(client, bench.vault / vaults.FRESH, LINK_TO_HUB)
    answers = [
        await linking.at("textDocument/rename", 0, 4, newName=NEW_NAME) for _ in range(_RENAMES)
    ]
    await asyncio.sleep(_UNTIL_TYPED)
    for answer in answers:
        try:
            expect_all_edits(bench, answer.result())
        except ErrorResponse as error:
            expect(error.code == _CONTENT_MODIFIED, str(error))


_CONTENT_MODIFIED = -32801
"""LSP's `ErrorCodes.ContentModified`: a server may want no rename while somebody types."""

_UNTIL_TYPED = 0.1
"""Seconds for a key to be answered before large answers are read here, which takes a while."""


async def _storm(bench: Bench, client: Client) -> None:
    """Tell that very many files have changed, though they are as they were."""
    changes = [{"uri": path.as_uri(), "type": 2} for path in vaults.linking(bench.vault)]
    rest = iter(changes[:_STORM])
    while part := list(islice(rest, _AT_ONCE)):
        client.notify("workspace/didChangeWatchedFiles", {"changes": part})
        await asyncio.sleep(0)


WORKSPACE = Measurement(
    [_WORKSPACE],
    partial(_run, _WORKSPACE, _all_findings, {"notes-lsp": {"diagnostics": {"scope": "vault"}}}),
)
RENAME = Measurement([_RENAME], partial(_run, _RENAME, _renames, None))
STORM = Measurement([_STORM_ROW], partial(_run, _STORM_ROW, _storm, None))
