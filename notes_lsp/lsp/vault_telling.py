"""Telling a client of the findings of all notes that does not wait for them with a question of its
own: they are pushed, or it is told to ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.offers import DIAGNOSTICS_ID, diagnostics
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
        offer: Callable[[str], None],
    ) -> None:
        """`is_asked`: whether the client can ask about all notes, by `workspace/diagnostic`;
        `offer` has a method answered that is not yet."""
        self._connection = connection
        self._client = client
        self._workspace = workspace
        self._findings = findings
        self._pushed: dict[str, str] = {}
        """The result id of each note of which something was pushed, by URI. The findings that are
        waited for are compared with what it holds then."""
        self._is_asked = is_asked
        self._begin_to_answer = offer
        self._wanted = asyncio.Event()

    async def run(self) -> None:
        """Tell what there is, and then what changes, until this is cancelled."""
        if not self._client.pull_diagnostics:
            while True:
                await self._push(await self._findings.changed(self._pushed))
        if not self._is_asked:
            if not self._client.registers_diagnostics:
                return
            await self._wanted.wait()
            await self._offer()
        if "diagnostics" in self._client.refresh:
            while True:
                await self._findings.unheard()
                with suppress(JsonRpcException, ValueError):
                    await self._connection.request("workspace/diagnostic/refresh")

    def look_at_settings(self) -> None:
        """Other settings may hold, or those of other vaults."""
        vaults = self._workspace.vaults.values()
        if any(vault.settings.diagnostics.scope == "vault" for vault in vaults):
            self._wanted.set()

    async def _offer(self) -> None:
        """Take back how the client may ask, and let it ask about all notes, too. That stays: so it
        hears what is no longer to be shown."""
        self._begin_to_answer("workspace/diagnostic")
        of = {"id": DIAGNOSTICS_ID, "method": "textDocument/diagnostic"}
        options = {**diagnostics(self._client), "workspaceDiagnostics": True}
        with suppress(JsonRpcException, ValueError):
            await self._connection.request(
                "client/unregisterCapability", {"unregisterations": [of]}
            )
            await self._connection.request(
                "client/registerCapability", {"registrations": [{**of, "registerOptions": options}]}
            )

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
