"""Vaults that are being read: what is answered meanwhile, and how the client is told."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from notes_lsp.features import workspace_symbols
from notes_lsp.features.completion import found_notes
from notes_lsp.lsp import loading, upkeep
from notes_lsp.lsp.quiet import QUIET
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import FileStat
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault
from tests.lsp.talking import PULLING, Talk
from tests.lsp.wire import ErrorAnswer

PROGRESS: Any = {**PULLING, "window": {"workDoneProgress": True}}
CREATE = "window/workDoneProgress/create"
VAULT = """
    //- a.md
    [[b#Two]] [[bee]] [[none]]
    //- b.md
    ---
    aliases: [bee]
    ---
    # Two
    """
CODES = ["link.inexact: bee", "link.unresolved: none"]
"""What is wrong in a.md."""


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any vault is taken for one that is read in processes."""
    monkeypatch.setattr(loading, "_FEW_BYTES", -1)


large = pytest.mark.usefixtures("_large")


class Gate:
    """Keeps the tasks that read vaults from going on until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._opened: list[asyncio.Event] = []
        for name in ("take_names", "load"):
            work = getattr(loading, name)
            monkeypatch.setattr(upkeep, name, self._behind(work))

    def _behind(self, work: Any) -> Any:
        async def wait(*arguments: Any) -> None:
            event = asyncio.Event()
            self._opened.append(event)
            await event.wait()
            await work(*arguments)

        return wait

    def open(self, client: Talk) -> None:
        """Let the step that waits be done."""
        for event in self._opened:
            event.set()
        client.wire.advance(0)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def test_the_first_questions_wait_for_names(talk: Callable[..., Talk], gate: Gate) -> None:
    client = talk(VAULT, PULLING)
    client.open("a.md")
    text = client.text("a.md")
    place = client.wire.request("textDocument/definition", client.at("a.md", text.index("bee")))
    assert client.taken("b.md", place["range"]) == "bee"
    assert client.codes("a.md") == CODES
    client.type("a.md", "[[none]]", "[[")
    found = client.wire.request(
        "textDocument/completion", client.at("a.md", len(client.text("a.md")) - 1)
    )
    assert sorted(client.labels(found)) == ["a", "b"]
    assert found["isIncomplete"] is True


def test_a_heading_is_found_in_a_note_that_is_not_read_yet(
    talk: Callable[..., Talk], gate: Gate
) -> None:
    client = talk(VAULT, PULLING)
    client.open("a.md")
    place = client.wire.request("textDocument/definition", client.at("a.md", 3))
    assert client.taken("b.md", place["range"]) == "# Two"
    assert (
        "Two"
        in client.wire.request("textDocument/hover", client.at("a.md", 3))["contents"]["value"]
    )


def test_where_names_take_long_questions_are_answered_all_the_same(
    talk: Callable[..., Talk], gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_PATIENCE", 0)
    client = talk(VAULT, PULLING)
    client.open("a.md")
    assert client.wire.request("textDocument/definition", client.at("a.md", 3)) is None
    assert client.pull("a.md")["items"] == []
    gate.open(client)
    client.wire.advance(QUIET)
    assert client.codes("a.md") == CODES
    asked = [m.get("method") for m in client.wire.sent]
    assert asked.count("workspace/diagnostic/refresh") == 1


def test_the_client_hears_when_more_is_known(talk: Callable[..., Talk], gate: Gate) -> None:
    client = talk("//- a.md\n[[b#Three]]\n//- b.md\n# Two\n", PULLING)
    client.open("a.md")
    assert client.codes("a.md") == []
    gate.open(client)
    gate.open(client)
    client.wire.advance(QUIET)
    assert client.codes("a.md") == ["link.missing-heading: Three"]
    asked = [m.get("method") for m in client.wire.sent]
    assert asked.count("workspace/diagnostic/refresh") == 1


def test_what_changes_while_it_is_read_is_newer(talk: Callable[..., Talk], gate: Gate) -> None:
    others = "".join(f"//- {name}.md\n\n" for name in "bcde")
    client = talk(f"//- a.md\n[[b#New]] [[c#New]] [[d]] [[e#New]]\n{others}", PULLING)
    gate.open(client)  # the names are known
    client.open("b.md")
    client.type("b.md", "", "# New")
    client.write("c.md", "# New\n")
    client.touched("c.md")
    client.remove("d.md")  # nobody tells
    client.open("e.md", text="# New")
    client.write("e.md", "# New")
    client.close("e.md")
    for path in ("c.md", "e.md"):
        client.write(path, "# Newest, of which nobody has told\n")
    gate.open(client)
    assert client.codes("a.md") == ["link.unresolved: d"]


def test_notes_that_come_and_go_while_names_are_read(talk: Callable[..., Talk], gate: Gate) -> None:
    client = talk("//- a.md\n[[b]] [[c]]\n//- c.md\n\n", PULLING)
    client.write("b.md", "")
    client.remove("c.md")
    client.touched("b.md", "c.md")
    gate.open(client)
    gate.open(client)
    assert client.codes("a.md") == ["link.unresolved: c"]


# Progress


def shown(client: Talk) -> list[Any]:
    """What the client was told of progress, and that it is all of one."""
    params = [m["params"] for m in client.wire.sent if m.get("method") == "$/progress"]
    assert len({param["token"] for param in params}) <= 1
    return [param["value"] for param in params]


def test_progress_is_shown_where_the_client_can(talk: Callable[..., Talk], gate: Gate) -> None:
    notes = "".join(f"//- n{number}.md\n\n" for number in range(4))
    client = talk(notes, PROGRESS)
    gate.open(client)
    gate.open(client)
    methods = [
        m.get("method") for m in client.wire.sent if m.get("method") != "client/registerCapability"
    ]
    assert methods[1] == CREATE
    begin, *reports, end = shown(client)
    assert (begin["kind"], begin["title"]) == ("begin", "Reading 4 notes")
    assert [report["kind"] for report in reports] == ["report"] * len(reports)
    assert end == {"kind": "end", "message": "4 notes"}


@large
def test_progress_is_reported_as_reading_goes_on(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = asyncio.Event()
    monkeypatch.setattr(loading, "_read_in_processes", slow_processes(agreed))
    notes = "".join(f"//- n{number}.md\n\n" for number in range(4))
    client = talk(notes, PROGRESS)
    agreed.set()
    client.wire.advance(0)
    percentages = [value.get("percentage") for value in shown(client)]
    assert percentages == [0, 25, 50, 75, 100, None]


def slow_processes(begin: asyncio.Event) -> Any:
    """Reads as processes do, but begins when told."""

    async def read(vault: Any, files: Any, take: Any) -> None:
        await begin.wait()
        for file in files:
            await take(loading._packed_batch_reader(vault)([file.path]))

    return read


@pytest.mark.parametrize("capabilities", [PROGRESS, PULLING])
def test_a_client_that_refuses_the_token_is_told_nothing(
    talk: Callable[..., Talk], capabilities: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: Any) -> None:
        raise ErrorAnswer({"code": -32600, "message": "no"})

    client = talk(VAULT, capabilities, answers={CREATE: refuse})
    assert shown(client) == []
    assert client.codes("a.md") == CODES
    assert caplog.records == []


def test_an_empty_vault_shows_no_progress(talk: Callable[..., Talk]) -> None:
    client = talk("//- x.png\n\n", PROGRESS)
    assert [m for m in client.wire.sent if m.get("method") == CREATE] == []


# Processes


@large
def test_processes_read_the_same(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, PROGRESS)
    client.wait_until_read()
    assert client.codes("a.md") == CODES


@large
def test_a_process_that_is_killed_costs_time_only(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(loading, "read_packed_batch", die)
    client = talk(VAULT, PROGRESS)
    client.wait_until_read()
    assert client.codes("a.md") == CODES
    (record,) = caplog.records
    assert record.getMessage().startswith("Reading goes on without other processes: ")


def die(root: Path, paths: Any, max_size: int) -> Any:
    """Read notes as the system sees fit: there is no memory left."""
    import multiprocessing

    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    from notes_lsp.vault.packed_reads import read_packed_batch

    return read_packed_batch(root, paths, max_size)


def wait_for_ever(root: Path, paths: Any, max_size: int) -> Any:
    """Read notes from a disk that does not answer."""
    threading.Event().wait()


async def test_what_nobody_waits_for_is_not_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool whose processes end fails over futures that are cancelled, on a thread of its own."""
    cancelled: list[Future[Any]] = []
    monkeypatch.setattr(Future, "cancel", lambda future: cancelled.append(future))
    monkeypatch.setattr(loading, "read_packed_batch", wait_for_ever)
    files = [FileStat(NotePath(f"{number}.md"), 0, 10_000_000) for number in range(20)]
    reading = asyncio.create_task(
        loading.load(Vault(Path("nowhere"), Settings()), files, Progress())
    )
    await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await asyncio.sleep(0)
    assert cancelled == []


class Progress:
    """Nobody looks at it."""

    def begin(self, title: str) -> None: ...
    def report(self, done: int, of: int) -> None: ...
    def end(self, message: str) -> None: ...


def test_a_session_that_ends_leaves_no_task_behind(talk: Callable[..., Talk], gate: Gate) -> None:
    client = talk(VAULT, PROGRESS)
    loop = client.wire.loop
    assert asyncio.all_tasks(loop) != set()
    client.editor.close()
    loop.run_until_idle()
    assert asyncio.all_tasks(loop) == set()


def test_a_vault_that_leaves_is_read_no_further(talk: Callable[..., Talk], gate: Gate) -> None:
    client = talk(VAULT, PROGRESS)
    event = {"added": [], "removed": [{"uri": client.uri(""), "name": ""}]}
    client.wire.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    assert asyncio.all_tasks(client.wire.loop) == set()


def test_what_fails_beside_the_answers_is_logged(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: Any) -> None:
        raise BrokenProcessPool("no more")

    monkeypatch.setattr(upkeep, "load", fail)
    client = talk(VAULT, PULLING)
    (record,) = caplog.records
    assert "Reading" in record.getMessage()
    assert client.codes("a.md") == CODES


def test_who_asks_first_need_not_wait_until_all_names_are_looked_at(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = talk(VAULT)
    client.open("a.md")
    client.wait_until_read()
    client.wire.advance(QUIET)

    def look_at_all(*_: Any) -> Any:
        raise AssertionError("all notes are looked at")

    monkeypatch.setattr(found_notes._NoteNames, "fill", look_at_all)
    monkeypatch.setattr(workspace_symbols._VaultNames, "fill", look_at_all)
    client.change("a.md", 0, 0, "[[be ")
    found = client.wire.request("textDocument/completion", client.at("a.md", 4))
    assert client.labels(found) == ["bee"]
    client.change("a.md", 0, 4, "[[##tw")
    found = client.wire.request("textDocument/completion", client.at("a.md", 6))
    assert client.labels(found) == ["Two"]
