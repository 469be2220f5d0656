"""Work-done progress: how far long work has come, for clients that show it."""

from __future__ import annotations

import itertools
import time
from typing import Any, Final

from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.session import Connection
from notes_lsp.lsp.tasks import Tasks

_numbers = itertools.count(1)

_OFTEN: Final = 0.1
"""Seconds between two reports on one request."""


class ClientProgress:
    """One progress, shown where the client can. Its token is made known to the client first, as
    the LSP asks; until the client has agreed, nothing is sent."""

    def __init__(self, connection: Connection, client: ClientSupport, tasks: Tasks) -> None:
        self._connection = connection
        self._shown = client.work_done_progress
        self._tasks = tasks
        self._token = f"notes-lsp/{next(_numbers)}"
        self._agreed = False
        self._percentage = 0
        self._title = ""
        self._ended: str | None = None

    def begin(self, title: str) -> None:
        """What is done is called `title`."""
        self._title = title
        if self._shown:
            self._tasks.start("Showing progress", self._create())

    async def _create(self) -> None:
        try:
            await self._connection.request("window/workDoneProgress/create", {"token": self._token})
        except (JsonRpcException, ValueError):
            return  # the client does not want to see it
        self._agreed = True
        self._send({"kind": "begin", "title": self._title, "percentage": self._percentage})
        if self._ended is not None:
            self._send({"kind": "end", "message": self._ended})

    def report(self, done: int, of: int) -> None:
        """So many are `done`. The client hears of it once a per cent."""
        percentage = done * 100 // of if of else 100
        if percentage > self._percentage:
            self._percentage = percentage
            message = f"{done:,} of {of:,}"
            self._send({"kind": "report", "message": message, "percentage": percentage})

    def end(self, message: str) -> None:
        """All is done, or is left undone."""
        self._ended = message
        self._send({"kind": "end", "message": message})

    def _send(self, value: dict[str, Any]) -> None:
        if self._agreed:
            self._connection.notify("$/progress", {"token": self._token, "value": value})


class RequestProgress:
    """How far the answer to a request has come, where the client gave a token for that with it.
    What ends at once begins no progress."""

    def __init__(self, connection: Connection, token: int | str | None, title: str) -> None:
        self._connection = connection
        self._token = token
        self._title = title
        self._next = 0.0

    def report(self, notes: int) -> None:
        """So many notes have been looked at."""
        now = time.monotonic()
        if self._token is None or now < self._next:
            return
        message = f"{notes:,} {'note' if notes == 1 else 'notes'}"
        if not self._next:
            self._send({"kind": "begin", "title": self._title, "message": message})
        else:
            self._send({"kind": "report", "message": message})
        self._next = now + _OFTEN

    def end(self) -> None:
        """The answer is there, or there will be none."""
        if self._next:
            self._send({"kind": "end"})

    def _send(self, value: dict[str, Any]) -> None:
        self._connection.notify("$/progress", {"token": self._token, "value": value})
