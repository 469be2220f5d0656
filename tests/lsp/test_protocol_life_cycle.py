"""From `initialize` to `exit`, and what is cancelled on the way: see `stock`."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from lsprotocol import types as lsp

from notes_lsp.lsp.server import Method
from notes_lsp.lsp.session import Session
from tests.lsp.stock import HOVER, Log, Serve, error_of, logged, null, ours, workaround
from tests.lsp.wire import ErrorAnswer

# The life cycle


@workaround
def test_a_request_before_initialize_is_refused(serve: Serve) -> None:
    hover = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, hover), fresh=True)
    assert error_of(wire, "textDocument/hover", HOVER).code == -32002
    assert hover.params == []
    wire.initialize()
    assert wire.request("textDocument/hover", HOVER) is None


@workaround
def test_a_notification_before_initialize_is_dropped(serve: Serve) -> None:
    saves = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_DID_SAVE, saves), fresh=True)
    wire.notify("textDocument/didSave", {"textDocument": {"uri": "file:///a.md"}})
    assert (saves.params, wire.sent) == ([], [])


@workaround
def test_initialize_comes_once(serve: Serve) -> None:
    wire = serve()
    assert error_of(wire, "initialize", {"capabilities": {}}).code == -32600


@workaround
@pytest.mark.parametrize("method", ["textDocument/hover", "shutdown", "initialize", "unheard/of"])
def test_a_request_after_shutdown_is_refused(serve: Serve, method: str) -> None:
    hover = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, hover))
    assert wire.request("shutdown") is None
    assert error_of(wire, method, HOVER).code == -32600
    assert hover.params == []


def test_a_notification_after_shutdown_is_dropped(serve: Serve) -> None:
    saves = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_DID_SAVE, saves))
    wire.request("shutdown", {})
    wire.notify("textDocument/didSave", {"textDocument": {"uri": "file:///a.md"}})
    assert saves.params == []


@workaround
def test_shutdown_cancels_what_runs_and_what_the_server_asked(serve: Serve) -> None:
    async def forever(session: Session, params: Any) -> None:
        await asyncio.Event().wait()

    def ask(session: Session, params: Any) -> None:
        wire.server.protocol.send_request("workspace/applyEdit", {}, callback=lambda _: None)

    wire = serve(
        Method(lsp.TEXT_DOCUMENT_HOVER, forever),
        Method(lsp.TEXT_DOCUMENT_DEFINITION, forever),
        commands={"forever": forever},
    )
    running = [
        wire.start("textDocument/hover", HOVER),
        wire.start("workspace/executeCommand", {"command": "forever"}),
        wire.start("textDocument/definition", HOVER),
    ]
    assert wire.request("shutdown") is None
    for request in running:
        with pytest.raises(ErrorAnswer, match="-32800"):
            wire.result(request)
    assert asyncio.all_tasks(wire.loop) == set()


@pytest.mark.parametrize(
    ("before", "code"),
    [([], 1), (["initialize"], 1), (["initialize", "shutdown"], 0), (["shutdown"], 1)],
)
def test_exit_has_the_code_of_the_lsp(before: list[str], code: int) -> None:
    with ours((), {}) as wire:
        codes: list[int] = []
        wire.server.protocol.on_exit = codes.append  # type: ignore[attr-defined]
        for method in before:
            wire.start(method, {"capabilities": {}})
        wire.notify("exit")
        assert codes == [code]


@workaround
@pytest.mark.parametrize(
    "params",
    [
        {"rootUri": "file://[", "workspaceFolders": [{"uri": "file://[", "name": ""}]},
        {"workspaceFolders": {}, "processId": "5", "trace": "loud"},
        {"capabilities": {"textDocument": {"hover": True, "rename": {"prepareSupport": True}}}},
        {"capabilities": {"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}}},
        {"capabilities": {"general": {"positionEncodings": 5}, "workspace": []}},
        {"capabilities": None},
        {},
    ],
)
def test_a_client_is_not_refused_for_odd_params_of_initialize(
    serve: Serve, params: dict[str, Any]
) -> None:
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, null), fresh=True)
    wire.deliver({"id": wire.new_id("initialize"), "method": "initialize", "params": params})
    capabilities = wire.result(1)["capabilities"]
    assert (capabilities["positionEncoding"], capabilities["hoverProvider"]) == ("utf-16", True)


# Cancelling


@pytest.mark.parametrize("method", ["unheard/of", "$/unheard/of"])
def test_an_unknown_request_is_answered(serve: Serve, method: str) -> None:
    assert error_of(serve(), method, {}).code == -32601


@workaround
@pytest.mark.parametrize("method", ["unheard/of", "$/unheard/of"])
def test_an_unknown_notification_is_ignored(
    serve: Serve, caplog: pytest.LogCaptureFixture, method: str
) -> None:
    wire = serve()
    wire.notify(method, {})
    assert (wire.sent[1:], logged(caplog)) == ([], [])


def test_a_running_coroutine_is_cancelled(serve: Serve) -> None:
    async def forever(session: Session, params: Any) -> None:
        await asyncio.Event().wait()

    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, forever))
    request = wire.start("textDocument/hover", HOVER)
    assert not wire.is_answered(request)
    wire.notify("$/cancelRequest", {"id": request})
    with pytest.raises(ErrorAnswer, match="-32800"):
        wire.result(request)


@workaround
def test_a_request_that_is_cancelled_while_it_waits_does_not_run(serve: Serve) -> None:
    hover = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, hover))
    first, second = (wire.new_id("textDocument/hover") for _ in range(2))
    wire.deliver(
        {"id": first, "method": "textDocument/hover", "params": HOVER},
        {"id": second, "method": "textDocument/hover", "params": HOVER},
        {"method": "$/cancelRequest", "params": {"id": second}},
    )
    assert wire.result(first) is None
    with pytest.raises(ErrorAnswer, match="-32800"):
        wire.result(second)
    assert len(hover.params) == 1


@workaround
def test_to_cancel_what_is_answered_already_is_no_mistake(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, null))
    wire.request("textDocument/hover", HOVER)
    wire.notify("$/cancelRequest", {"id": 2})
    assert logged(caplog) == []


# Commands


@workaround
def test_a_command_that_is_cancelled_stops(serve: Serve) -> None:
    async def forever(session: Session, arguments: Any) -> None:
        await asyncio.Event().wait()

    wire = serve(commands={"forever": forever})
    request = wire.start("workspace/executeCommand", {"command": "forever"})
    wire.notify("$/cancelRequest", {"id": request})
    with pytest.raises(ErrorAnswer, match="-32800"):
        wire.result(request)
    assert asyncio.all_tasks(wire.loop) == set()


def test_a_command_gets_its_arguments_as_they_are(serve: Serve) -> None:
    wire = serve(commands={"echo": lambda session, arguments: arguments})

    def run(**arguments: Any) -> Any:
        return wire.request("workspace/executeCommand", {"command": "echo", **arguments})

    assert [run(), run(arguments=[]), run(arguments=[1, {"a-b": [2]}])] == [
        [],
        [],
        [1, {"a-b": [2]}],
    ]


def test_an_unknown_command_is_refused(serve: Serve) -> None:
    error = error_of(serve(), "workspace/executeCommand", {"command": "x"})
    assert error.code == -32602
