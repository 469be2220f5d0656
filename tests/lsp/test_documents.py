"""Documents on the wire: opened, changed, closed, of any kind and anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import PULLING, Talk


def test_what_is_typed_counts_and_not_what_is_on_disk(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n//- b.md\n\n", PULLING)
    client.open("a.md")
    assert client.codes("a.md") == []
    client.type("a.md", "[[b]]", "[[nobody]]")
    assert client.codes("a.md") == ["link.unresolved: nobody"]
    client.type("a.md", "nobody", "b")
    assert client.codes("a.md") == []


@pytest.mark.parametrize("encoding", get_args(Encoding))
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places_survive_any_characters(
    talk: Callable[..., Talk], encoding: str, line_end: str
) -> None:
    client = talk("//- a.md\n\n", PULLING, encoding=encoding)
    text = "é🙂\u2028x\x0b\x0c\x85 [[one]]\n🙂🙂 [[two]] 🙂\n".replace("\n", line_end)
    client.open("a.md", text=text)
    assert client.codes("a.md") == ["link.unresolved: one", "link.unresolved: two"]
    client.type("a.md", "🙂 [[two", f"{line_end}\u2028🙂 [[three")
    client.type("a.md", "é🙂", "🙂")
    assert client.codes("a.md") == ["link.unresolved: one", "link.unresolved: three"]


def test_a_change_without_a_range_is_the_whole_text(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n", PULLING)
    client.open("a.md")
    client.texts["a.md"] = "🙂 [[two]]"
    client.wire.notify(
        "textDocument/didChange",
        {
            "textDocument": {"uri": client.uri("a.md"), "version": 2},
            "contentChanges": [{"text": "gone"}, {"text": "🙂 [[two]]"}],
        },
    )
    assert client.codes("a.md") == ["link.unresolved: two"]


def test_changes_of_one_message_follow_each_other(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n", PULLING)
    client.open("a.md")
    zero, five = {"line": 0, "character": 0}, {"line": 0, "character": 5}
    client.wire.notify(
        "textDocument/didChange",
        {
            "textDocument": {"uri": client.uri("a.md"), "version": 2},
            "contentChanges": [
                {"range": {"start": zero, "end": zero}, "text": "abc: "},
                {"range": {"start": zero, "end": five}, "text": "🙂 "},
            ],
        },
    )
    client.texts["a.md"] = "🙂 [[one]]\n"
    assert client.codes("a.md") == ["link.unresolved: one"]


def test_a_closed_note_is_again_as_on_disk(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b#Two]]\n//- b.md\n# One\n", PULLING)
    client.open("a.md", "b.md")
    assert client.codes("a.md") == ["link.missing-heading: Two"]
    client.type("b.md", "One", "Two")
    assert client.codes("a.md") == []
    client.close("b.md")
    assert client.codes("a.md") == ["link.missing-heading: Two"]


def test_a_new_note_is_there_before_it_is_saved_and_until_it_is_closed(
    talk: Callable[..., Talk],
) -> None:
    client = talk("//- a.md\n[[new]]\n", PULLING)
    client.open("a.md")
    client.open("folder/new.md", text="")
    assert client.codes("a.md") == []
    client.close("folder/new.md")
    assert client.codes("a.md") == ["link.unresolved: new"]


def test_an_untitled_document_sees_the_vault_and_is_not_seen(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[Untitled-1]] [[Own]]\n//- b.md\n# B\n", PULLING)
    client.open("a.md")
    text = "# Own\n🙂 [[b#B]] [[#Own]] [[]]\n"
    client.open("untitled:Untitled-1", text=text)
    assert client.codes("untitled:Untitled-1") == []
    assert client.codes("a.md") == ["link.unresolved: Untitled-1", "link.unresolved: Own"]

    def ask(method: str, before: str) -> object:
        at = client.at("untitled:Untitled-1", text.index(before))
        return client.wire.request(f"textDocument/{method}", at)

    assert ask("definition", "#B]]") == {
        "uri": client.uri("b.md"),
        "range": client.range("b.md", 0, 3),
    }
    assert ask("definition", "Own]]") == {
        "uri": "untitled:Untitled-1",
        "range": client.range("untitled:Untitled-1", 0, 5),
    }
    assert client.labels(ask("completion", "]]\n")) == ["a", "b"]
    assert ask("hover", "b#B") is not None
    links = client.ask("documentLink", "untitled:Untitled-1")
    assert next(link["target"] for link in links) == client.uri("b.md") + "#L1"
    assert client.ask("documentSymbol", "untitled:Untitled-1")[0]["name"] == "Own"


REQUESTS = [
    ("completion", {"position": {"line": 0, "character": 0}}),
    ("definition", {"position": {"line": 0, "character": 0}}),
    ("hover", {"position": {"line": 0, "character": 0}}),
    ("documentLink", {}),
    ("documentSymbol", {}),
    (
        "references",
        {
            "position": {"line": 0, "character": 0},
            "context": {"includeDeclaration": True},
        },
    ),
    (
        "codeAction",
        {
            "range": {
                "start": {"line": 0, "character": 0},
                "end": {"line": 0, "character": 0},
            },
            "context": {"diagnostics": []},
        },
    ),
]


@pytest.mark.parametrize(("method", "params"), REQUESTS, ids=[name for name, _ in REQUESTS])
def test_of_a_document_that_nobody_has_nothing_is_said(
    talk: Callable[..., Talk], method: str, params: dict[str, object]
) -> None:
    client = talk("[[note]]\n")
    assert client.ask(method, "missing.md", **params) is None
    assert client.ask(method, "untitled:x", **params) is None
    assert client.ask(method, "git:/a.md?x", **params) is None


def test_changes_of_what_is_not_open_are_ignored(talk: Callable[..., Talk]) -> None:
    client = talk("[[one]]\n", PULLING)
    zero = {"line": 0, "character": 0}
    document = {"uri": client.uri("note.md"), "version": 2}
    change = {"range": {"start": zero, "end": zero}, "text": "x"}
    client.wire.notify(
        "textDocument/didChange", {"textDocument": document, "contentChanges": [change]}
    )
    client.wire.notify("textDocument/didClose", {"textDocument": document})
    client.wire.notify("textDocument/didSave", {"textDocument": document})
    assert client.codes("note.md") == ["link.unresolved: one"]


def test_the_findings_of_a_note_that_is_not_open_can_be_asked_for(
    talk: Callable[..., Talk],
) -> None:
    client = talk("//- a.md\n🙂 [[one]]\n//- .hidden/b.md\n[[one]]\n", PULLING)
    assert client.codes("a.md") == ["link.unresolved: one"]
    assert client.codes(".hidden/b.md") == []
    assert client.pull("missing.md")["items"] == []
    assert client.pull("untitled:x")["items"] == []


def test_a_note_that_is_ignored_has_no_findings_and_is_not_seen(
    talk: Callable[..., Talk],
) -> None:
    client = talk(
        "//- .gitignore\ndrafts/\n//- a.md\n[[draft]]\n//- drafts/draft.md\n[[a]] [[none]]\n",
        PULLING,
    )
    client.open("a.md", "drafts/draft.md")
    assert client.codes("a.md") == ["link.unresolved: draft"]
    assert client.codes("drafts/draft.md") == []
    at = client.at("drafts/draft.md", 3)
    assert client.wire.request("textDocument/definition", at)["uri"] == client.uri("a.md")


def test_a_file_outside_of_every_vault_knows_itself(
    talk: Callable[..., Talk], tmp_path_factory: pytest.TempPathFactory
) -> None:
    client = talk("//- a.md\n\n", PULLING)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "lone.md"
    text = "# One\n[[#One]] [[none]]\n"
    elsewhere.write_text(text)
    uri = elsewhere.as_uri()
    client.open(uri, text=text)
    assert client.pull(uri)["items"] == []
    place = client.wire.request("textDocument/definition", client.at(uri, text.index("One]")))
    assert place == {"uri": uri, "range": client.range(uri, 0, 5)}


def test_a_client_without_folders_has_the_vaults_of_its_documents(
    talk: Callable[..., Talk],
) -> None:
    client = talk(
        "//- v/.notes-lsp.toml\n\n//- v/a.md\n[[b]] [[none]]\n//- v/in/b.md\n\n",
        PULLING,
        folders=(),
    )
    client.open("v/a.md")
    assert client.codes("v/a.md") == ["link.unresolved: none"]


def test_a_change_that_cannot_be_followed_costs_a_line(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = talk("//- a.md\n[[one]]\n", PULLING)
    client.open("a.md")
    with monkeypatch.context() as broken:
        broken.setattr("notes_lsp.vault.open_note.reparse", None)
        client.type("a.md", "one", "🙂\n\n[[two")
    (record,) = caplog.records
    assert record.getMessage().startswith("textDocument/didChange failed: TypeError")
    assert client.codes("a.md") == ["link.unresolved: two"]
    client.type("a.md", "two", "three")
    assert client.codes("a.md") == ["link.unresolved: three"]


def test_a_document_may_be_opened_twice(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n", PULLING)
    client.open("a.md")
    client.open("a.md", text="[[two]]")
    assert client.codes("a.md") == ["link.unresolved: two"]


def test_uris_may_be_spelled_in_many_ways(talk: Callable[..., Talk], tmp_path: Path) -> None:
    client = talk("//- a b+é.md\n[[one]]\n", PULLING)
    spelled = f"file://localhost{tmp_path}/./a%20b%2B%C3%A9.md"
    client.open(spelled, text="[[two]]")
    client.texts["a b+é.md"] = "[[two]]"
    assert client.codes("a b+é.md") == ["link.unresolved: two"]


def test_a_folder_of_which_nothing_can_be_read_costs_nothing(
    talk: Callable[..., Talk],
) -> None:
    client = talk("//- a/b.md\n\n", PULLING, folders=("missing", "a/b.md", "a"))
    client.open("a/b.md", text="[[one]]")
    assert client.codes("a/b.md") == ["link.unresolved: one"]
