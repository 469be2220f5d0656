"""A language client over the pipes of a server process, that measures how long answers take.

It knows no server and no feature: messages are the dictionaries of the wire. It starts any
command, so that other servers can be measured beside ours.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

Json: TypeAlias = Any
"""What JSON can hold; `Any`, because each method has a shape of its own."""


class ErrorResponse(Exception):
    """The server answered a request with an error."""

    def __init__(self, method: str, error: Json) -> None:
        super().__init__(f"{method}: {error['message']} ({error['code']})")
        self.code: int = error["code"]


class ServerEnded(Exception):
    """The server ended, or closed its output, with requests unanswered."""


class Notification(NamedTuple):
    """What the server said unasked, and when (of `time.perf_counter`)."""

    method: str
    params: Json
    at: float


class Unread(NamedTuple):
    """An answer that has come, as its bytes. When it was asked for and when its last byte came are
    of `time.perf_counter`."""

    method: str
    body: bytes
    sent: float
    arrived: float

    def result(self) -> Json:
        """What it says. Raises ErrorResponse."""
        message = json.loads(self.body)
        if "error" in message:
            raise ErrorResponse(self.method, message["error"])
        return message["result"]


_ANSWER_ID = re.compile(rb'"id":\s*(\d+)')

_LARGE = 65_536
"""Bytes from which on a message is not looked into before somebody wants it: that takes this
program so long that others would seem late."""

_AT_AN_END = 100
"""Bytes of a large answer, at its beginning or its end, among which its id stands."""


class Client:
    """One conversation with a server. `connect` starts and ends it.

    `seconds` holds how long each answer took, until its last byte had come, by method.
    `notifications` holds all that came.
    """

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.folder = folder
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)
        self.notifications: list[Notification] = []
        self.process = process
        self._to_server = process.stdin
        self._from_server = process.stdout
        self._waiting: dict[int, asyncio.Future[tuple[bytes, float]]] = {}
        self._last_id = 0
        self._heard = asyncio.Event()
        self._ended = False
        self._reader = asyncio.create_task(self._read())

    async def initialize(self, capabilities: Json, options: Json = None) -> Json:
        """Open the folder in the server; what it can do."""
        uri = self.folder.as_uri()
        result = await self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": self.folder.name}],
                "capabilities": capabilities,
                "initializationOptions": options,
            },
        )
        self.notify("initialized", {})
        return result

    async def request(self, method: str, params: Json, timeout: float = 60) -> Json:
        """The result of a request.

        Raises ErrorResponse, ServerEnded, and TimeoutError after `timeout` seconds.
        """
        return (await self.ask(method, params, timeout)).result()

    async def ask(self, method: str, params: Json, timeout: float = 60) -> Unread:
        """The answer to a request, for those who want to know when it came, or what it says later.

        Raises ServerEnded, and TimeoutError after `timeout` seconds.
        """
        if self._ended:
            raise ServerEnded(f"{method} was not sent: the server has ended")
        self._last_id += 1
        answer = self._waiting[self._last_id] = asyncio.get_running_loop().create_future()
        started = time.perf_counter()
        self._send({"id": self._last_id, "method": method, "params": params})
        async with asyncio.timeout(timeout):
            body, arrived = await answer
        self.seconds[method].append(arrived - started)
        return Unread(method, body, started, arrived)

    def notify(self, method: str, params: Json) -> None:
        """Tell the server something that it does not answer."""
        self._send({"method": method, "params": params})

    async def notified(
        self, method: str, wanted: Callable[[Json], bool] = lambda _: True, timeout: float = 60
    ) -> Notification:
        """The first notification of a method, past or to come, whose parameters are `wanted`.

        Raises ServerEnded, and TimeoutError after `timeout` seconds.
        """
        seen = 0
        async with asyncio.timeout(timeout):
            while True:
                self._heard.clear()
                for notification in self.notifications[seen:]:
                    if notification.method == method and wanted(notification.params):
                        return notification
                seen = len(self.notifications)
                if self._ended:
                    raise ServerEnded(f"no {method} came before the server ended")
                await self._heard.wait()

    async def shut_down(self) -> int:
        """End the server as the protocol wants it; its exit code."""
        await self.request("shutdown", None)
        self.notify("exit", None)
        return await self.process.wait()

    async def close(self) -> None:
        """End the server if it still runs."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()
        self._to_server.close()
        await self._reader

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to_server.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    async def _read(self) -> None:
        try:
            while True:
                header = await self._from_server.readuntil(b"\r\n\r\n")
                length = next(
                    int(line.partition(b":")[2])
                    for line in header.split(b"\r\n")
                    if line.lower().startswith(b"content-length:")
                )
                body = await self._from_server.readexactly(length)
                self._take(body, time.perf_counter())
        except asyncio.IncompleteReadError:
            pass  # the server has closed its output
        finally:
            self._ended = True
            self._heard.set()
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(ServerEnded("the server ended without an answer"))

    def _take(self, body: bytes, arrived: float) -> None:
        number = _id_of_large_answer(body)
        if number in self._waiting:
            self._give(number, body, arrived)
            return
        message = json.loads(body)
        if "method" not in message:
            self._give(message["id"], body, arrived)
        elif "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        else:
            self.notifications.append(
                Notification(message["method"], message.get("params"), arrived)
            )
            self._heard.set()

    def _give(self, number: int, body: bytes, arrived: float) -> None:
        answer = self._waiting.pop(number, None)
        if answer is not None and not answer.done():
            answer.set_result((body, arrived))

    def _answer(self, message: Json) -> Json:
        """What an editor without settings answers: null to all but a request for settings."""
        if message["method"] == "workspace/configuration":
            return [None] * len(message["params"]["items"])
        return None


def _id_of_large_answer(body: bytes) -> int | None:
    """The id of a large answer, which is seen without reading it; None of others."""
    if len(body) < _LARGE:
        return None
    start, end = body[:_AT_AN_END], body[-_AT_AN_END:]
    found = _ANSWER_ID.search(start) or _ANSWER_ID.search(end)
    return int(found[1]) if found and b'"method"' not in start else None


@asynccontextmanager
async def connect(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> AsyncIterator[Client]:
    """A client of the server that `command` starts in `folder`; the server ends with the block.
    `environment` has variables that the server gets beside those of this process."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        limit=_READ_AHEAD,
    )
    client = Client(process, folder)
    try:
        yield client
    finally:
        await client.close()


_READ_AHEAD = 8_000_000
"""Bytes of a server's output that may wait here: a server that writes much is not held up."""


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of `values` that at least `percent` of them do not exceed (nearest rank)."""
    rank = ceil(len(values) * percent / 100)
    return sorted(values)[max(rank, 1) - 1]
