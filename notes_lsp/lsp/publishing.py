"""Telling the client of findings: pushed after some quiet, or a hint to ask again.

A client that can ask (`textDocument/diagnostic`) gets those of other documents with an answer,
where it takes that; else it is told that findings of documents which it did not just change are
others now. A client that can't ask gets all pushed, with versions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.diagnostics import diagnostics_of_document, result_id
from notes_lsp.lsp.folder_levels import FolderLevels
from notes_lsp.lsp.quiet import AfterQuiet
from notes_lsp.lsp.session import Connection
from notes_lsp.lsp.settings import settings_diagnostic
from notes_lsp.lsp.tasks import Tasks
from notes_lsp.lsp.uris import uri_from_path
from notes_lsp.lsp.workspace import OpenDocument, Workspace
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.settings_sources import SettingsError
from notes_lsp.vault.vault import Vault

_MOST_RELATED: Final = 20
"""How many other documents are looked at for one answer: somebody is typing. The others wait until
it is quiet."""


class _Told(NamedTuple):
    """What the client has of a document: the id of the findings, and the version they are of."""

    id: str
    version: int | None


class Publisher:
    """What the client knows of the findings of each open document, and when to say more."""

    def __init__(
        self, connection: Connection, client: ClientSupport, workspace: Workspace, tasks: Tasks
    ) -> None:
        self._connection = connection
        self._client = client
        self._workspace = workspace
        self._tasks = tasks
        self._told: dict[str, _Told] = {}
        """By URI."""
        self._waiting: dict[str, OpenDocument] = {}
        """Documents whose findings may be others now."""
        self._touched: set[tuple[Path, str]] = set()
        """Folders, by the root of their vault, in which something changed."""
        self._levels = FolderLevels()
        self._overdue: dict[str, str] = {}
        """Of a client that asks: the documents, by URI, of which it has not got what is found now,
        and the id of that."""
        self._stale = False
        """Whether it has not been told so yet."""
        self._quiet = AfterQuiet(tasks, "Telling of findings", self._tell)
        self._settings: dict[str, list[dict[str, Any]]] = {}
        """What the client has been told of settings files, by URI."""

    def changed(self, documents: Iterable[OpenDocument]) -> None:
        """The findings of these documents may be others now, whatever the reason."""
        self._levels.forget()
        for document in documents:
            self._waiting[document.uri] = document
        self._wait_for_quiet()

    def touched(self, vault: Vault, notes: set[NotePath]) -> None:
        """The findings of these notes may be others now; with them the levels of those in the same
        folders; and notes that are no files yet: nobody keeps track of where their links lead."""
        for document in self._workspace.documents_of(vault):
            if document.path in notes:
                self._waiting[document.uri] = document
        for document in self._workspace.unsaved_of(vault):
            self._waiting[document.uri] = document
        self._touched.update((vault.root, folder_of(path)) for path in notes)
        self._wait_for_quiet()

    def typed(self, document: OpenDocument) -> None:
        """The client changed a document."""
        if not self._client.pull_diagnostics:  # else it will ask by itself
            self._waiting[document.uri] = document
        self._wait_for_quiet()

    def asked(self, document: OpenDocument, known: str) -> None:
        """The client has just got the findings of a document, with the result id `known`."""
        self._told[document.uri] = _Told(known, document.version)
        self._waiting.pop(document.uri, None)
        self._overdue.pop(document.uri, None)

    def related(self, asked: OpenDocument) -> dict[str, dict[str, Any]]:
        """The reports of documents other than the one that is `asked` about, of which the client
        has not got what is found now; by URI. It gets them all."""
        self._look_at_folders()
        reports: dict[str, dict[str, Any]] = {}
        others = [uri for uri in {**self._overdue, **self._waiting} if uri != asked.uri]
        for uri in others[:_MOST_RELATED]:
            document = self._workspace.document(uri)
            if document is None or not self._is_shown(document):
                continue
            found = diagnostics_of_document(document, self._client)
            known = result_id(found)
            if known != self._told[document.uri].id:
                reports[document.uri] = {"kind": "full", "resultId": known, "items": found}
            self.asked(document, known)
        return reports

    def closed(self, document: OpenDocument) -> None:
        """The client closed a document: what was pushed of it is withdrawn."""
        self._waiting.pop(document.uri, None)
        self._overdue.pop(document.uri, None)
        if self._told.pop(document.uri, None) and not self._client.pull_diagnostics:
            self._push(document.uri, None, [])

    def close(self) -> None:
        """Tell nothing any more."""
        self._quiet.close()

    def show_settings(self, errors: Iterable[SettingsError]) -> None:
        """Show what is wrong with settings in their files, and no longer what was wrong: pushed
        to all clients, since no client asks about these files."""
        shown: dict[str, list[dict[str, Any]]] = {}
        for error in errors:
            diagnostics = shown.setdefault(uri_from_path(str(error.place)), [])
            diagnostic = settings_diagnostic(error)
            if diagnostic not in diagnostics:  # the user's file is every vault's
                diagnostics.append(diagnostic)
        for uri in self._settings.keys() - shown.keys():
            self._push(uri, None, [])
        for uri, diagnostics in shown.items():
            if self._settings.get(uri) != diagnostics:
                self._push(uri, None, diagnostics)
        self._settings = shown

    def _push(self, uri: str, version: int | None, diagnostics: list[dict[str, Any]]) -> None:
        params: dict[str, Any] = {"uri": uri, "diagnostics": diagnostics}
        if version is not None and self._client.diagnostic_versions:
            params["version"] = version
        self._connection.notify("textDocument/publishDiagnostics", params)

    def _wait_for_quiet(self) -> None:
        if self._waiting or self._touched:
            self._quiet.wait()

    def _look_at_folders(self) -> None:
        """Look again at the documents in folders where links usually lead nowhere now, or no longer
        do."""
        touched, self._touched = self._touched, set()
        for root, folder in touched:
            vault = self._workspace.vaults.get(root)
            if vault is not None and self._levels.differ(vault, folder):
                for document in self._workspace.documents_of(vault):
                    if folder_of(document.path) == folder:
                        self._waiting[document.uri] = document

    def _is_shown(self, document: OpenDocument) -> bool:
        """Whether a client that asks shows findings of a document as it is now. About one that it
        has just opened or changed it will ask by itself."""
        told = self._told.get(document.uri)
        return told is not None and told.version == document.version

    async def _tell(self) -> None:
        self._look_at_folders()
        waiting, self._waiting = self._waiting, {}
        for document in waiting.values():
            # On its own, so that one which fails costs itself alone.
            telling = self._tasks.start("Judging a note", self._tell_of(document))
            await asyncio.wait([telling])
        if self._stale and "diagnostics" in self._client.refresh:
            self._stale = False
            with suppress(JsonRpcException, ValueError):
                await self._connection.request("workspace/diagnostic/refresh")

    async def _tell_of(self, document: OpenDocument) -> None:
        """Push what is not known yet of a document; to a client that asks, say nothing yet."""
        uri, pulled = document.uri, self._client.pull_diagnostics
        if self._workspace.document(uri) is not document:
            return
        if not self._is_shown(document) if pulled else not self._has_findings(document):
            return
        diagnostics = diagnostics_of_document(document, self._client)
        known = result_id(diagnostics)
        told = self._told.get(uri)
        if told is not None and told.id == known:
            self._overdue.pop(uri, None)
        elif pulled:
            self._stale |= self._overdue.get(uri) != known
            self._overdue[uri] = known
        else:
            self._told[uri] = _Told(known, document.version)
            self._push(uri, document.version, diagnostics)

    def _has_findings(self, document: OpenDocument) -> bool:
        """Whether a document has findings, or had some."""
        return document.is_note or document.uri in self._told
