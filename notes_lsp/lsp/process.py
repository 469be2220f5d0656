"""The life of a server process: its streams, its signals, its client's life, its exit code."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from notes_lsp.lsp.alive import is_alive
from notes_lsp.lsp.server import NotesServer
from notes_lsp.lsp.transport import Stream, Transport

CLIENT_POLL = 2.0
"""Seconds between looks at whether the client's process lives. Its closing of stdin tells sooner,
but another process may hold the other end of the pipe."""

_PATIENCE = 2.0
"""Seconds that threads may still run when all is over, before the process ends without them."""


def run(make_server: Callable[[], NotesServer[Any]], tcp: str | None = None) -> int:
    """Serve one client until it leaves; returns the exit code for the process, which is to end.

    Over stdin and stdout, or over the first connection to `tcp`: "HOST:PORT", or only the port for
    this machine's own programs; port 0 is one that is free. A process that does not end by itself
    soon after this returns is ended: threads that hang must not keep a server without a client.
    """
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="notes-lsp: %(levelname)s: %(message)s"
    )
    try:
        try:
            stream = _claim_stdio() if tcp is None else _accept(*parse_address(tcp))
        except ValueError as error:
            _tell(str(error))
            return 2
        except OSError as error:
            _tell(f"cannot serve on {tcp or 'stdin and stdout'}: {error.strerror}")
            return 2
        return asyncio.run(_serve(make_server(), stream))
    except KeyboardInterrupt:  # Before the loop has its signal handlers, or on Windows.
        return 130


async def _serve(server: NotesServer[Any], stream: Stream) -> int:
    transport = Transport(server.protocol, stream)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, transport.end, 128 + number)
    watch = asyncio.create_task(_watch_client(server, transport))
    code = await transport.run()
    watch.cancel()
    _end_anyway(code)
    if server.session is not None:
        server.session.close()
    return code


async def _watch_client(server: NotesServer[Any], transport: Transport) -> None:
    """End when the process of the client is gone. pygls only notes its number."""
    while server.client_process is None or is_alive(server.client_process):
        await asyncio.sleep(CLIENT_POLL)
    transport.end(server.protocol.exit_code)


def _end_anyway(code: int) -> None:
    """End the process if it has not ended in a while: Python waits for the threads of a pool."""
    timer = threading.Timer(_PATIENCE, os._exit, [code])
    timer.daemon = True
    timer.start()


def _claim_stdio() -> Stream:
    """The process's stdin and stdout, for the protocol alone.

    What prints, here or in a child process, then prints to stderr, and what reads, reads nothing.
    Their own copies are also what lets the process end while a thread reads: one that waits in
    `sys.stdin` makes Python abort at exit.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        _tell("waiting for an editor on stdin; for a terminal there is: notes-lsp check")
    source, sink = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(source, os.O_BINARY)
        msvcrt.setmode(sink, os.O_BINARY)
    else:  # Whoever shares them may have made them otherwise.
        os.set_blocking(source, True)
        os.set_blocking(sink, True)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # There is no stderr.
        os.dup2(nothing, 1)
    os.close(nothing)
    sys.stdout = sys.stderr
    return Stream(partial(os.read, source), partial(os.write, sink))


def parse_address(tcp: str) -> tuple[str, int]:
    """Host and port of "HOST:PORT" or "PORT"; without a host it is the loopback interface.

    Raises ValueError, with a line for the user.
    """
    host, _, port = tcp.rpartition(":")
    if not (port.isascii() and port.isdigit() and int(port) < 2**16):
        raise ValueError(f"--tcp takes HOST:PORT, such as 127.0.0.1:9257, and not {tcp!r}")
    return host.strip("[]") or "127.0.0.1", int(port)


def _accept(host: str, port: int) -> Stream:
    """The first connection that comes in on `host` and `port`."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    with socket.create_server((host, port), family=family) as listener:
        _tell("listening on {}:{}".format(*listener.getsockname()))
        connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Stream(connection.recv, connection.send)


def _tell(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"notes-lsp: {line}\n")
        sys.stderr.flush()
