"""A language client over the pipes of a server process, that measures how long answers take.

It knows no server and no feature: messages are the dictionaries of the wire. It starts any
command, so that other servers can be measured beside ours.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
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


class Client:
    """One conversation with a server. `connect` starts and ends it.

    `seconds` holds how long each answer took, by method. `notifications` holds all that came.
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
        self._waiting: dict[int, asyncio.Future[Json]] = {}
        self._last_id = 0
        self._heard = asyncio.Event()
        self._ended = False
        self._reader = asyncio.create_task(self._read())

    async def initialize(self, capabilities: Json) -> Json:
        """Open the folder in the server; what it can do."""
        uri = self.folder.as_uri()
        result = await self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": self.folder.name}],
                "capabilities": capabilities,
            },
        )
        self.notify("initialized", {})
        return result

    async def request(self, method: str, params: Json, timeout: float = 60) -> Json:
        """The result of a request.

        Raises ErrorResponse, ServerEnded, and TimeoutError after `timeout` seconds.
        """
        if self._ended:
            raise ServerEnded(f"{method} was not sent: the server has ended")
        self._last_id += 1
        answer = self._waiting[self._last_id] = asyncio.get_running_loop().create_future()
        started = time.perf_counter()
        self._send({"id": self._last_id, "method": method, "params": params})
        async with asyncio.timeout(timeout):
            message = await answer
        self.seconds[method].append(time.perf_counter() - started)
        if "error" in message:
            raise ErrorResponse(method, message["error"])
        return message["result"]

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
                self._take(json.loads(await self._from_server.readexactly(length)))
        except asyncio.IncompleteReadError:
            pass  # the server has closed its output
        finally:
            self._ended = True
            self._heard.set()
            for answer in self._waiting.values():
                if not answer.done():
                    answer.set_exception(ServerEnded("the server ended without an answer"))

    def _take(self, message: Json) -> None:
        if "method" not in message:
            answer = self._waiting.pop(message["id"], None)
            if answer is not None and not answer.done():
                answer.set_result(message)
        elif "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        else:
            self.notifications.append(
                Notification(message["method"], message.get("params"), time.perf_counter())
            )
            self._heard.set()

    def _answer(self, message: Json) -> Json:
        """What an editor without settings answers: null to all but a request for settings."""
        if message["method"] == "workspace/configuration":
            return [None] * len(message["params"]["items"])
        return None


@asynccontextmanager
async def connect(command: Sequence[str], folder: Path) -> AsyncIterator[Client]:
    """A client of the server that `command` starts in `folder`; the server ends with the block."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    client = Client(process, folder)
    try:
        yield client
    finally:
        await client.close()


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of `values` that at least `percent` of them do not exceed (nearest rank)."""
    rank = ceil(len(values) * percent / 100)
    return sorted(values)[max(rank, 1) - 1]


def in_milliseconds(seconds: Sequence[float]) -> str:
    """How long things took, for people: median, 95th percentile, longest."""
    figures = (percentile(seconds, 50), percentile(seconds, 95), max(seconds))
    p50, p95, longest = (f"{1000 * figure:.1f}" for figure in figures)
    return f"p50 {p50} ms, p95 {p95} ms, max {longest} ms (n = {len(seconds)})"
