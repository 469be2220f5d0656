"""What is read of a record, what counts as seen, and what as a fault."""

from __future__ import annotations

import json

import pytest

from tests.e2e.protocol_faults import faults
from tests.e2e.sessions import Json, Session

URI = "file:///a.md"


def client(**message: Json) -> str:
    return json.dumps({"from": "client", "message": {"jsonrpc": "2.0", **message}}) + "\n"


def server(**message: Json) -> str:
    return json.dumps({"from": "server", "message": {"jsonrpc": "2.0", **message}}) + "\n"


def hello(capabilities: Json) -> str:
    return client(id=0, method="initialize", params={"capabilities": capabilities}) + server(
        id=0, result={"capabilities": {}}
    )


def goodbye() -> str:
    return client(id=99, method="shutdown") + server(id=99, result=None) + client(method="exit")


def asked(method: str, result: Json, **params: Json) -> str:
    return client(id=1, method=method, params=params) + server(id=1, result=result)


def in_parts(items: Json) -> str:
    params = {"token": "all", "value": {"items": items}}
    told = server(method="$/progress", params=params)
    return told + asked("workspace/diagnostic", {"items": []}, partialResultToken="all")


def opened(uri: str) -> str:
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": ""}
    return client(method="textDocument/didOpen", params={"textDocument": item})


def pushed(*diagnostics: Json) -> str:
    params = {"uri": URI, "diagnostics": list(diagnostics)}
    return server(method="textDocument/publishDiagnostics", params=params)


WORSE = {
    "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}},
    "message": "worse",
}


@pytest.mark.parametrize(
    ("record", "seen"),
    [
        (asked("textDocument/hover", {"contents": "x"}), {"textDocument/hover"}),
        (asked("textDocument/hover", None), set()),
        (asked("textDocument/completion", {"isIncomplete": True, "items": []}), set()),
        (asked("workspace/symbol", {"items": ["x"]}), {"workspace/symbol"}),
        (asked("workspace/symbol", {"kind": "unchanged"}), {"workspace/symbol"}),
        (asked("textDocument/semanticTokens/full", {"resultId": "1", "data": []}), set()),
        (client(id=1, method="textDocument/hover") + server(id=1, error={"code": -32803}), set()),
        (client(id=1, method="textDocument/hover"), set()),
        (
            asked("workspace/executeCommand", None, command="notes.rescan"),
            {"workspace/executeCommand", "notes.rescan"},
        ),
        (asked("workspace/willDeleteFiles", None), {"workspace/willDeleteFiles"}),
        (
            server(id=1, method="window/showDocument") + client(id=1, result=None),
            {"window/showDocument"},
        ),
        (in_parts([]), {"$/progress"}),
        (in_parts(["x"]), {"$/progress", "workspace/diagnostic"}),
        (opened(URI), {"textDocument/didOpen"}),
        (opened("untitled:a"), {"textDocument/didOpen", "untitled:"}),
        (pushed(), set()),
        (pushed(WORSE), {"textDocument/publishDiagnostics"}),
        (opened(URI) + '{"from": "client", "mes', {"textDocument/didOpen"}),
    ],
)
def test_seen_is_what_did_something(record: str, seen: set[str]) -> None:
    assert Session.of(record).seen() == seen


def test_both_may_use_the_same_ids() -> None:
    session = Session.of(
        client(id=1, method="textDocument/hover")
        + server(id=1, method="workspace/applyEdit")
        + server(id=1, result={"contents": "x"})
        + client(id=1, result={"applied": True})
    )
    assert [(request.method, request.answer["result"]) for request in session.requests] == [
        ("textDocument/hover", {"contents": "x"}),
        ("workspace/applyEdit", {"applied": True}),
    ]


MOVE: Json = {"kind": "rename", "oldUri": URI, "newUri": URI}

MANY: Json = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {"resourceOperations": ["create", "rename"]},
        "diagnostics": {"refreshSupport": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    }
}


def registered(method: str) -> str:
    params = {"registrations": [{"id": "1", "method": method}]}
    request = server(id=1, method="client/registerCapability", params=params)
    return request + client(id=1, result=None)


def applied(*changes: Json) -> str:
    params = {"edit": {"documentChanges": list(changes)}}
    request = server(id=1, method="workspace/applyEdit", params=params)
    return request + client(id=1, result={"applied": True})


REFRESH = server(id=1, method="workspace/diagnostic/refresh") + client(id=1, result=None)


@pytest.mark.parametrize(
    "said",
    [
        REFRESH,
        registered("workspace/didChangeWatchedFiles"),
        applied({"kind": "create", "uri": URI}),
        client(id=1, method="textDocument/hover") + server(id=1, error={"code": -32800}),
        asked("textDocument/hover", {"contents": "x"}),
        pushed(WORSE),
    ],
)
def test_what_is_right_is_no_fault(said: str) -> None:
    assert faults(Session.of(hello(MANY) + said + goodbye())) == []


@pytest.mark.parametrize(
    ("capabilities", "said", "fault"),
    [
        ({}, REFRESH, "workspace.diagnostics.refreshSupport"),
        ({"workspace": {"diagnostics": {}}}, REFRESH, "workspace.diagnostics.refreshSupport"),
        (
            MANY,
            registered("workspace/didChangeConfiguration"),
            "workspace.didChangeConfiguration.dynamicRegistration",
        ),
        (
            MANY,
            applied({"kind": "delete", "uri": URI}),
            "workspace.workspaceEdit.resourceOperations.delete",
        ),
        (
            {},
            asked("textDocument/rename", {"documentChanges": [MOVE]}),
            "workspace.workspaceEdit.resourceOperations.rename",
        ),
        (MANY, client(id=1, method="textDocument/hover"), "never answered"),
        (
            MANY,
            client(id=1, method="textDocument/hover") + server(id=1, error={"code": -32603}),
            "-32603",
        ),
        (MANY, server(id=1, result=None), "an answer to nothing"),
        (MANY, asked("textDocument/hover", {}), "contents"),
        (MANY, pushed({"message": "nowhere"}), "range"),
    ],
)
def test_what_is_wrong_is_a_fault(capabilities: Json, said: str, fault: str) -> None:
    (found,) = faults(Session.of(hello(capabilities) + said + goodbye()))
    assert fault in found


def test_where_nobody_says_goodbye_there_need_be_no_answer() -> None:
    assert faults(Session.of(hello({}) + client(id=1, method="textDocument/hover"))) == []


def test_what_comes_after_the_goodbye_needs_no_answer_and_may_be_refused() -> None:
    late = client(id=100, method="textDocument/hover")
    assert faults(Session.of(hello({}) + goodbye() + late)) == []
    refused = late + server(id=100, error={"code": -32600, "message": "after shutdown"})
    assert faults(Session.of(hello({}) + goodbye() + refused)) == []
