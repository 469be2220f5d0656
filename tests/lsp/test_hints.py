"""Inlay hints on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import WATCHING, Talk

RESOLVING: Any = {
    "workspace": {**WATCHING["workspace"], "inlayHint": {"refreshSupport": True}},
    "textDocument": {
        "inlayHint": {"resolveSupport": {"properties": ["tooltip"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
}
NOTES = """
    //- a.md
    é🙂 [[b]] and [[c]]
    //- b.md
    ---
    title: The bee
    ---
    Buzz.
    """


def hints(client: Talk) -> Any:
    whole = client.range("a.md", 0, len(client.text("a.md")))
    return client.ask("inlayHint", "a.md", range=whole)


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_a_title_stands_behind_a_link(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(NOTES, encoding=encoding)
    client.open("a.md")
    end = client.range("a.md", 0, client.text("a.md").index(" and"))["end"]
    assert hints(client) == [{"position": end, "label": "The bee", "paddingLeft": True}]


def test_a_hint_is_resolved_to_a_preview(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, RESOLVING)
    client.open("a.md")
    (hint,) = hints(client)
    resolved = client.wire.request("inlayHint/resolve", hint)
    assert resolved["tooltip"]["kind"] == "markdown"
    assert "Buzz." in resolved["tooltip"]["value"]
    bare = {"position": hint["position"], "label": "x", "data": {"root": 5}}
    assert client.wire.request("inlayHint/resolve", bare) == bare


def test_another_title_is_shown(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, RESOLVING)
    client.open("a.md", "b.md")
    hints(client)
    client.type("b.md", "Buzz", "Hum")
    assert client.refreshes("inlayHint") == 0
    client.type("b.md", "The bee", "A wasp")
    assert client.refreshes("inlayHint") == 1
    assert [hint["label"] for hint in hints(client)] == ["A wasp"]


def test_settings_hold_at_once(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, RESOLVING)
    client.open("a.md")
    assert len(hints(client)) == 1
    settings = {"notes-lsp": {"inlay-hints": {"titles": False}}}
    client.wire.notify("workspace/didChangeConfiguration", {"settings": settings})
    assert client.refreshes("inlayHint") == 1
    assert hints(client) == []
