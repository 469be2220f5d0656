"""Messages that cannot be read, handlers that fail, documents that nobody opened: see `stock`."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.server import Method
from notes_lsp.lsp.session import Session
from tests.lsp.stock import HOVER, Log, Serve, boom, error_of, logged, null, workaround

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
    "body",
    [
        b"{",
        b"",
        b'"\xff"',
        b"[" * 100_000,
        b'{"id": 1' + b"0" * 5000 + b"}",
        b'{"id": 1, "method": "x", "params": {"y": NaN}}',
        b'{"id": 1, "method": "x", "params": {"y": -Infinity}}',
        b'{"id": 1, "method": "x", "params": {"y": 1e999}}',
    ],
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


# Documents


@workaround
def test_no_documents_are_kept_beside_the_sessions(serve: Serve) -> None:
    opened = Log()
    wire = serve(Method(lsp.TEXT_DOCUMENT_DID_OPEN, opened))
    item = {"uri": "file:///a.md", "languageId": "markdown", "version": 1, "text": "a\u2028b"}
    wire.notify("textDocument/didOpen", {"textDocument": item})
    assert opened.params[0].text_document.text == "a\u2028b"
    workspace = wire.server.protocol._workspace
    assert workspace is None or dict(workspace.text_documents) == {}


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
