"""What a session takes from `initialize`."""

from __future__ import annotations

from typing import Any

import pytest

from notes_lsp.lsp.server import Method, NotesServer
from notes_lsp.lsp.session import Session, root_paths
from tests.lsp.wire import Wire


def folder(uri: Any) -> Any:
    return {"uri": uri, "name": "x"}


@pytest.mark.parametrize(
    ("initialize", "roots"),
    [
        ({}, ()),
        ({"workspaceFolders": [folder("file:///a"), folder("file:///b%20c/")]}, ("/a", "/b c")),
        ({"workspaceFolders": [folder("file:///a"), folder("file:///a/")]}, ("/a",)),
        ({"workspaceFolders": [folder("file:///a")], "rootUri": "file:///b"}, ("/a",)),
        ({"workspaceFolders": None, "rootUri": "file:///b", "rootPath": "/c"}, ("/b",)),
        ({"workspaceFolders": [], "rootUri": "file:///b"}, ("/b",)),
        ({"rootUri": None, "rootPath": "/c/d/"}, ("/c/d",)),
        ({"rootPath": "c/d"}, ()),
        ({"workspaceFolders": [folder("vscode-vfs://github/a")], "rootPath": "/c"}, ()),
        ({"workspaceFolders": [folder(5), "x", None, {}], "rootUri": 5, "rootPath": []}, ()),
        ({"workspaceFolders": {"uri": "file:///a"}}, ()),
    ],
)
def test_root_folders(initialize: Any, roots: tuple[str, ...]) -> None:
    assert root_paths(initialize) == roots


def test_handlers_get_the_session_of_their_client() -> None:
    def about(session: Session, params: Any) -> Any:
        return [session.encoding, session.client.snippets, session.roots, session.options, params]

    with Wire(NotesServer(Session.of, [Method("x/about", about)])) as wire:
        wire.initialize(
            capabilities={"general": {"positionEncodings": ["utf-8"]}},
            rootUri="file:///notes",
            initializationOptions={"a": 1},
        )
        assert wire.request("x/about", [2]) == ["utf-8", False, ["/notes"], {"a": 1}, [2]]


def test_the_servers_encoding_is_that_of_the_session() -> None:
    for listed in (["utf-32", "utf-16"], ["utf-7", "utf-8"], None):
        server = NotesServer(Session.of, [])
        with Wire(server) as wire:
            result = wire.initialize(capabilities={"general": {"positionEncodings": listed}})
            assert server.session is not None
            assert result["capabilities"]["positionEncoding"] == server.session.encoding


def test_a_session_can_ask_and_tell_its_client() -> None:
    async def ask(session: Session, params: Any) -> Any:
        session.connection.notify("x/told", {"a": 1})
        return await session.connection.request("x/ask", params)

    server = NotesServer(Session.of, [Method("x/do", ask)])
    with Wire(server, answers={"x/ask": lambda params: params * 2}) as wire:
        wire.initialize()
        assert wire.request("x/do", 4) == 8
        assert wire.expect("x/told") == {"a": 1}
        assert not server.protocol.congested
