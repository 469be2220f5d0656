"""Folders and vaults on the wire: several, one in the other, coming and going."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes_lsp.lsp.quiet import QUIET
from tests.lsp.talking import PULLING, WATCHING, Talk

TWO = """
    //- x/.notes-lsp.toml

    //- x/a.md
    [[b]] [[only_x]]
    //- x/b.md

    //- x/only_x.md

    //- y/.notes-lsp.toml

    //- y/a.md
    [[b]] [[only_x]]
    //- y/b.md

    """


def change_folders(
    client: Talk, added: tuple[str, ...] = (), removed: tuple[str, ...] = ()
) -> None:
    def named(paths: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"uri": client.uri(path), "name": path} for path in paths]

    event = {"added": named(added), "removed": named(removed)}
    client.wire.notify("workspace/didChangeWorkspaceFolders", {"event": event})


def test_links_do_not_leave_their_vault(talk: Callable[..., Talk]) -> None:
    client = talk(TWO, PULLING, folders=("x", "y"))
    assert client.codes("x/a.md") == []
    assert client.codes("y/a.md") == ["link.unresolved: only_x"]
    client.open("y/a.md")
    at = client.at("y/a.md", 3)
    assert client.wire.request("textDocument/definition", at)["uri"] == client.uri("y/b.md")


def test_a_vault_in_a_vault_owns_its_notes(talk: Callable[..., Talk]) -> None:
    client = talk(
        """
        //- a.md
        [[inner]]
        //- in/.obsidian/app.json
        {}
        //- in/inner.md
        [[a]]
        """,
        PULLING,
    )
    assert client.codes("a.md") == ["link.unresolved: inner"]
    client.open("in/inner.md")
    assert client.codes("in/inner.md") == ["link.unresolved: a"]


def test_folders_in_each_other_are_one_vault_in_any_order(talk: Callable[..., Talk]) -> None:
    for folders in (("", "in"), ("in", "")):
        client = talk("//- a.md\n[[b]]\n//- in/b.md\n[[a]]\n", PULLING, folders=folders)
        client.open("in/b.md")
        assert client.codes("in/b.md") == client.codes("a.md") == []


def test_the_vault_may_begin_above_the_folder(talk: Callable[..., Talk]) -> None:
    client = talk(
        "//- .notes-lsp.toml\n\n//- a.md\n\n//- in/b.md\n[[a]]\n", PULLING, folders=("in",)
    )
    assert client.codes("in/b.md") == []


def test_a_folder_is_added(talk: Callable[..., Talk]) -> None:
    client = talk("//- x/a.md\n[[b]]\n//- x/b.md\n\n", WATCHING, folders=())
    client.open("x/a.md")
    client.open("untitled:1", text="[[b]]")
    client.wire.advance(QUIET)
    change_folders(client, added=("x",))
    client.type("x/a.md", "[[b]]", "[[b]] [[c]]")
    client.wire.advance(QUIET)
    assert client.pushed() == {"uri": "untitled:1", "diagnostics": []}
    assert client.told("x/a.md", client.pushed()["diagnostics"]) == ["link.unresolved: c"]
    place = client.wire.request("textDocument/definition", client.at("untitled:1", 3))
    assert place["uri"] == client.uri("x/b.md")


def test_a_folder_is_taken_away(talk: Callable[..., Talk]) -> None:
    client = talk("//- x/a.md\n[[none]]\n//- y/b.md\n[[none]]\n", WATCHING, folders=("x", "y"))
    client.open("x/a.md", "y/b.md")
    client.wire.advance(QUIET)
    assert [client.pushed()["diagnostics"] != [] for _ in "xy"] == [True, True]
    change_folders(client, removed=("x",))
    client.wire.advance(QUIET)
    assert client.pushed() == {"uri": client.uri("x/a.md"), "diagnostics": []}
    assert client.wire.request("workspace/symbol", {"query": "a"}) == []
    assert client.wire.request("workspace/symbol", {"query": "b"}) != []
    change_folders(client, added=("x",))
    client.wire.advance(QUIET)
    assert client.pushed()["diagnostics"] != []


def test_a_client_that_asks_hears_that_a_folder_is_taken_away(talk: Callable[..., Talk]) -> None:
    client = talk("//- x/a.md\n[[none]]\n", PULLING, folders=("x",))
    client.open("x/a.md")
    assert client.codes("x/a.md") == ["link.unresolved: none"]
    change_folders(client, removed=("x",))
    assert client.refreshes("diagnostic") == 1
    assert client.codes("x/a.md") == []


def test_a_vault_that_has_a_mark_stays_while_a_note_of_it_is_open(
    talk: Callable[..., Talk],
) -> None:
    client = talk(TWO, PULLING, folders=("x", "y"))
    client.open("y/a.md")
    workspace = client.editor.workspace
    before = workspace.documents[str(client.folder / "y/a.md")].vault
    change_folders(client, removed=("x", "y"))
    assert client.codes("y/a.md") == ["link.unresolved: only_x"]
    assert list(workspace.vaults.values()) == [before]


def test_a_vault_begins_inside_of_another(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n//- in/b.md\n[[a]]\n", PULLING)
    client.open("in/b.md", "a.md")
    assert client.codes("a.md") == client.codes("in/b.md") == []
    client.write("in/.notes-lsp.toml", "")
    client.touched("in/.notes-lsp.toml")
    assert client.codes("a.md") == ["link.unresolved: b"]
    assert client.codes("in/b.md") == ["link.unresolved: a"]
    client.remove("in/.notes-lsp.toml")
    client.touched("in/.notes-lsp.toml")
    assert client.codes("a.md") == client.codes("in/b.md") == []


def test_a_vault_in_a_vault_moves(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n//- in/.notes-lsp.toml\n\n//- in/b.md\n[[a]]\n", PULLING)
    client.open("a.md", "in/b.md")
    assert client.codes("in/b.md") == ["link.unresolved: a"]
    (client.folder / "in").rename(client.folder / "moved")
    client.touched("in", "moved")
    assert client.codes("a.md") == client.codes("in/b.md") == []
    client.close("in/b.md")
    assert client.codes("a.md") == ["link.unresolved: b"]


def test_what_is_ignored_changes(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n//- in/b.md\n[[none]]\n", PULLING)
    client.open("a.md", "in/b.md")
    client.write(".gitignore", "in/\n")
    client.touched(".gitignore")
    assert client.codes("a.md") == ["link.unresolved: b"]
    assert client.codes("in/b.md") == []
    client.remove(".gitignore")
    client.touched(".gitignore")
    assert client.codes("a.md") == []
    assert client.codes("in/b.md") == ["link.unresolved: none"]


# Settings


def test_settings_hold_at_once(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[none]] [[B]]\n//- b.md\n\n", PULLING)
    client.open("a.md")
    assert client.codes("a.md") == ["link.unresolved: none"]
    client.write(".notes-lsp.toml", '[rules]\n"link.unresolved" = "off"\n')
    client.touched(".notes-lsp.toml")
    assert client.codes("a.md") == []
    client.write(".notes-lsp.toml", 'links.resolution = "quartz"\n')
    client.touched(".notes-lsp.toml")
    assert client.codes("a.md") == ["link.unresolved: none", "link.inexact: B"]
    client.remove(".notes-lsp.toml")
    client.touched(".notes-lsp.toml")
    assert client.codes("a.md") == ["link.unresolved: none"]


def test_notes_are_not_read_again_for_other_settings(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = talk("//- a.md\n[[b]] [[none]]\n//- b.md\n\n", PULLING)
    for module in ("names_first.read_head", "load.read_note_facts"):
        monkeypatch.setattr(f"notes_lsp.vault.{module}", None)
    client.write(".notes-lsp.toml", '[rules]\n"link.unresolved" = "error"\n')
    client.touched(".notes-lsp.toml")
    assert [item["severity"] for item in client.pull("a.md")["items"]] == [1]


@pytest.mark.parametrize(
    ("wrong", "line", "message"),
    [
        ('[files]\nextentions = [".md"]\n', 1, "extensions"),
        ("[files\n", 0, ""),
        ('[rules]\n"link.unresolve" = "off"\n', 1, "link.unresolved"),
    ],
)
def test_wrong_settings_are_shown_in_their_file_and_the_last_good_ones_stay(
    talk: Callable[..., Talk], wrong: str, line: int, message: str
) -> None:
    good = '[rules]\n"link.ambiguous" = "off"\n'
    client = talk(f"//- .notes-lsp.toml\n{good}//- a.md\n[[none]]\n", PULLING)
    client.open("a.md")
    client.write(".notes-lsp.toml", wrong)
    client.touched(".notes-lsp.toml")
    told = client.pushed()
    assert told["uri"] == client.uri(".notes-lsp.toml")
    (diagnostic,) = told["diagnostics"]
    assert diagnostic["range"]["start"] == {"line": line, "character": 0}
    assert (diagnostic["severity"], message in diagnostic["message"]) == (1, True)
    assert client.codes("a.md") == ["link.unresolved: none"]
    client.touched(".notes-lsp.toml")
    with pytest.raises(AssertionError, match="publishDiagnostics"):
        client.pushed()
    client.write(".notes-lsp.toml", good)
    client.touched(".notes-lsp.toml")
    assert client.pushed() == {"uri": client.uri(".notes-lsp.toml"), "diagnostics": []}


def test_wrong_settings_from_the_start_are_as_if_there_were_none(
    talk: Callable[..., Talk],
) -> None:
    client = talk("//- .notes-lsp.toml\n[file]\n//- a.md\n[[none]]\n", PULLING)
    assert client.pushed()["uri"] == client.uri(".notes-lsp.toml")
    assert client.codes("a.md") == ["link.unresolved: none"]
    change_folders(client, removed=("",))
    assert client.pushed()["diagnostics"] == []
