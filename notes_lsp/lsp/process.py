"""The life of a server process, up to where its server takes over: the client is answered while
the libraries are still to be loaded."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

from notes_lsp.lsp.handshake import shake_hands
from notes_lsp.lsp.streams import opener, tell

if TYPE_CHECKING:
    from notes_lsp.lsp.server import NotesServer

_HEAD_START = 0.1
"""Seconds in which a client may say its first words before the libraries are loaded. Most do so at
once, and are answered sooner while nothing else is done; others would have waited for nothing."""


def run(
    make_server: Callable[[], NotesServer[Any]],
    methods: Collection[str],
    commands: Sequence[str] = (),
    tcp: str | None = None,
) -> int:
    """Serve one client until it leaves; returns the exit code for the process, which is to end.

    `make_server` loads the libraries and makes the server, which has `methods` and `commands`.
    Over stdin and stdout, or over the first connection to `tcp`: see `opener`. A process that does
    not end by itself soon after this returns is ended: threads that hang must not keep a server
    without a client.
    """
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="notes-lsp: %(levelname)s: %(message)s"
    )
    # Until the loop looks after signals. There is nothing to be done, and threads that load
    # would be waited for.
    signal.signal(signal.SIGTERM, lambda number, _: os._exit(128 + number))
    try:
        return _run(make_server, methods, commands, tcp)
    except KeyboardInterrupt:  # Before the loop has its signal handlers, or on Windows.
        return 130


def _run(
    make_server: Callable[[], NotesServer[Any]],
    methods: Collection[str],
    commands: Sequence[str],
    tcp: str | None,
) -> int:
    try:
        connect = opener(tcp)
    except ValueError as error:
        tell(str(error))
        return 2
    except OSError as error:
        tell(f"cannot serve on {tcp or 'stdin and stdout'}: {error.strerror}")
        return 2
    answered = Event()
    try:
        with ThreadPoolExecutor(1, "lsp-loader") as loader:
            loading = loader.submit(_load, make_server, answered)
            stream = connect()
            agreement = shake_hands(stream, methods, commands)
            answered.set()
            server = loading.result()
        from notes_lsp.lsp.serving import serve  # loaded by now
    except ImportError as error:
        tell(f"cannot be loaded: {error}")
        return 1
    return serve(server, stream, agreement)


def _load(make_server: Callable[[], NotesServer[Any]], answered: Event) -> NotesServer[Any]:
    """Make the server as soon as the client has been answered, or has let us wait."""
    answered.wait(_HEAD_START)
    # All that is loaded is there to stay. For the garbage collector to look at it on the way takes
    # 35 ms of 500, and once more, at the end of the process, 90.
    gc.disable()
    server = make_server()
    from notes_lsp.lsp import serving  # noqa: F401

    gc.freeze()
    gc.enable()
    return server
