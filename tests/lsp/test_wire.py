"""The client of the wire tests itself: that it sees what is wrong."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from notes_lsp.lsp.server import Method, NotesServer
from notes_lsp.lsp.session import Session
from tests.lsp.wire import Wire


def connect(*methods: Method[Session]) -> Wire:
    wire = Wire(NotesServer(Session.of, methods))
    wire.initialize()
    return wire


def test_a_result_that_the_lsp_does_not_have_is_a_problem() -> None:
    method: Method[Session] = Method(
        "textDocument/references", lambda session, params: [{"uri": 5}]
    )
    params = {
        "textDocument": {"uri": "file:///a.md"},
        "position": {"line": 0, "character": 0},
        "context": {"includeDeclaration": True},
    }
    with (
        connect(method) as wire,
        pytest.raises(AssertionError, match=r"missing @ \$\.result\[0\]\.range"),
    ):
        wire.request("textDocument/references", params)


def test_a_notification_that_the_lsp_does_not_have_is_a_problem() -> None:
    with connect() as wire:
        wire.server.protocol.notify("textDocument/publishDiagnostics", {"uri": "file:///a.md"})
        with pytest.raises(AssertionError, match="diagnostics"):
            wire.expect("textDocument/publishDiagnostics")


def test_a_second_answer_is_a_problem() -> None:
    with connect() as wire:
        wire.write(b'{"jsonrpc": "2.0", "id": 1, "result": null}')
        with pytest.raises(AssertionError, match="nobody waits for"):
            wire.advance(0)


def test_a_request_without_an_answer_is_told() -> None:
    async def forever(session: Session, params: Any) -> None:
        await asyncio.Event().wait()

    with (
        connect(Method("x", forever)) as wire,
        pytest.raises(AssertionError, match="x has not been answered"),
    ):
        wire.request("x")


def test_time_passes_only_by_hand() -> None:
    async def slow(session: Session, params: Any) -> str:
        await asyncio.sleep(3600)
        return "done"

    with connect(Method("x", slow)) as wire:
        request = wire.start("x")
        wire.advance(3599)
        assert not wire.is_answered(request)
        wire.advance(1)
        assert wire.result(request) == "done"


def test_notifications_are_expected_in_order_and_once() -> None:
    with connect() as wire:
        for number in (1, 2):
            wire.server.protocol.notify("x", number)
        assert [wire.expect("x"), wire.expect("x")] == [1, 2]
        with pytest.raises(AssertionError, match=r"no x, only \[\]"):
            wire.expect("x")


def test_threads_can_be_waited_for() -> None:
    started = threading.Event()

    async def count(session: Session, params: Any) -> None:
        assert await asyncio.to_thread(started.wait, 20)
        session.connection.notify("x/done")

    with connect(Method("x/start", count)) as wire:
        wire.notify("x/start")
        started.set()
        assert wire.expect("x/done", patience=20) is None
