"""Links as calls, and hubs as types, on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import WATCHING, Talk

encodings = pytest.mark.parametrize("encoding", get_args(Encoding))

NOTES = """
    //- a.md
    é🙂 [[b$0]]
    //- b.md
    ---
    title: <title|🙂 Bee|title>
    ---
    From: [[hub]]

    🙂 [[a]]
    //- hub.md
    # <name|Hub|name>
    """


def item(client: Talk) -> Any:
    (found,) = client.ask("prepareCallHierarchy")
    return found


@encodings
def test_a_note_stands_for_a_function(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(NOTES, encoding=encoding)
    client.open("a.md")
    found = item(client)
    assert found["selectionRange"] == client.span("title")
    del found["selectionRange"], found["range"]
    assert found == {"name": "🙂 Bee", "kind": 1, "detail": "b.md", "uri": client.uri("b.md")}


@encodings
@pytest.mark.parametrize("opened", [("a.md",), ("a.md", "b.md")])
def test_links_are_calls(talk: Callable[..., Talk], encoding: str, opened: tuple[str, ...]) -> None:
    client = talk(NOTES, encoding=encoding)
    client.open(*opened)
    found = item(client)
    (call,) = client.wire.request("callHierarchy/incomingCalls", {"item": found})
    assert call["from"]["uri"] == client.uri("a.md")
    assert [client.taken("a.md", place) for place in call["fromRanges"]] == ["[[b]]"]
    calls = client.wire.request("callHierarchy/outgoingCalls", {"item": found})
    assert [
        (call["to"]["name"], client.taken("b.md", call["fromRanges"][0])) for call in calls
    ] == [
        ("Hub", "[[hub]]"),
        ("a", "[[a]]"),
    ]


def test_markdown_links_are_calls_references_and_counted(talk: Callable[..., Talk]) -> None:
    client = talk(
        "//- a.md\né🙂 <use|[b](b.md#é)|use> [[b$0]]\n//- b.md\n# é\n<back|[1]: a.md|back>\n"
    )
    client.open("a.md", "b.md")
    (found,) = client.ask("prepareCallHierarchy")
    (call,) = client.wire.request("callHierarchy/incomingCalls", {"item": found})
    assert call["fromRanges"][0] == client.span("use")
    (call,) = client.wire.request("callHierarchy/outgoingCalls", {"item": found})
    assert (call["to"]["name"], call["fromRanges"]) == ("a", [client.span("back")])
    places = client.ask("references", context={"includeDeclaration": False})
    assert client.location("use") in places
    lens = client.ask("codeLens", "a.md")[0]
    lens = client.wire.request("codeLens/resolve", lens)
    assert lens["command"]["title"] == "1 note links here"


def test_a_note_that_is_gone_has_no_calls(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    gone = {**item(client), "uri": client.uri("gone.md")}
    assert client.wire.request("callHierarchy/incomingCalls", {"item": gone}) is None
    assert client.wire.request("callHierarchy/outgoingCalls", {"item": gone}) is None


def test_a_note_that_is_not_saved_links_to_others(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    client.open("untitled:x", text="[[hub]]")
    (found,) = client.wire.request(
        "textDocument/prepareCallHierarchy",
        {"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 7}},
    )
    assert found["name"] == "Hub"


def test_the_type_of_a_link_is_the_hub_of_its_note(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    (place,) = client.ask("typeDefinition")
    assert place["uri"] == client.uri("hub.md")
    assert client.taken("hub.md", place["range"]) == "# Hub"
    linking = {**WATCHING, "textDocument": {"typeDefinition": {"linkSupport": True}}}
    client = talk(NOTES, linking)
    client.open("a.md")
    (link,) = client.ask("typeDefinition")
    assert link["targetSelectionRange"] == place["range"]
    assert client.taken("a.md", link["originSelectionRange"]) == "[[b]]"
    client.type("a.md", "[[b]]", "[[hub]]")
    assert client.ask("typeDefinition") is None


def test_a_declaration_is_a_definition(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    assert client.ask("declaration") == client.ask("definition") == client.location("title")
    linking = {**WATCHING, "textDocument": {"declaration": {"linkSupport": True}}}
    client = talk(NOTES, linking)
    client.open("a.md")
    (link,) = client.ask("declaration")
    assert link["targetUri"] == client.uri("b.md")
