"""Telling a client of the findings of all notes that does not wait for them with a question of its
own: they are pushed, or it is told to ask."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Final

from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.session import Connection
from notes_lsp.lsp.vault_findings import Report, VaultFindings
from notes_lsp.lsp.workspace import OpenDocument, Workspace

_UNTIL_READ: Final = 0.1
"""Seconds until it is looked again whether the client reads what it was sent."""


class VaultTelling:
    """What a client has been told of the notes of vaults whose settings want that."""

    def __init__(
        self,
        connection: Connection,
        client: ClientSupport,
        workspace: Workspace,
        findings: VaultFindings,
        is_asked: bool,
    ) -> None:
        """`is_asked`: whether the client can ask about all notes, by `workspace/diagnostic`."""
        self._connection = connection
        self._client = client
        self._workspace = workspace
        self._findings = findings
        self._pushed: dict[str, str] = {}
        """The result id of each note of which something was pushed, by URI. The findings that are
        waited for are compared with what it holds then."""
        self._is_asked = is_asked

    async def run(self) -> None:
        """Tell what there is, and then what changes, until this is cancelled."""
        if not self._client.pull_diagnostics:
            while True:
                await self._push(await self._findings.changed(self._pushed))
        if self._is_asked and "diagnostics" in self._client.refresh:
            while True:
                await self._findings.unheard()
                with suppress(JsonRpcException, ValueError):
                    await self._connection.request("workspace/diagnostic/refresh")

    def closed(self, document: OpenDocument) -> None:
        """The client closed a document, so that all that it was told of it is withdrawn."""
        if self._pushed.pop(document.uri, None) is not None:
            self._findings.touch(document.vault, [document.path])

    async def _push(self, reports: list[Report]) -> None:
        """Push what is found in notes. Of those that are open `Publisher` tells."""
        for report in reports:
            uri = report["uri"]
            if report["kind"] == "full":
                self._pushed.pop(uri, None)
                if report["items"]:
                    self._pushed[uri] = report["resultId"]
                document = self._workspace.document(uri)
                if document is None or not document.is_note:
                    params = {"uri": uri, "diagnostics": report["items"]}
                    self._connection.notify("textDocument/publishDiagnostics", params)
            await asyncio.sleep(0)
            while self._connection.congested:
                await asyncio.sleep(_UNTIL_READ)
