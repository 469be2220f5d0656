"""A server at work: its loop, its signals, its client's life, its end."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import Any

from notes_lsp.lsp.alive import is_alive
from notes_lsp.lsp.server import NotesServer
from notes_lsp.lsp.session import Agreement
from notes_lsp.lsp.streams import Stream
from notes_lsp.lsp.transport import Transport

CLIENT_POLL = 2.0
"""Seconds between looks at whether the client's process lives. Its closing of stdin tells sooner,
but another process may hold the other end of the pipe."""

_PATIENCE = 2.0
"""Seconds that threads may still run when all is over, before the process ends without them."""


def serve(server: NotesServer[Any], stream: Stream, agreement: Agreement | None) -> int:
    """Serve one client until it leaves; returns the exit code for the process.

    `agreement` is what `initialize` has been answered with, if it has been.
    """
    return asyncio.run(_serve(server, stream, agreement))


async def _serve(server: NotesServer[Any], stream: Stream, agreement: Agreement | None) -> int:
    transport = Transport(server.protocol, stream)
    if agreement is not None:
        server.begin(agreement)
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
