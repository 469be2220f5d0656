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
    assert offered["executeCommandProvider"]["commands"] == sorted(COMMANDS)
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
