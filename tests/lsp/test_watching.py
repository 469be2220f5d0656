"""Clients that watch no files, or not all: then the server does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from tests.lsp.talking import PULLING, Talk

NOT_WATCHING: Any = {"textDocument": {"diagnostic": {}}}


class FakeWatch:
    """Stands for `watchfiles.awatch`: sees what a test tells."""

    def __init__(self) -> None:
        self.roots: list[Path] = []
        """What is watched now."""
        self.failure: Exception | None = None
        self._waiting: dict[Path, asyncio.Queue[Any]] = {}

    async def __call__(self, root: Path, **_: Any) -> AsyncIterator[Any]:
        if self.failure is not None:
            raise self.failure
        queue = self._waiting[root] = asyncio.Queue()
        self.roots.append(root)
        try:
            while True:
                yield await queue.get()
        finally:
            self.roots.remove(root)

    def see(self, client: Talk, root: Path, *paths: str) -> None:
        """Something happens to these files."""
        self._waiting[root].put_nowait({(2, str(client.folder / path)) for path in paths})
        client.wire.advance(0)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> FakeWatch:
    fake = FakeWatch()
    monkeypatch.setattr(watchfiles, "awatch", fake)
    return fake


def test_the_server_watches_where_the_client_does_not(
    talk: Callable[..., Talk], watch: FakeWatch, tmp_path: Path
) -> None:
    client = talk("//- a.md\n[[b]]\n", NOT_WATCHING)
    assert watch.roots == [tmp_path]
    client.open("a.md")
    assert client.codes("a.md") == ["link.unresolved: b"]
    client.write("b.md", "")
    watch.see(client, tmp_path, "b.md")
    assert client.codes("a.md") == []
    client.write(".notes-lsp.toml", "files.exclude = ['b.md']")
    watch.see(client, tmp_path, ".notes-lsp.toml")
    assert client.codes("a.md") == ["link.unresolved: b"]
    assert watch.roots == [tmp_path]
    assert not any(m.get("method") == "client/registerCapability" for m in client.wire.sent)


def test_a_client_that_watches_is_relied_on(talk: Callable[..., Talk], watch: FakeWatch) -> None:
    client = talk("//- a.md\n\n", PULLING)
    client.open("a.md")
    assert watch.roots == []


def test_what_lies_outside_of_the_clients_folders_is_watched_by_the_server(
    talk: Callable[..., Talk], watch: FakeWatch, tmp_path: Path
) -> None:
    client = talk(
        "//- v/.notes-lsp.toml\n\n//- v/in/a.md\n[[b]]\n//- w/.notes-lsp.toml\n\n//- w/c.md\n\n",
        PULLING,
        folders=("v/in",),
    )
    assert watch.roots == [tmp_path / "v"]
    client.open("w/c.md")
    assert watch.roots == [tmp_path / "v", tmp_path / "w"]
    client.write("v/b.md", "")
    watch.see(client, tmp_path / "v", "v/b.md")
    assert client.codes("v/in/a.md") == []


def test_a_vault_in_a_vault_is_watched_once(
    talk: Callable[..., Talk], watch: FakeWatch, tmp_path: Path
) -> None:
    client = talk(
        "//- a.md\n\n//- in/.obsidian/x\n\n//- in/b.md\n[[c]]\n", NOT_WATCHING, folders=("in", "")
    )
    assert watch.roots == [tmp_path]
    client.write("in/c.md", "")
    watch.see(client, tmp_path, "in/c.md")
    assert client.codes("in/b.md") == []


def test_a_folder_that_leaves_is_watched_no_longer(
    talk: Callable[..., Talk], watch: FakeWatch, tmp_path: Path
) -> None:
    client = talk("//- x/a.md\n\n//- y/b.md\n\n", NOT_WATCHING, folders=("x", "y"))
    event = {"added": [], "removed": [{"uri": client.uri("x"), "name": "x"}]}
    client.wire.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    assert watch.roots == [tmp_path / "y"]


def test_a_change_that_cannot_be_followed_does_not_end_the_watch(
    talk: Callable[..., Talk],
    watch: FakeWatch,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = talk("//- a.md\n[[b]]\n", NOT_WATCHING)
    with monkeypatch.context() as broken:
        broken.setattr("notes_lsp.lsp.editor.reconsider", None)
        watch.see(client, tmp_path, "a.md")
    (record,) = caplog.records
    assert "changed_on_disk" in record.getMessage()
    client.write("b.md", "")
    watch.see(client, tmp_path, "b.md")
    assert client.codes("a.md") == []


@pytest.mark.parametrize("failure", [OSError("limit reached"), RuntimeError("no more")])
def test_a_disk_that_cannot_be_watched_costs_a_line(
    talk: Callable[..., Talk],
    watch: FakeWatch,
    failure: Exception,
    caplog: pytest.LogCaptureFixture,
) -> None:
    watch.failure = failure
    client = talk("//- a.md\n[[b]]\n", NOT_WATCHING)
    (record,) = caplog.records
    assert record.getMessage().endswith(f"will not be seen: {failure}")
    assert client.codes("a.md") == ["link.unresolved: b"]
