"""The way to the client: the process's own stdin and stdout, or a connection of TCP."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from notes_lsp.lsp.frames import FrameReader


class Stream(NamedTuple):
    """What comes in, as messages; and a function that blocks, and returns how much it wrote."""

    frames: FrameReader
    write: Callable[[memoryview], int]


def write_whole(write: Callable[[memoryview], int], data: bytes) -> None:
    """Write all of `data`. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[write(rest) :]


def opener(tcp: str | None) -> Callable[[], Stream]:
    """What waits for the client and returns the way to it: stdin and stdout, which are claimed
    already, or the first connection to `tcp`, where this listens.

    `tcp` is "HOST:PORT", or only the port for this machine's own programs; port 0 is one that is
    free. Raises OSError, and ValueError with a line for the user.
    """
    if tcp is None:
        stream = _claim_stdio()
        return lambda: stream
    host, port = parse_address(tcp)
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    listener = socket.create_server((host, port), family=family)
    tell("listening on {}:{}".format(*listener.getsockname()))
    return partial(_accept, listener)


def _claim_stdio() -> Stream:
    """The process's stdin and stdout, for the protocol alone.

    What prints, here or in a child process, then prints to stderr, and what reads, reads nothing.
    Their own copies are also what lets the process end while a thread reads: one that waits in
    `sys.stdin` makes Python abort at exit.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        tell("waiting for an editor on stdin; for a terminal there is: notes-lsp check")
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
    return Stream(FrameReader(partial(os.read, source)), partial(os.write, sink))


def parse_address(tcp: str) -> tuple[str, int]:
    """Host and port of "HOST:PORT" or "PORT"; without a host it is the loopback interface.

    Raises ValueError, with a line for the user.
    """
    host, _, port = tcp.rpartition(":")
    if not (port.isascii() and port.isdigit() and int(port) < 2**16):
        raise ValueError(f"--tcp takes HOST:PORT, such as 127.0.0.1:9257, and not {tcp!r}")
    return host.strip("[]") or "127.0.0.1", int(port)


def _accept(listener: socket.socket) -> Stream:
    """The first connection that comes in."""
    with listener:
        connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Stream(FrameReader(connection.recv), connection.send)


def tell(line: str) -> None:
    """Write a line to stderr, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"notes-lsp: {line}\n")
        sys.stderr.flush()
