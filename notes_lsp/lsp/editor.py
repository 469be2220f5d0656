"""The session of one client with all that it works on: its documents and vaults, the reading of
vaults beside the work, and what the client is told unasked."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.loading import load, take_names
from notes_lsp.lsp.progress import ClientProgress
from notes_lsp.lsp.publishing import Publisher
from notes_lsp.lsp.session import Connection, Json, Session
from notes_lsp.lsp.workspace import OpenDocument, Workspace
from notes_lsp.vault.names_first import NamesFirst
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.refresh import refresh
from notes_lsp.vault.vault import Vault

_PATIENCE = 0.5
"""Seconds that the first question may take for the names of the vault: it is better answered late
than wrongly."""


@dataclass(slots=True)
class Editor(Session):
    """One client at work."""

    workspace: Workspace = field(init=False)
    publisher: Publisher = field(init=False)
    _tasks: set[asyncio.Task[None]] = field(init=False, default_factory=set)
    _names: dict[Path, NamesFirst] = field(init=False, default_factory=dict)
    _watched: set[Path] = field(init=False, default_factory=set)

    @classmethod
    def of(cls, connection: Connection, initialize: dict[str, Json]) -> Editor:
        session = Session.of(connection, initialize)
        return cls(session.connection, session.client, session.roots, session.options)

    def __post_init__(self) -> None:
        self.workspace = Workspace(self.roots)
        self.publisher = Publisher(self.connection, self.client, self.workspace)

    def close(self) -> None:
        """End what is running. The client is gone."""
        self.publisher.close()
        for task in self._tasks:
            task.cancel()

    # Vaults

    def read_fresh_vaults(self) -> None:
        """Begin to read the vaults that became known."""
        while self.workspace.fresh_vaults:
            vault = self.workspace.fresh_vaults.pop()
            names = self._names[vault.root] = NamesFirst(vault)
            self.start(self._read(names))

    async def _read(self, names: NamesFirst) -> None:
        vault = names.vault
        await take_names(names)
        self._names.pop(vault.root, None)
        self.publisher.changed(self.workspace.documents_of(vault))
        await load(vault, names.files.notes, ClientProgress(self.connection, self.client))
        self.publisher.changed(self.workspace.documents_of(vault))

    def document(self, uri: str) -> OpenDocument | None:
        """The open document of `uri`, ready for questions: at the very start the vault's names are
        read first, as far as nobody has to wait for long."""
        document = self.workspace.document(uri)
        if document is not None and not document.vault.named:
            names = self._names.get(document.vault.root)
            if names is not None:
                names.advance(_PATIENCE)
        return document

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` beside other work, until the client leaves."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def ask(self, method: str, params: Json) -> None:
        """Ask the client for something that it may refuse."""
        with suppress(JsonRpcException, ValueError):
            await self.connection.request(method, params)

    def watch(self, vault: Vault) -> None:
        """Look after the files of `vault`, for a client that does not."""
        if vault.root not in self._watched:
            self._watched.add(vault.root)
            self.start(self._watch(vault))

    async def _watch(self, vault: Vault) -> None:
        from watchfiles import awatch  # not needed by most clients

        async for changes in awatch(vault.root, recursive=True):
            self.changed_on_disk([Path(name) for _, name in changes])

    # Documents

    def took(self, document: OpenDocument) -> None:
        """The text of `document` is another now: let the vault know, and the client."""
        if not document.indexed:
            return
        affected = document.vault.put(document.path, document.open_note.facts())
        self._tell(document.vault, {*affected, document.path})

    def let_go(self, document: OpenDocument) -> None:
        """`document` was closed: its note is again what the disk has."""
        self.publisher.closed(document)
        if document.indexed:
            self.reread(document.vault, [document.path])

    def changed_on_disk(self, paths: Iterable[Path]) -> None:
        """These files or folders appeared, changed or vanished."""
        for vault in self.workspace.vaults.values():
            inside = [path for path in paths if path.is_relative_to(vault.root)]
            if inside:
                self._tell(vault, refresh(vault, inside))

    def reread(self, vault: Vault, paths: Iterable[NotePath]) -> None:
        """These notes are again as the disk has them."""
        self._tell(vault, refresh(vault, [vault.root / path for path in paths]))

    def _tell(self, vault: Vault, changed: set[NotePath]) -> None:
        self.publisher.changed(
            document for document in self.workspace.documents_of(vault) if document.path in changed
        )
