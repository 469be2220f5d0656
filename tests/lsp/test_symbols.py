"""Outlines and names on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from notes_lsp.vault.facts import Facts
from tests.lsp.talking import WATCHING, Talk

TREES: Any = {
    **WATCHING,
    "textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": True}},
}
OUTLINE = """
    //- a.md
    é🙂

    <one|# One 🙂

    <two|## Two

    Text.
    |two>|one># Three
    """


def test_names_are_ready_before_somebody_asks(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = talk(OUTLINE)
    client.wait_until_read()
    client.wire.loop.run_until_idle(0.05)
    monkeypatch.setattr(Facts, "heading_texts", None)
    (found,) = client.wire.request("workspace/symbol", {"query": "three"})
    assert found["name"] == "Three"


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_an_outline_is_a_tree(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(OUTLINE, TREES, encoding=encoding)
    client.open("a.md")
    one, three = client.ask("documentSymbol", "a.md")
    (two,) = one["children"]
    assert [symbol["name"] for symbol in (one, two, three)] == ["One 🙂", "Two", "Three"]
    assert (one["range"], two["range"]) == (client.span("one"), client.span("two"))
    assert client.taken("a.md", one["selectionRange"]) in ("# One 🙂", "One 🙂")


def test_an_outline_is_flat_for_clients_that_know_no_trees(talk: Callable[..., Talk]) -> None:
    client = talk(OUTLINE)
    client.open("a.md")
    found = client.ask("documentSymbol", "a.md")
    assert [(item["name"], item.get("containerName")) for item in found] == [
        ("One 🙂", None),
        ("Two", "One 🙂"),
        ("Three", None),
    ]
    assert found[0]["location"] == client.location("one")


def test_an_outline_follows_what_is_typed(talk: Callable[..., Talk]) -> None:
    client = talk(OUTLINE)
    client.open("a.md")
    client.type("a.md", "# Three", "# 3\n# 4")
    names = [item["name"] for item in client.ask("documentSymbol", "a.md")]
    assert names == ["One 🙂", "Two", "3", "4"]


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_names_are_found_in_all_vaults(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(
        """
        //- x/.notes-lsp.toml

        //- x/a.md
        🙂

        é🙂 text
        <heading|# 🙂 Honey|heading>
        //- y/.notes-lsp.toml

        //- y/honey.md
        text
        """,
        encoding=encoding,
        folders=("x", "y"),
    )
    found = client.wire.request("workspace/symbol", {"query": "honey"})
    assert {(item["name"], item["location"]["uri"]) for item in found} == {
        ("🙂 Honey", client.uri("x/a.md")),
        ("honey", client.uri("y/honey.md")),
    }
    (heading,) = [item for item in found if item["name"] == "🙂 Honey"]
    assert heading["location"] == client.location("heading")
    assert client.wire.request("workspace/symbol", {"query": "no such thing"}) == []


LATE: Any = {
    "workspace": {
        **WATCHING["workspace"],
        "symbol": {"resolveSupport": {"properties": ["location.range"]}},
    },
}


def test_where_a_name_stands_may_come_late(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n🙂\n\n<h|# Honey|h>\n", LATE)
    (symbol,) = client.wire.request("workspace/symbol", {"query": "honey"})
    assert symbol["location"] == {"uri": client.uri("a.md")}
    resolved = client.wire.request("workspaceSymbol/resolve", symbol)
    assert resolved["location"] == client.location("h")
    gone = {**symbol, "data": {**symbol["data"], "note": "gone.md"}}
    assert client.wire.request("workspaceSymbol/resolve", gone) == gone
    newer = {**symbol, "kind": 99}  # than lsprotocol; it comes back as it went
    client.wire.checks_results = False
    assert client.wire.request("workspaceSymbol/resolve", newer)["kind"] == 99
