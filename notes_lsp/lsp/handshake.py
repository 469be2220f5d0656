"""The first words between client and server: `initialize`, and the answer to it.

A client shows nothing before it has that answer, and the libraries of the LSP take ten times as
long to load as what is needed for it. So it is given without them, and the server takes over.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any, Final

from notes_lsp import __version__
from notes_lsp.lsp.alive import is_alive
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.early_settings import settings_at_start
from notes_lsp.lsp.frames import framed
from notes_lsp.lsp.session import Agreement, Json, root_paths
from notes_lsp.lsp.streams import Stream, write_whole
from notes_lsp.lsp.surface import SURFACE, server_capabilities

NAME: Final = "notes-lsp"
"""What the server calls itself."""


def agree(
    initialize: dict[str, Json], methods: Collection[str], commands: Sequence[str]
) -> Agreement:
    """What a server that has `methods` and `commands` offers to a client, by the params of its
    `initialize`, of whatever form these are."""
    client = ClientSupport.of(initialize.get("capabilities"))
    roots, options = root_paths(initialize), initialize.get("initializationOptions")
    optional = {
        offer.method: offer.wanted
        for offer in SURFACE
        if offer.wanted is not None and offer.method in methods
    }
    settings = settings_at_start(roots, options) if optional else []
    offered = frozenset(methods) - {
        method for method, is_wanted in optional.items() if not is_wanted(client, settings)
    }
    result = {
        "capabilities": server_capabilities(offered, commands, client),
        "serverInfo": {"name": NAME, "version": __version__},
    }
    process = _living(initialize.get("processId"))
    return Agreement(client, process, roots, options, offered, result)


def _living(process: Json) -> int | None:
    """The number of a process, if there is one now: a number that names nobody comes from another
    machine, or out of a container."""
    if not isinstance(process, int) or not 0 < process < 2**31:
        return None
    return process if is_alive(process) else None


def shake_hands(
    stream: Stream, methods: Collection[str], commands: Sequence[str]
) -> Agreement | None:
    """Wait for a client's first message, and answer it if that is `initialize` as it should be.
    Anything else, or the end, is left to the server; None then."""
    body = stream.frames.next()
    if body is None:
        return None
    request = _initialize_in(body)
    if request is None:
        stream.frames.put_back(body)
        return None
    agreement = agree(request["params"], methods, commands)
    answer = {"jsonrpc": "2.0", "id": request["id"], "result": agreement.result}
    with suppress(OSError):  # it is gone, as the server will see
        write_whole(stream.write, framed(json.dumps(answer, separators=(",", ":")).encode("ascii")))
    return agreement


def _initialize_in(body: bytes) -> dict[str, Any] | None:
    """The message that `body` holds, if it is the request `initialize` with params."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or message.get("method") != "initialize":
        return None
    is_whole = isinstance(message.get("id"), (int, str)) and isinstance(message.get("params"), dict)
    return message if is_whole else None
