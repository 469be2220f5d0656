"""A server, and a record of what it and its editor say to each other:

    tee.py FOLDER SERVER…

The record of each session is a file in FOLDER. A line of it is
`{"from": "client", "message": {…}}`, or the same from "server", and is written before the message
is passed on. The status is the server's. A command that does not end in `serve`, such as one that
asks for the version, is no session and runs alone. Nothing but the standard library is loaded, to
begin as soon as the server does.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, TextIO

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


def messages(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The headers and the body of each message, up to the end of the stream."""
    headers = b""
    while line := stream.readline():
        headers += line
        if line.isspace():
            length = _LENGTH.search(headers)
            assert length is not None, headers
            yield headers, stream.read(int(length[1]))
            headers = b""


class Record:
    """The file of a session."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._lock = threading.Lock()

    def pass_on(self, sender: str, source: IO[bytes], target: IO[bytes]) -> None:
        """Pass on what `sender` says, until it has nothing more to say or nobody listens."""
        with suppress(BrokenPipeError):
            for headers, body in messages(source):
                with self._lock:
                    line = {"from": sender, "message": json.loads(body)}
                    print(json.dumps(line, ensure_ascii=False), file=self._file, flush=True)
                target.write(headers + body)
                target.flush()
        with suppress(BrokenPipeError):
            target.close()


def run(folder: Path, command: Sequence[str]) -> int:
    """Start the server and stay until it ends; its status, as a shell has it."""
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert server.stdin is not None
    assert server.stdout is not None
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{time.time_ns()}-{os.getpid()}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        record = Record(file)
        asking = ("client", sys.stdin.buffer, server.stdin)
        threading.Thread(target=record.pass_on, args=asking, daemon=True).start()
        record.pass_on("server", server.stdout, sys.stdout.buffer)
        status = server.wait()
    return status if status >= 0 else 128 - status


def main(folder: str, *command: str) -> None:
    if command[-1] != "serve":
        os.execvp(command[0], command)
    status = run(Path(folder), command)
    # Not sys.exit: the thread that reads may wait for the editor, and the end must not wait for it.
    os._exit(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
