"""Telling the client of findings: pushed after some quiet, or a hint to ask again.

A client that can ask (`textDocument/diagnostic`) is told nothing but that findings of documents
which it did not just change are others now; one that can't gets them pushed, with versions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.convert import uri_from_path
from notes_lsp.lsp.diagnostics import diagnostics_of_document, result_id
from notes_lsp.lsp.quiet import AfterQuiet
from notes_lsp.lsp.session import Connection
from notes_lsp.lsp.settings import settings_diagnostic
from notes_lsp.lsp.tasks import Tasks
from notes_lsp.lsp.workspace import OpenDocument, Workspace
from notes_lsp.vault.settings_sources import SettingsError


class Publisher:
    """What the client knows of the findings of each open document, and when to say more."""

    def __init__(
        self, connection: Connection, client: ClientSupport, workspace: Workspace, tasks: Tasks
    ) -> None:
        self._connection = connection
        self._client = client
        self._workspace = workspace
        self._tasks = tasks
        self._known: dict[str, str] = {}
        """The result id that the client has of each document."""
        self._waiting: dict[str, OpenDocument] = {}
        self._stale = False
        """Whether a client that asks knows something that is no longer so."""
        self._quiet = AfterQuiet(tasks, "Telling of findings", self._tell)
        self._settings: dict[str, list[dict[str, Any]]] = {}
        """What the client has been told of settings files, by URI."""

    def changed(self, documents: Iterable[OpenDocument]) -> None:
        """The findings of these documents may be others now."""
        for document in documents:
            self._waiting[document.uri] = document
        self._wait_for_quiet()

    def typed(self, document: OpenDocument) -> None:
        """The client changed a document. If it asks for findings, it will by itself."""
        if self._client.pull_diagnostics:
            self._wait_for_quiet()
        else:
            self.changed([document])

    def asked(self, uri: str, known: str) -> None:
        """The client has just got the findings with the result id `known`."""
        self._known[uri] = known
        self._waiting.pop(uri, None)

    def closed(self, document: OpenDocument) -> None:
        """The client closed a document: what was pushed of it is withdrawn."""
        self._waiting.pop(document.uri, None)
        if self._known.pop(document.uri, None) and not self._client.pull_diagnostics:
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
        if self._waiting:
            self._quiet.wait()

    async def _tell(self) -> None:
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
        if uri not in self._known and (pulled or not document.is_note):
            return  # it will ask, or has nothing to be told
        diagnostics = diagnostics_of_document(document, self._client)
        known = result_id(diagnostics)
        if self._known.get(uri) == known:
            return
        self._known[uri] = known
        if pulled:
            self._stale = True
        else:
            self._push(uri, document.version, diagnostics)
