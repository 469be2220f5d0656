"""Notes that the client asks about and has not opened: they are as the disk has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from notes_lsp.syntax.notations import anchor
from tests.lsp.talking import CLIENTS, PULLING, WATCHING, Talk, recorded

VAULT = f"""\
//- a.md
---
videoId: kJ3vHq8-Wm0
---
# <head|Keels|head>
é🙂 <link|[[the bee#Wings | wings]]|link> {anchor(62)}
//- the_bee.md
---
title: The bee
---
<wings|# Wings|wings>
"""


def at(client: Talk, words: str) -> Any:
    return client.at("a.md", client.text("a.md").index(words))


def read(talk: Callable[..., Talk], capabilities: Any = PULLING) -> Talk:
    client = talk(VAULT, capabilities)
    client.wait_until_read()
    return client


@pytest.mark.usefixtures("quiet_disk")
@pytest.mark.parametrize("name", CLIENTS)
def test_any_editor_can_ask_about_them(talk: Callable[..., Talk], name: str) -> None:
    client = read(talk, recorded(name))
    place = at(client, "bee#")
    found = client.wire.request("textDocument/definition", place)
    (landing,) = found if isinstance(found, list) else [found]
    assert landing.get("uri") or landing["targetUri"] == client.uri("the_bee.md")
    assert landing.get("range") or landing["targetSelectionRange"] == client.span("wings")
    hover = client.wire.request("textDocument/hover", place)
    assert "Wings" in str(hover["contents"])
    assert [item["name"] for item in client.ask("documentSymbol", "a.md")] == ["Keels"]


def test_what_refers_to_them_is_found(talk: Callable[..., Talk]) -> None:
    client = read(talk)
    params = {**client.at("the_bee.md", 27), "context": {"includeDeclaration": False}}
    assert client.wire.request("textDocument/references", params) == [
        {"uri": client.uri("a.md"), "range": client.span("link")}
    ]


def test_an_action_edits_the_file(talk: Callable[..., Talk]) -> None:
    able = {
        **WATCHING,
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {}}}},
    }
    able["workspace"] = {**WATCHING["workspace"], "workspaceEdit": {"documentChanges": True}}
    client = read(talk, able)
    place = at(client, "bee#")["position"]
    found = client.ask(
        "codeAction",
        "a.md",
        range={"start": place, "end": place},
        context={"diagnostics": [], "only": ["quickfix"]},
    )
    (change,) = found[0]["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": client.uri("a.md"), "version": None}


def test_a_file_that_changed_untold_is_read_again(talk: Callable[..., Talk]) -> None:
    client = read(talk)
    client.write("a.md", "# Longer than it was before\n")
    (symbol,) = client.ask("documentSymbol", "a.md")
    assert symbol["name"] == "Longer than it was before"
    client.remove("a.md")
    assert client.ask("documentSymbol", "a.md") is None


def test_nothing_of_them_is_kept(talk: Callable[..., Talk]) -> None:
    client = read(talk, recorded("vscode_1.139"))
    for method in ("semanticTokens/full", "codeLens"):
        assert client.ask(method, "a.md")
    client.pull("a.md")
    client.touched("the_bee.md")
    assert client.refreshes("semanticTokens") == client.refreshes("codeLens") == 0


def test_files_outside_of_what_is_open_are_not_read(talk: Callable[..., Talk]) -> None:
    client = talk("//- in/a.md\n# A\n//- out/b.md\n# B\n", PULLING, folders=("in",))
    client.wait_until_read()
    assert client.ask("documentSymbol", "in/a.md") != []
    assert client.ask("documentSymbol", "out/b.md") is None
