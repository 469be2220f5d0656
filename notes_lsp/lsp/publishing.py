"""Telling the client of findings: pushed after some quiet, or a hint to ask again.

A client that can ask (`textDocument/diagnostic`) is told nothing but that findings of documents
which it did not just change are others now; one that can't gets them pushed, with versions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.diagnostics import diagnostics_of, result_id
from notes_lsp.lsp.session import Connection
from notes_lsp.lsp.workspace import OpenDocument, Workspace

QUIET = 0.2
"""Seconds without a change before findings are pushed, or a refresh is asked for."""


class Publisher:
    """What the client knows of the findings of each open document, and when to say more."""

    def __init__(self, connection: Connection, client: ClientSupport, workspace: Workspace) -> None:
        self._connection = connection
        self._client = client
        self._workspace = workspace
        self._known: dict[str, str] = {}
        """The result id that the client has of each document."""
        self._waiting: dict[str, OpenDocument] = {}
        self._timer: asyncio.TimerHandle | None = None

    def changed(self, documents: Iterable[OpenDocument]) -> None:
        """The findings of these documents may be others now."""
        for document in documents:
            self._waiting[document.uri] = document
        if self._waiting:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = asyncio.get_running_loop().call_later(QUIET, self._tell)

    def asked(self, uri: str, known: str) -> None:
        """The client has just got the findings with the result id `known`."""
        self._known[uri] = known
        self._waiting.pop(uri, None)

    def closed(self, document: OpenDocument) -> None:
        """The client closed a document: what was pushed of it is withdrawn."""
        self._waiting.pop(document.uri, None)
        if self._known.pop(document.uri, None) and not self._client.pull_diagnostics:
            self._push(document.uri, None, [])

    def _push(self, uri: str, version: int | None, diagnostics: list[dict[str, Any]]) -> None:
        params: dict[str, Any] = {"uri": uri, "diagnostics": diagnostics}
        if version is not None and self._client.diagnostic_versions:
            params["version"] = version
        self._connection.notify("textDocument/publishDiagnostics", params)

    def close(self) -> None:
        """Tell nothing any more."""
        if self._timer is not None:
            self._timer.cancel()

    def _tell(self) -> None:
        self._timer = None
        waiting, self._waiting = self._waiting, {}
        stale = False
        for uri, document in waiting.items():
            if self._workspace.document(uri) is not document:
                continue
            diagnostics = diagnostics_of(document, self._client)
            known = result_id(diagnostics)
            if self._known.get(uri) == known:
                continue
            stale = True
            if not self._client.pull_diagnostics:
                self._known[uri] = known
                self._push(uri, document.version, diagnostics)
        if stale and self._client.pull_diagnostics and "diagnostics" in self._client.refresh:
            asyncio.get_running_loop().create_task(
                self._connection.request("workspace/diagnostic/refresh")
            )
