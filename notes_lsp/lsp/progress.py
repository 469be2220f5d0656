"""Work-done progress: how far long work has come, for clients that show it."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.session import Connection

_numbers = itertools.count(1)


class ClientProgress:
    """One progress, shown where the client can. Its token is made known to the client first, as
    the LSP asks; until the client has agreed, nothing is sent."""

    def __init__(self, connection: Connection, client: ClientSupport) -> None:
        self._connection = connection
        self._shown = client.work_done_progress
        self._token = f"notes-lsp/{next(_numbers)}"
        self._agreed = False
        self._percentage = -1
        self._title = ""
        self._ended: str | None = None

    def begin(self, title: str) -> None:
        self._title = title
        if self._shown:
            asyncio.get_running_loop().create_task(self._create())

    async def _create(self) -> None:
        try:
            await self._connection.request("window/workDoneProgress/create", {"token": self._token})
        except (JsonRpcException, ValueError):
            return
        self._agreed = True
        self._send({"kind": "begin", "title": self._title, "percentage": 0})
        if self._ended is not None:
            self._send({"kind": "end", "message": self._ended})

    def report(self, done: int, of: int) -> None:
        percentage = done * 100 // of if of else 100
        if percentage > self._percentage:
            self._percentage = percentage
            self._send(
                {"kind": "report", "message": f"{done:,} of {of:,}", "percentage": percentage}
            )

    def end(self, message: str) -> None:
        self._ended = message
        self._send({"kind": "end", "message": message})

    def _send(self, value: dict[str, Any]) -> None:
        if self._agreed:
            self._connection.notify("$/progress", {"token": self._token, "value": value})
