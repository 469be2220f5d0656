"""Wires for the tests of the server's messages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import watchfiles

from notes_lsp.lsp.server import NotesServer
from tests.lsp.stock import Serve, ours
from tests.lsp.talking import Talk
from tests.lsp.wire import Wire


@pytest.fixture
def connect() -> Iterator[Callable[..., Wire]]:
    """Connect a wire to a server, for the length of the test.

    `initialize` is sent already, with `params`. Without a `server` it is the one that users get.
    """
    with ExitStack() as stack:

        def start(
            server: NotesServer[Any] | None = None,
            answers: Mapping[str, Any] | None = None,
            **params: Any,
        ) -> Wire:
            if server is None:
                from notes_lsp.lsp.serve import make_server  # all features, which few tests want

                server = make_server()
            wire = stack.enter_context(Wire(server, answers))
            wire.initialize(**params)
            return wire

        yield start


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Servers of a test's own methods, for tests that may be marked `workaround`."""
    with ExitStack() as stack:
        yield Serve(ours, stack)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Callable[..., Talk]]:
    """Talk about the notes of a fixture, for the length of the test."""
    with ExitStack() as stack:

        def start(source: str, *arguments: Any, **options: Any) -> Talk:
            return stack.enter_context(Talk(tmp_path, source, *arguments, **options))

        yield start


@pytest.fixture
def quiet_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk does not change, and need not be watched."""

    async def nothing(*_: Any, **__: Any) -> AsyncIterator[Any]:
        return
        yield

    monkeypatch.setattr(watchfiles, "awatch", nothing)
