"""What real editors are offered: each gets what it can take, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from notes_lsp.lsp.methods import COMMANDS
from notes_lsp.lsp.quiet import QUIET
from tests.lsp.talking import CLIENTS, Talk, recorded

VAULT = """
    //- in/a.md
    é🙂 [[x]] and [[be$0]]

    # A
    //- b/x.md
    # X
    //- c/x.md
    # X
    //- bee.md
    ---
    title: The bee
    ---
    """

DRAWN = """
    //- in/a.md
    é🙂 [[mill]] and [[be$0]]
    //- mill.md
    ---
    title: Grist
    ---
    From: [[hub]]
    //- hub.md
    # Hub
    //- talk.md
    ---
    videoId: dQw4w9WgXcQ
    ---
    # One
    [00:00:35]
    """


pytestmark = pytest.mark.usefixtures("quiet_disk")

clients = pytest.mark.parametrize("name", CLIENTS)


def has(capabilities: Any, path: str) -> Any:
    """What an editor announces at `path`."""
    for key in path.split("."):
        capabilities = capabilities.get(key) if isinstance(capabilities, dict) else None
    return capabilities


@clients
def test_an_editor_is_offered_what_it_knows(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = talk(VAULT, capabilities)
    offered = client.offered
    encodings = has(capabilities, "general.positionEncodings") or ["utf-16"]
    assert offered["positionEncoding"] == encodings[0]
    assert offered["textDocumentSync"]["change"] == 2
    literals = has(capabilities, "textDocument.codeAction.codeActionLiteralSupport")
    assert isinstance(offered["codeActionProvider"], dict) == bool(literals)
    assert offered["diagnosticProvider"]["interFileDependencies"] is True
    assert sorted(offered["executeCommandProvider"]["commands"]) == sorted(COMMANDS)
    registered = [
        item["method"]
        for message in client.wire.sent
        if message.get("method") == "client/registerCapability"
        for item in message["params"]["registrations"]
    ]
    followed = ["didChangeConfiguration", "didChangeWatchedFiles"]
    dynamic = [
        f"workspace/{name}"
        for name in followed
        if has(capabilities, f"workspace.{name}.dynamicRegistration")
    ]
    assert registered == dynamic


@clients
def test_an_editor_gets_answers_as_it_knows_them(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = talk(VAULT, capabilities)
    client.open("in/a.md")
    can = has(capabilities, "textDocument")

    found = client.ask("completion")
    (item,) = found["items"]
    defaults = has(can, "completion.completionList.itemDefaults") or []
    assert ("itemDefaults" in found) == ("editRange" in defaults)
    assert ("labelDetails" in item) == bool(
        has(can, "completion.completionItem.labelDetailsSupport")
    )

    definition = client.wire.request("textDocument/definition", client.at("in/a.md", 5))
    assert isinstance(definition, list) == bool(has(can, "definition.linkSupport"))

    hover = client.wire.request("textDocument/hover", client.at("in/a.md", 5))
    assert hover["contents"]["kind"] in (has(can, "hover.contentFormat") or ["plaintext"])
    assert hover["range"] == client.range("in/a.md", 3, 8)

    (symbol,) = client.ask("documentSymbol", "in/a.md")
    tree = has(can, "documentSymbol.hierarchicalDocumentSymbolSupport")
    assert ("selectionRange" in symbol) == bool(tree)


@clients
def test_an_editor_hears_of_findings_in_its_way(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = talk(VAULT, capabilities)
    client.open("in/a.md")
    client.wire.advance(QUIET)
    pulls = has(capabilities, "textDocument.diagnostic") is not None
    if pulls:
        with pytest.raises(AssertionError, match="publishDiagnostics"):
            client.pushed()
        items = client.pull("in/a.md")["items"]
    else:
        items = client.pushed()["diagnostics"]
    assert client.told("in/a.md", items) == ["link.ambiguous: x", "link.unresolved: be"]
    published = has(capabilities, "textDocument.publishDiagnostics") or {}
    related = any("relatedInformation" in item for item in items)
    assert related == bool(published.get("relatedInformation"))
    described = all("codeDescription" in item for item in items)
    assert described == bool(published.get("codeDescriptionSupport"))


@clients
def test_an_editor_is_shown_what_it_can_draw(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    can = has(capabilities, "textDocument")
    client = talk(DRAWN, capabilities, options={"code-lens": {"sections": True}})
    client.open("in/a.md", "talk.md")
    at_link = client.at("in/a.md", 5)

    for request in ("declaration", "typeDefinition"):
        found = client.wire.request(f"textDocument/{request}", at_link)
        (place,) = found if isinstance(found, list) else [found]
        assert ("targetUri" in place) == bool(has(can, f"{request}.linkSupport"))

    whole = client.range("in/a.md", 0, len(client.text("in/a.md")))
    (hint,) = client.ask("inlayHint", "in/a.md", range=whole)
    assert hint["label"] == "Grist"
    resolved = has(can, "inlayHint.resolveSupport.properties") or []
    assert ("data" in hint) == ("tooltip" in resolved)

    lenses = client.ask("codeLens", "talk.md")
    seeks = [lens for lens in lenses if "command" in lens]
    assert len(seeks) == bool(has(capabilities, "window.showDocument.support"))

    tokens = client.ask("semanticTokens/full", "in/a.md")
    assert len(tokens["data"]) % 5 == 0
    (item,) = client.wire.request("textDocument/prepareCallHierarchy", at_link)
    assert client.wire.request("callHierarchy/incomingCalls", {"item": item})[0]["fromRanges"]


@clients
def test_an_editor_is_asked_to_draw_anew_only_what_it_can(
    talk: Callable[..., Talk], name: str
) -> None:
    capabilities = recorded(name)
    client = talk(DRAWN, capabilities)
    client.open("in/a.md", "mill.md")
    whole = client.range("in/a.md", 0, len(client.text("in/a.md")))
    client.ask("inlayHint", "in/a.md", range=whole)
    client.ask("codeLens", "in/a.md")
    client.ask("semanticTokens/full", "in/a.md")
    client.type("mill.md", "title: Grist", "title: Wheel\naliases: [be]")
    client.wire.notify("textDocument/didSave", {"textDocument": {"uri": client.uri("mill.md")}})
    client.wire.advance(QUIET)
    refreshed = {
        message["method"].split("/")[1]
        for message in client.wire.sent
        if message.get("method", "").endswith("/refresh")
    }
    drawn = {"semanticTokens", "inlayHint", "codeLens"}
    able = {kind for kind in drawn if has(capabilities, f"workspace.{kind}.refreshSupport")}
    assert refreshed - {"diagnostic"} == able
