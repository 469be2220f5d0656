"""Many files that change at once, as after a checkout: other processes read them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from notes_lsp.lsp import loading, upkeep
from notes_lsp.vault.packed_reads import read_packed_batch
from tests.lsp.talking import Talk

VAULT = """
    //- a.md
    [[b#Two]] [[c#Two]]
    //- b.md
    # Two
    //- c.md
    # Two
    """


class Processes:
    """Stands for the processes that read: they do when they are told to."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.fail = False
        self._told: list[asyncio.Event] = []

    async def __call__(self, vault: Any, files: Any, take: Any) -> None:
        paths = [file.path for file in files]
        reads = read_packed_batch(vault.root, paths, 1000)
        self.read += paths
        self._told.append(asyncio.Event())
        await self._told[-1].wait()
        if self.fail:
            raise OSError("no memory")
        await take(reads)

    def end(self, client: Talk) -> None:
        """Let them bring what they have read."""
        self._told.pop(0).set()
        client.wire.advance(0)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Processes:
    reading = Processes()
    monkeypatch.setattr(upkeep, "_MANY", 2)
    monkeypatch.setattr(loading, "_read_in_processes", reading)
    return reading


@pytest.fixture
def client(
    talk: Callable[..., Talk], processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> Talk:
    client = talk(VAULT)
    monkeypatch.setattr(loading, "_FEW_BYTES", -1)
    client.open("a.md")
    assert client.codes("a.md") == []
    for path in ("b.md", "c.md"):
        client.write(path, "# Three\n")
    client.touched("b.md", "c.md", "new.md")
    return client


def test_what_they_read_is_taken_in(client: Talk, processes: Processes) -> None:
    assert processes.read == ["b.md", "c.md"]
    assert client.codes("a.md") == []
    processes.end(client)
    assert client.codes("a.md") == ["link.missing-heading: Two"] * 2


def test_what_changes_meanwhile_is_newer(client: Talk, processes: Processes) -> None:
    client.write("b.md", "# Two\n")
    client.remove("c.md")
    client.touched("b.md")
    client.touched("c.md")
    processes.end(client)  # of the first two
    processes.end(client)  # of what was changed since
    assert client.codes("a.md") == ["link.unresolved: c"]


def test_what_vanishes_meanwhile_is_gone(client: Talk, processes: Processes) -> None:
    processes.end(client)
    client.remove("b.md")
    client.remove("c.md")
    client.touched("b.md", "c.md")
    processes.end(client)  # there was nothing to read
    assert client.codes("a.md") == ["link.unresolved: b", "link.unresolved: c"]


def test_a_note_that_is_open_stays_as_it_is(client: Talk, processes: Processes) -> None:
    client.open("b.md", text="# Two\n")
    processes.end(client)
    assert client.codes("a.md") == ["link.missing-heading: Two"]


def test_where_they_fail_the_next_change_is_followed(client: Talk, processes: Processes) -> None:
    processes.fail = True
    processes.end(client)
    client.touched("b.md")
    assert client.codes("a.md") == ["link.missing-heading: Two"]
