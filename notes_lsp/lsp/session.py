"""What the handlers of one client share from `initialize` on.

Handlers are plain functions `(session, params) -> result`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, Self, TypeAlias

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.uris import path_from_uri
from notes_lsp.text.lines import Encoding

Json: TypeAlias = Any
"""A value as `json.loads` returns it, of a form that nobody has checked."""


class Connection(Protocol):
    """The way to the client. To be used on the thread of the event loop."""

    def notify(self, method: str, params: Any = None) -> None:
        """Send a notification. `params` may hold JSON values and lsprotocol's objects."""

    async def request(self, method: str, params: Any = None) -> Any:
        """Ask the client; the result is as lsprotocol has it.

        Raises pygls' JsonRpcException if the client refuses, and ValueError for a result of a form
        that the LSP does not have.
        """

    @property
    def congested(self) -> bool:
        """Whether the client does not read what is sent: what can wait should not be sent now."""


class Agreement(NamedTuple):
    """How a client presented itself with `initialize`, and what it was offered."""

    client: ClientSupport
    process: int | None
    """The process without which the server is of no use."""
    roots: tuple[str, ...]
    options: Json
    methods: frozenset[str]
    """Those that are answered: all of the server's but what the settings do not want."""
    result: Json
    """The answer to `initialize`."""


@dataclass(slots=True)
class Session:
    """One client, as it presented itself with `initialize`."""

    connection: Connection
    client: ClientSupport
    roots: tuple[str, ...]
    """Absolute paths of the folders that are open; none for a single file."""
    options: Json
    """`initializationOptions`."""
    methods: frozenset[str]
    """What is answered from the beginning."""
    withheld: dict[str, Callable[[], object]] = field(init=False, default_factory=dict)
    """What has another method answered, by its name."""

    @classmethod
    def of(cls, connection: Connection, agreement: Agreement) -> Self:
        """The session that a client opens."""
        client, _, roots, options, methods, _ = agreement
        return cls(connection, client, roots, options, methods)

    @property
    def encoding(self) -> Encoding:
        """What positions on the wire count columns in."""
        return self.client.encoding

    def offer(self, method: str) -> None:
        """Answer a method from now on."""
        if begin := self.withheld.pop(method, None):
            begin()

    def close(self) -> None:
        """End what the session has running. The client is gone."""


def root_paths(initialize: dict[str, Json]) -> tuple[str, ...]:
    """The folders of `initialize`: `workspaceFolders`, else `rootUri`, else `rootPath`, else none.

    Folders that are not on this machine's disks are left out.
    """
    folders = initialize.get("workspaceFolders")
    uris = _uris(folders) if isinstance(folders, list) else []
    if not uris:
        uris = _uris([{"uri": initialize.get("rootUri")}])
    paths = [path for uri in uris if (path := path_from_uri(uri)) is not None]
    root_path = initialize.get("rootPath")
    if not uris and isinstance(root_path, str) and os.path.isabs(root_path):
        paths = [os.path.normpath(root_path)]
    return tuple(dict.fromkeys(paths))


def _uris(folders: list[Json]) -> list[str]:
    uris = (folder.get("uri") for folder in folders if isinstance(folder, dict))
    return [uri for uri in uris if isinstance(uri, str)]
