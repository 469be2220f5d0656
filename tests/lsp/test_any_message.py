"""Whatever a client sends, in whatever order: each request is answered, once."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types as lsp

from notes_lsp.lsp.server import Method, NotesServer
from notes_lsp.lsp.session import Session
from tests.lsp.wire import Wire

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                ["textDocument", "uri", "position", "line", "id", "command", "arguments", "jsonrpc"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)

methods = st.sampled_from(
    [
        "initialize",
        "initialized",
        "shutdown",
        "textDocument/hover",
        "textDocument/didChange",
        "textDocument/completion",
        "workspace/executeCommand",
        "$/cancelRequest",
        "$/setTrace",
        "window/workDoneProgress/cancel",
        "notes/echo",
        "notes/later",
        "unheard/of",
    ]
)

messages = st.fixed_dictionaries(
    {}, optional={"id": values, "method": methods | values, "params": values, "result": values}
)


def echo(session: Session, params: Any) -> Any:
    return params


async def later(session: Session, params: Any) -> Any:
    return params


SERVED: list[Method[Session]] = [
    Method(lsp.TEXT_DOCUMENT_HOVER, lambda session, params: None),
    Method(lsp.TEXT_DOCUMENT_DID_CHANGE, echo),
    Method("notes/echo", echo),
    Method("notes/later", later),
]


@given(
    st.booleans(),
    st.lists(st.tuples(methods, values) | messages | st.binary(max_size=20), max_size=8),
)
@settings(max_examples=60)
def test_each_request_is_answered_once(initialized: bool, sent: list[Any]) -> None:
    with Wire(NotesServer(Session.of, SERVED, {"echo": echo})) as wire:
        if initialized:
            wire.initialize()
        requests: list[int] = []
        for message in sent:
            if isinstance(message, bytes):
                wire.deliver(message)
            elif isinstance(message, dict):
                wire.deliver(json.dumps(without_known_ids(message)).encode())
            else:
                method, params = message
                requests.append(wire.start(method, params))
                wire.notify(method, params)
        assert [request for request in requests if not wire.is_answered(request)] == []


def without_known_ids(message: dict[str, Any]) -> dict[str, Any]:
    """`message`, but for an id that would make it a request that the test does not expect."""
    if isinstance(message.get("id"), (int, float, str)):
        return {**message, "id": None}
    return message
