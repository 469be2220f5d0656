"""A server process and the two ends of its pipes. Whatever takes too long is an error."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from typing import Any

from notes_lsp.lsp.frames import FrameReader

LIMIT = 30.0
"""Seconds that a server may take for anything."""


def frame(message: dict[str, Any], header: str = "Content-Length") -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return f"{header}: {len(body)}\r\n\r\n".encode() + body


class ServerProcess:
    """A running server. Killed, if it still runs, when the context ends."""

    def __init__(self, command: Sequence[str]) -> None:
        self.popen = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        assert self.popen.stdin is not None
        assert self.popen.stdout is not None
        assert self.popen.stderr is not None
        self.stdin = self.popen.stdin
        self.stdout = self.popen.stdout
        self._lines: SimpleQueue[str] = SimpleQueue()
        self._messages: SimpleQueue[Any] = SimpleQueue()
        self._threads = [threading.Thread(target=self._read_errors, daemon=True)]
        self._threads[0].start()
        self._last_id = 0

    def __enter__(self) -> ServerProcess:
        return self

    def __exit__(self, *_: object) -> None:
        if self.popen.poll() is None:
            self.popen.kill()
        self.popen.wait(LIMIT)
        for thread in self._threads:
            thread.join(LIMIT)
        for pipe in (self.popen.stdin, self.popen.stdout, self.popen.stderr):
            assert pipe is not None
            pipe.close()

    def start_reading(self) -> None:
        """From now on read what the server sends."""
        thread = threading.Thread(target=self._read_messages, daemon=True)
        self._threads.append(thread)
        thread.start()

    def send(self, *frames: bytes) -> None:
        """Write all of `frames`; what they are is up to the test."""
        rest = memoryview(b"".join(frames))
        while rest:
            rest = rest[self.stdin.write(rest) or 0 :]

    def message(self) -> Any:
        """The server's next message."""
        try:
            message = self._messages.get(timeout=LIMIT)
        except Empty:
            raise AssertionError("the server says nothing") from None
        if message is None:
            raise AssertionError(f"the server ended: {self.wait()}")
        return message

    def request(self, method: str, params: Any = None) -> Any:
        """The response to a request, as it is."""
        self._last_id += 1
        self.send(frame({"id": self._last_id, "method": method, "params": params}))
        response = self.message()
        assert response["id"] == self._last_id
        return response

    def initialize(self, **params: Any) -> None:
        if len(self._threads) == 1:
            self.start_reading()
        default: Any = {"processId": None, "rootUri": None, "capabilities": {}}
        assert "result" in self.request("initialize", {**default, **params})

    def line(self) -> str:
        """The next line of stderr."""
        try:
            return self._lines.get(timeout=LIMIT)
        except Empty:
            raise AssertionError("the server logs nothing") from None

    def wait(self) -> tuple[int, list[str]]:
        """The exit code, and the lines of stderr that nobody has read."""
        code = self.popen.wait(LIMIT)
        self._threads[0].join(LIMIT)
        return code, [self._lines.get() for _ in range(self._lines.qsize())]

    def _read_errors(self) -> None:
        assert self.popen.stderr is not None
        for line in iter(self.popen.stderr.readline, b""):
            self._lines.put(line.decode().rstrip())

    def _read_messages(self) -> None:
        frames = FrameReader(self.stdout.read)
        for body in iter(frames.next, None):
            self._messages.put(json.loads(body))
        self._messages.put(None)
