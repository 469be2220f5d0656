"""What pygls 2.1.1 does wrong and `NotesProtocol` does right.

Each test marked `workaround` runs against pygls as it is, too, and must fail there: when it passes,
what it is about is not needed any more.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial, wraps
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, TypeVar, cast

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcRequestCancelled
from pygls.lsp.server import LanguageServer

from notes_lsp.lsp.capabilities import ClientSupport
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
    for name, handler, options in methods:
        server.feature(name, options and options(ClientSupport()))(
            partial(handler, cast(Session, None))
        )
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


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:
        yield Serve(ours, stack)


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


# Messages that cannot be read


@workaround
def test_params_that_cannot_be_read_are_answered(serve: Serve) -> None:
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, null))
    error = error_of(wire, "textDocument/hover", {"textDocument": {"uri": "a"}, "position": {}})
    assert (error.code, error.data) == (-32602, None)
    assert error.message == (
        "Invalid params of textDocument/hover: required field missing @ $.position"
    )


@workaround
def test_a_notification_that_cannot_be_read_is_logged_and_shown_to_nobody(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    wire = serve(Method(lsp.TEXT_DOCUMENT_DID_SAVE, null))
    del wire.sent[:]
    wire.notify("textDocument/didSave", {})
    assert wire.sent == []
    assert logged(caplog) == [
        "A notification is lost: Invalid params of textDocument/didSave: "
        "required field missing @ $.textDocument"
    ]


@workaround
@pytest.mark.parametrize(
    "body", [b"{", b"", b'"\xff"', b"[" * 100_000, b'{"id": 1' + b"0" * 5000 + b"}"]
)
def test_what_is_not_json_is_answered(serve: Serve, body: bytes) -> None:
    wire = serve()
    wire.deliver(body)
    (answer,) = wire.sent[1:]
    assert (answer["id"], answer["error"]["code"]) == (None, -32700)
    assert "\n" not in answer["error"]["message"]


@workaround
@pytest.mark.parametrize(
    "message",
    [
        b'[{"jsonrpc": "2.0", "id": 5, "method": "textDocument/hover"}]',
        b"null",
        b"{}",
        b'{"jsonrpc": "2.0", "id": null, "method": "textDocument/hover"}',
        b'{"jsonrpc": "2.0", "id": [5], "method": "textDocument/hover"}',
        b'{"jsonrpc": "2.0", "method": 5}',
    ],
)
def test_what_is_no_message_is_answered(serve: Serve, message: bytes) -> None:
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, null))
    wire.deliver(message)
    (answer,) = wire.sent[1:]
    assert (answer["id"], answer["error"]["code"]) == (None, -32600)


@workaround
def test_a_message_within_a_message_is_only_data(serve: Serve) -> None:
    wire = serve(commands={"echo": lambda session, arguments: arguments})
    argument = {"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover"}
    params = {"command": "echo", "arguments": [argument]}
    assert wire.request("workspace/executeCommand", params) == [argument]


def test_an_error_without_an_id_from_the_client_is_taken(serve: Serve) -> None:
    wire = serve()
    wire.deliver({"id": None, "error": {"code": -32700, "message": "?"}})
    assert wire.sent[1:] == []


@workaround
def test_unknown_members_of_enumerations_are_taken(serve: Serve) -> None:
    actions = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_CODE_ACTION, actions))
    start = {"line": 0, "character": 0}
    diagnostic = {
        "range": {"start": start, "end": start},
        "message": "",
        "severity": 9,
        "tags": [9],
    }
    wire.request(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": "file:///a.md"},
            "range": {"start": start, "end": start},
            "context": {"diagnostics": [diagnostic], "triggerKind": 9, "only": ["source.new"]},
        },
    )
    (params,) = actions.params
    assert (params.context.trigger_kind, params.context.only) == (9, ("source.new",))
    assert params.context.diagnostics[0].severity == 9
    assert params.context.diagnostics[0].tags == (9,)


@workaround
def test_positions_out_of_bounds_are_taken(serve: Serve) -> None:
    hover = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, hover))
    wire.request("textDocument/hover", {**HOVER, "position": {"line": -1, "character": 2**32}})
    assert hover.params[0].position == lsp.Position(0, 2**31 - 1)


@workaround
def test_params_of_methods_that_are_not_of_the_lsp_stay_json(serve: Serve) -> None:
    graph = Log()
    wire = serve(Method("notes/graph", graph))
    wire.request("notes/graph", {"max-depth": 2, "class": {"type_name": "x"}, "list": [1]})
    wire.deliver({"id": wire.new_id("notes/graph"), "method": "notes/graph"})
    assert graph.params == [{"max-depth": 2, "class": {"type_name": "x"}, "list": [1]}, None]


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


# Handlers that fail


@workaround
def test_a_failing_handler_is_answered_in_one_line_and_logged_once(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, boom))
    del wire.sent[:]
    errors = [error_of(wire, "textDocument/hover", HOVER) for _ in range(2)]
    message = "textDocument/hover failed: ValueError: first line second line"
    assert [(error.code, error.message, error.data) for error in errors] == [
        (-32603, message, None)
    ] * 2
    assert len(wire.sent) == 2
    first, second = caplog.records
    assert first.getMessage().startswith(f"{message} (notes-lsp ")
    assert first.exc_info is not None
    assert second.getMessage() == (
        "textDocument/hover failed again: ValueError: first line second line"
    )
    assert second.exc_info is None


@workaround
@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_failing_notification_is_logged_and_shown_to_nobody(
    serve: Serve, caplog: pytest.LogCaptureFixture, asynchronous: bool
) -> None:
    async def later(session: Session, params: Any) -> None:
        boom(session, params)

    wire = serve(Method(lsp.TEXT_DOCUMENT_DID_SAVE, later if asynchronous else boom))
    del wire.sent[:]
    wire.notify("textDocument/didSave", {"textDocument": {"uri": "file:///a.md"}})
    assert wire.sent == []
    assert [line.split(" (")[0] for line in logged(caplog)] == [
        "textDocument/didSave failed: ValueError: first line second line"
    ]


@workaround
def test_a_refusal_is_answered_and_not_logged(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(session: Session, params: Any) -> None:
        raise JsonRpcException("This is not a link", -32803)

    wire = serve(Method(lsp.TEXT_DOCUMENT_HOVER, refuse))
    error = error_of(wire, "textDocument/hover", HOVER)
    assert (error.code, error.message, error.data) == (-32803, "This is not a link", None)
    assert logged(caplog) == []


class Thing:
    """No JSON."""

    __slots__ = ()


def endless() -> list[Any]:
    result: list[Any] = []
    result.append(result)
    return result


@workaround
@pytest.mark.parametrize(
    "result", [Thing(), {"a": {1, 2}}, PurePath("a"), float("nan"), {(1, 2): 3}, endless()]
)
def test_a_result_that_is_not_json_is_answered_with_an_error(serve: Serve, result: Any) -> None:
    wire = serve(Method("notes/x", lambda session, params: result))
    error = error_of(wire, "notes/x", None)
    assert (error.code, error.data) == (-32603, None)
    assert error.message.startswith("notes/x failed: ")


@workaround
def test_the_fields_of_whatever_object_are_not_sent(serve: Serve) -> None:
    secret = type("Secret", (), {})()
    secret.password = "x"
    wire = serve(Method("notes/x", lambda session, params: [secret]))
    assert error_of(wire, "notes/x", None).message == (
        "notes/x failed: TypeError: Secret cannot be written as JSON"
    )


def test_results_may_mix_json_and_objects(serve: Serve) -> None:
    def symbols(session: Session, params: Any) -> Any:
        place = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 1))
        return [{"uri": "file:///a.md", "range": place}, lsp.Location("file:///b\ud800.md", place)]

    wire = serve(Method(lsp.TEXT_DOCUMENT_DEFINITION, symbols))
    place = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}
    assert wire.request("textDocument/definition", HOVER) == [
        {"uri": "file:///a.md", "range": place},
        {"uri": "file:///b\ud800.md", "range": place},
    ]


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


def test_a_running_handler_can_ask_whether_it_is_cancelled() -> None:
    def long(session: Session, params: Any) -> int:
        session.connection.check_cancelled()
        return 1

    def cancelled_meanwhile(session: Session, params: Any) -> int:
        wire.server.protocol.is_cancelled = lambda request: request == 3  # type: ignore[attr-defined]
        return long(session, params)

    with ours((Method("x/a", long), Method("x/b", cancelled_meanwhile)), {}) as wire:
        wire.initialize()
        assert wire.request("x/a") == 1
        with pytest.raises(ErrorAnswer, match=str(JsonRpcRequestCancelled.CODE)):
            wire.request("x/b")


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


# Documents


@workaround
def test_no_documents_are_kept_beside_the_sessions(serve: Serve) -> None:
    opened = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_DID_OPEN, opened))
    item = {"uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": "a\u2028b"}
    wire.notify("textDocument/didOpen", {"textDocument": item})
    assert opened.params[0].text_document.text == "a\u2028b"
    assert dict(wire.server.workspace.text_documents) == {}


@workaround
def test_changes_reach_the_handler_as_they_were_sent(serve: Serve) -> None:
    changes = Log()
    wire = serve(
        Method(lsp.TEXT_DOCUMENT_DID_OPEN, null), Method(lsp.TEXT_DOCUMENT_DID_CHANGE, changes)
    )
    item = {"uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": "abc\ndef"}
    wire.notify("textDocument/didOpen", {"textDocument": item})
    past_the_end = {"line": 0, "character": 10}
    change = {"range": {"start": past_the_end, "end": past_the_end}, "text": "x"}
    wire.notify(
        "textDocument/didChange",
        {"textDocument": {"uri": "file:///a.md", "version": 2}, "contentChanges": [change]},
    )
    assert changes.params[0].content_changes[0].range.start == lsp.Position(0, 10)


@workaround
def test_what_is_said_of_unknown_documents_and_folders_is_the_handlers_matter(
    serve: Serve,
) -> None:
    calls = Log()
    wire = serve(
        Method(lsp.TEXT_DOCUMENT_DID_CHANGE, calls),
        Method(lsp.TEXT_DOCUMENT_DID_CLOSE, calls),
        Method(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, calls),
    )
    document = {"uri": "file:///unknown.md", "version": 1}
    folder = {"uri": "file:///unknown", "name": "unknown"}
    del wire.sent[:]
    wire.notify(
        "textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": ""}]}
    )
    wire.notify("textDocument/didClose", {"textDocument": document})
    wire.notify(
        "workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [folder]}}
    )
    assert len(calls.params) == 3
    assert wire.sent == []


# The server's own messages


@workaround
def test_params_of_notifications_may_be_json(serve: Serve) -> None:
    wire = serve()
    wire.server.protocol.notify(
        "textDocument/publishDiagnostics", {"uri": "file:///a.md", "diagnostics": []}
    )
    assert wire.expect("textDocument/publishDiagnostics") == {
        "uri": "file:///a.md",
        "diagnostics": [],
    }


def test_a_request_of_the_server_gets_its_result(serve: Serve) -> None:
    wire = serve()
    future = wire.server.workspace_apply_edit(lsp.ApplyWorkspaceEditParams(lsp.WorkspaceEdit()))
    wire.advance(0)
    assert future.result(0) == lsp.ApplyWorkspaceEditResult(applied=True)


@workaround
def test_a_result_of_the_wrong_form_does_not_leave_the_server_waiting(serve: Serve) -> None:
    wire = serve()
    wire.answers["workspace/applyEdit"] = {"applied": {}, "failedChange": "x"}
    future = wire.server.workspace_apply_edit(lsp.ApplyWorkspaceEditParams(lsp.WorkspaceEdit()))
    wire.advance(0)
    with pytest.raises(ValueError, match="failedChange"):
        future.result(0)


@workaround
def test_an_answer_to_what_the_server_has_given_up_is_ignored(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    wire = serve()
    future = wire.server.workspace_apply_edit(lsp.ApplyWorkspaceEditParams(lsp.WorkspaceEdit()))
    future.cancel()
    wire.advance(0)
    assert logged(caplog) == []
    assert [message.get("method") for message in wire.sent[1:]] == ["workspace/applyEdit"]


@workaround
def test_that_the_client_refuses_a_request_takes_one_line(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    wire = serve()
    results: list[Any] = []
    wire.server.protocol.send_request("client/unheardOf", {}, callback=results.append)
    wire.server.protocol.send_request("workspace/codeLens/refresh", callback=results.append)
    wire.advance(0)
    assert results == [None]
    assert logged(caplog) == [
        "The client refused client/unheardOf: JsonRpcException: no client/unheardOf here"
    ]


@workaround
def test_nothing_is_kept_of_what_is_done(serve: Serve) -> None:
    async def later(session: Session, params: Any) -> None:
        await asyncio.sleep(0)

    wire = serve(Method(lsp.TEXT_DOCUMENT_DID_SAVE, later), Method(lsp.TEXT_DOCUMENT_HOVER, later))
    for _ in range(5):
        wire.notify("textDocument/didSave", {"textDocument": {"uri": "file:///a.md"}})
        wire.request("textDocument/hover", HOVER)
    assert wire.server.protocol._request_futures == {}


# What the server says that it can do


@workaround
def test_resolving_is_offered_where_it_can_be_done(serve: Serve) -> None:
    wire = serve(
        Method(lsp.TEXT_DOCUMENT_COMPLETION, null, lambda client: lsp.CompletionOptions()),
        Method(lsp.COMPLETION_ITEM_RESOLVE, null),
        Method(lsp.TEXT_DOCUMENT_CODE_ACTION, null, lambda client: lsp.CodeActionOptions()),
        Method(lsp.CODE_ACTION_RESOLVE, null),
        fresh=True,
    )
    capabilities = wire.initialize()["capabilities"]
    assert capabilities["completionProvider"] == {"resolveProvider": True}
    assert capabilities["codeActionProvider"] == {"resolveProvider": True}


@workaround
def test_nothing_is_offered_that_is_not_there(serve: Serve) -> None:
    assert serve(fresh=True).initialize()["capabilities"] == {
        "positionEncoding": "utf-16",
        "textDocumentSync": {"openClose": False, "change": 2, "save": False},
        "workspace": {"fileOperations": {}},
    }
