"""What the server sends of its own, and what it offers: see `stock`."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from lsprotocol import types as lsp

from notes_lsp.lsp.server import Method
from notes_lsp.lsp.session import Session
from tests.lsp.stock import HOVER, Serve, logged, null, workaround

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
        Method(lsp.TEXT_DOCUMENT_COMPLETION, null),
        Method(lsp.COMPLETION_ITEM_RESOLVE, null),
        Method(lsp.TEXT_DOCUMENT_CODE_ACTION, null),
        Method(lsp.CODE_ACTION_RESOLVE, null),
        fresh=True,
    )
    literals = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}
    announced = {"textDocument": {"codeAction": literals}}
    capabilities = wire.initialize(capabilities=announced)["capabilities"]
    assert capabilities["completionProvider"]["resolveProvider"] is True
    assert capabilities["codeActionProvider"]["resolveProvider"] is True


@workaround
def test_nothing_is_offered_that_is_not_there(serve: Serve) -> None:
    assert serve(fresh=True).initialize()["capabilities"] == {"positionEncoding": "utf-16"}
