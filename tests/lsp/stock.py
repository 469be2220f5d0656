"""Tests of our server and of pygls as it is, side by side.

A test marked `workaround` must pass with `NotesProtocol` and fail with pygls 2.1.1: when it passes
there too, what it is about is not needed any more.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial, wraps
from types import MappingProxyType
from typing import Any, TypeVar, cast

import pytest
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from notes_lsp.lsp.server import CommandHandler, Method, NotesServer
from notes_lsp.lsp.session import Session
from tests.lsp.wire import ErrorAnswer, Wire

HOVER = {"textDocument": {"uri": "file:///a.md"}, "position": {"line": 0, "character": 0}}


class StockWire(Wire):
    """A client of pygls as it is: hands messages over as `pygls.io_.run_async` does."""

    def receive(self, body: bytes) -> None:
        protocol = self.server.protocol
        try:
            protocol.handle_message(json.loads(body, object_hook=protocol.structure_message))
        except Exception as error:
            self.server.report_server_error(error, JsonRpcException)


def ours(methods: tuple[Method, ...], commands: Mapping[str, CommandHandler]) -> Wire:
    return Wire(NotesServer(Session.of, methods, commands))


def unpacking(command: CommandHandler) -> Callable[..., Any]:
    """`command` as pygls has them: each argument is one of the function."""
    if asyncio.iscoroutinefunction(command):

        async def later(*arguments: Any) -> Any:
            return await command(cast(Session, None), list(arguments))

        return later
    return lambda *arguments: command(cast(Session, None), list(arguments))


def stock(methods: tuple[Method, ...], commands: Mapping[str, CommandHandler]) -> Wire:
    server = LanguageServer("stock", "1")
    for name, handler in methods:
        server.feature(name)(partial(handler, cast(Session, None)))
    for name, command in commands.items():
        server.command(name)(unpacking(command))
    return StockWire(server)


class Serve:
    """Starts servers that end with the test."""

    def __init__(self, make: Callable[..., Wire], stack: ExitStack) -> None:
        self._make = make
        self._stack = stack

    def __call__(
        self,
        *methods: Method,
        commands: Mapping[str, CommandHandler] = MappingProxyType({}),
        fresh: bool = False,
    ) -> Wire:
        """A client of a server that has `methods`; `initialize` is sent unless it is `fresh`."""
        wire = self._stack.enter_context(self._make(methods, commands))
        if not fresh:
            wire.initialize()
        return wire


Test = TypeVar("Test", bound=Callable[..., None])


def workaround(test: Test) -> Test:
    """Make sure that `test` passes with our server, and still fails with that of pygls."""

    @wraps(test)
    def twice(**fixtures: Any) -> None:
        test(**fixtures)
        if "caplog" in fixtures:
            fixtures["caplog"].clear()
        with ExitStack() as stack:
            fixtures["serve"] = Serve(stock, stack)
            try:
                test(**fixtures)
            except (Exception, pytest.fail.Exception):
                return
        pytest.fail("pygls passes this test: the workaround is not needed any more")

    return cast(Test, twice)


def null(session: Session, params: Any) -> None:
    """A handler."""


def boom(session: Session, params: Any) -> None:
    """A handler."""
    raise ValueError("first line\nsecond line")


class Log:
    """A handler that keeps what it is called with."""

    def __init__(self) -> None:
        self.params: list[Any] = []

    def __call__(self, session: Session, params: Any) -> None:
        self.params.append(params)


def error_of(wire: Wire, method: str, params: Any) -> ErrorAnswer:
    with pytest.raises(ErrorAnswer) as raised:
        wire.request(method, params)
    return raised.value


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
