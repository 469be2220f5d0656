"""Notes that are no files yet (`untitled:`), and documents of other schemes: what is said of them
comes from what the client sends, and from the vault that it has open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from notes_lsp.lsp.quiet import QUIET
from notes_lsp.syntax.notations import anchor
from tests.lsp.talking import CLIENTS, PULLING, WATCHING, Talk, recorded

NEW = "untitled:Untitled-1"
ABLE: Any = {
    "workspace": {
        **WATCHING["workspace"],
        "applyEdit": True,
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
    "textDocument": {
        "diagnostic": {},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {}}},
    },
}
VAULT = "//- talks/the_bee.md\n---\ntitle: The bee\n---\n# Wings\n//- b.md\n[[Own title]]\n"
TEXT = """\
---
title: Own title
videoId: kJ3vHq8-Wm0
---
é🙂 [[The bee]] [[gone]] <a class="yt-timestamp" data-t="01:02">[01:02]</a>
"""


def opened(talk: Callable[..., Talk], capabilities: Any = ABLE, **more: Any) -> Talk:
    client = talk(VAULT, capabilities, **more)
    client.wait_until_read()
    client.open(NEW, text=TEXT)
    return client


def actions(client: Talk, only: str) -> dict[str, Any]:
    """What is offered for all of the note, by title."""
    whole = client.range(NEW, 0, len(client.text(NEW)))
    context = {"diagnostics": [], "only": [only]}
    return {
        one["title"]: one for one in client.ask("codeAction", NEW, range=whole, context=context)
    }


def edits_of(action: Any) -> Any:
    """The edits of the note itself."""
    (change,) = [
        change
        for change in action["edit"]["documentChanges"]
        if change.get("textDocument") == {"uri": NEW, "version": 1}
    ]
    return [edit["newText"] for edit in change["edits"]]


def test_it_is_judged_like_any_note(talk: Callable[..., Talk]) -> None:
    client = opened(talk)
    told = ["link.inexact: The bee", "link.unresolved: gone"]
    assert client.codes(NEW)[:2] == told
    assert client.codes(NEW)[2].startswith("timestamp.parts")
    assert client.codes("b.md") == ["link.unresolved: Own title"]  # nobody else sees it


def test_what_is_wrong_is_pushed_to_those_that_do_not_ask(talk: Callable[..., Talk]) -> None:
    client = opened(talk, WATCHING)
    client.wire.advance(QUIET)
    pushed = client.pushed()
    assert (pushed["uri"], len(pushed["diagnostics"])) == (NEW, 3)
    client.write("gone.md", "")
    client.touched("gone.md")
    client.wire.advance(QUIET)
    assert len(client.pushed()["diagnostics"]) == 2


def test_it_is_drawn_anew_when_a_link_in_it_turns(talk: Callable[..., Talk]) -> None:
    client = opened(talk, recorded("vscode_1.139"))
    client.ask("semanticTokens/full", NEW)
    before = client.refreshes("semanticTokens")
    client.write("other.md", "")
    client.touched("other.md")
    assert client.refreshes("semanticTokens") == before
    client.write("gone.md", "")
    client.touched("gone.md")
    assert client.refreshes("semanticTokens") == before + 1


def test_its_fixes_edit_the_open_document(talk: Callable[..., Talk]) -> None:
    client = opened(talk)
    (edits,) = [edits_of(one) for one in actions(client, "source.fixAll").values()]
    assert "00:01:02" in "".join(edits)
    answer = client.wire.request(
        "workspace/executeCommand", {"command": "notes.fixAll", "arguments": [{"uri": NEW}]}
    )
    assert answer["edits"] == len(edits)


def test_notes_are_created_from_it(talk: Callable[..., Talk]) -> None:
    client = opened(talk)
    made = actions(client, "quickfix")["Create the note gone"]
    created, filled, *_ = made["edit"]["documentChanges"]
    assert created["uri"] == client.uri("gone.md")
    assert "videoId: kJ3vHq8-Wm0" in filled["edits"][0]["newText"]
    params = {"uri": NEW, "title": "More of it"}
    client.wire.request(
        "workspace/executeCommand", {"command": "notes.createNote", "arguments": [params]}
    )


def test_its_timestamps_move(talk: Callable[..., Talk]) -> None:
    client = opened(talk)
    client.type(NEW, "é", anchor(62))
    argument = {"uri": NEW, "by": 3, "range": client.range(NEW, 0, TEXT.index("🙂") + 60)}
    params = {"command": "notes.shiftTimestamps", "arguments": [argument]}
    assert client.wire.request("workspace/executeCommand", params)["changed"] >= 1
    (asked,) = [one for one in client.wire.sent if one.get("method") == "workspace/applyEdit"]
    (change,) = asked["params"]["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": NEW, "version": 2}


def test_without_a_vault_nothing_is_said_of_links(talk: Callable[..., Talk]) -> None:
    client = talk("", ABLE, folders=())
    client.open(NEW, text=TEXT)
    assert [code.partition(":")[0] for code in client.codes(NEW)] == ["timestamp.parts"]


@pytest.mark.usefixtures("quiet_disk")
@pytest.mark.parametrize("name", CLIENTS)
def test_any_editor_can_have_one(talk: Callable[..., Talk], name: str) -> None:
    client = opened(talk, recorded(name))
    place = client.at(NEW, TEXT.index("bee"))
    assert client.wire.request("textDocument/hover", place) is not None
    client.type(NEW, "[[gone]]", "[[the_bee#")
    place = client.at(NEW, client.text(NEW).index("#") + 1)
    assert client.labels(client.wire.request("textDocument/completion", place)) == ["Wings"]
    assert client.wire.request("workspace/symbol", {"query": "Own title"}) == []


@pytest.mark.parametrize(
    "uri", ["git:/talks/the_bee.md?1", "vscode-vfs://host/a.md", "http://x/a.md"]
)
def test_another_scheme_is_only_read(talk: Callable[..., Talk], uri: str) -> None:
    client = talk(VAULT, ABLE)
    client.wait_until_read()
    assert client.ask("documentSymbol", uri) is None
    client.open(uri, text="# Top\n[[The bee]] [[gone]]\n")
    assert client.ask("documentSymbol", uri)[0]["name"] == "Top"
    place = client.at(uri, client.text(uri).index("bee"))
    found = client.wire.request("textDocument/definition", place)
    assert found["uri"] == client.uri("talks/the_bee.md")
    assert client.pull(uri)["items"] == []
    whole = client.range(uri, 0, 5)
    assert client.ask("codeAction", uri, range=whole, context={"diagnostics": []}) is None


def test_the_vault_is_as_it_was(talk: Callable[..., Talk]) -> None:
    client = opened(talk, PULLING)
    (vault,) = client.editor.workspace.vaults.values()
    before = dict(vault.index.facts), dict(vault.index.names), vault.names_version
    client.pull(NEW)
    assert (dict(vault.index.facts), dict(vault.index.names), vault.names_version) == before
    assert vault.open_notes == {}


def test_no_link_is_written_to_what_has_no_name(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, ABLE)
    client.wait_until_read()
    client.open(NEW, text="## One\n[[#Two]]\n\n## Three\n[x](#two)\n\n## Two\nText.\n")

    def extracts(words: str) -> list[str]:
        at = client.at(NEW, client.text(NEW).index(words))["position"]
        place = {"start": at, "end": at}
        context = {"diagnostics": [], "only": ["refactor.extract"]}
        return [one["title"] for one in client.ask("codeAction", NEW, range=place, context=context)]

    assert extracts("One") == extracts("Three") == []
    assert extracts("Two\nText") == ["Extract the section into the note two"]
