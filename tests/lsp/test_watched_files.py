"""Files that change behind the client's back, one by one and by thousands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from notes_lsp.lsp.quiet import QUIET
from notes_lsp.vault import load, vault
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from tests.lsp.talking import PULLING, Talk


def test_a_client_that_can_watch_is_asked_to(talk: Callable[..., Talk]) -> None:
    client = talk("", PULLING)
    (asked,) = [m for m in client.wire.sent if m.get("method") == "client/registerCapability"]
    (registration,) = asked["params"]["registrations"]
    assert registration["method"] == "workspace/didChangeWatchedFiles"
    assert registration["registerOptions"] == {"watchers": [{"globPattern": "**/*"}]}


def test_notes_appear_change_and_vanish(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b#Two]]\n", PULLING)
    client.open("a.md")
    assert client.codes("a.md") == ["link.unresolved: b"]
    client.write("in/b.md", "# One\n")
    client.touched("in/b.md")
    assert client.codes("a.md") == ["link.missing-heading: Two"]
    client.write("in/b.md", "# Two\n")
    client.touched("in/b.md")
    assert client.codes("a.md") == []
    client.remove("in/b.md")
    client.touched("in/b.md")
    assert client.codes("a.md") == ["link.unresolved: b"]


def test_folders_appear_and_vanish(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]] ![[c.png]]\n", PULLING)
    client.open("a.md")
    client.write("x/y/b.md", "")
    client.write("x/y/c.png", "")
    client.touched("x")
    assert client.codes("a.md") == []
    assert client.ask("documentLink", "a.md")[1]["target"] == client.uri("x/y/c.png")
    (client.folder / "x").rename(client.folder / "z")
    client.touched("x", "z")
    assert client.ask("documentLink", "a.md")[1]["target"] == client.uri("z/y/c.png")
    shutil.rmtree(client.folder / "z")
    client.touched("z")
    assert client.codes("a.md") == ["link.unresolved: b"]
    assert client.ask("documentLink", "a.md") == []


def test_attachments_appear_and_vanish(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n![[c.png]]\n", PULLING)
    client.open("a.md")
    client.write("c.png", "")
    client.touched("c.png")
    assert client.ask("documentLink", "a.md")[0]["target"] == client.uri("c.png")
    client.remove("c.png")
    client.touched("c.png")
    assert client.ask("documentLink", "a.md") == []


def test_what_is_open_stays_as_the_client_has_it(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b#Two]]\n//- b.md\n# One\n", PULLING)
    client.open("a.md", "b.md")
    client.type("b.md", "One", "Two")
    client.write("b.md", "# Three\n")
    client.touched("b.md")
    assert client.codes("a.md") == []
    client.remove("b.md")
    client.touched("b.md")
    assert client.codes("a.md") == []
    client.close("b.md")
    assert client.codes("a.md") == ["link.unresolved: b"]


def test_what_is_no_part_of_the_vault_is_passed_over(talk: Callable[..., Talk]) -> None:
    client = talk("//- .gitignore\nout/\n//- a.md\n[[b]] ![[c.png]]\n", PULLING)
    client.open("a.md")
    client.write("out/b.md", "")
    client.write(".git/c.png", "")
    client.write("inner/.obsidian/app.json", "{}")
    client.write("inner/b.md", "")
    client.write(".#b.md", "")
    client.touched("out/b.md", "out", ".git/c.png", ".git", "inner/b.md", "inner", ".#b.md")
    client.touched("vanished.md", "vanished", "vanished/b.md")
    assert client.codes("a.md") == ["link.unresolved: b"]
    assert client.ask("documentLink", "a.md") == []


def test_a_lock_of_emacs_is_no_note(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n", PULLING)
    lock = client.folder / ".#b.md"
    lock.symlink_to("user@host.123:456")
    client.touched(".#b.md")
    lock.rename(client.folder / "b.md")
    client.touched("b.md")
    assert client.codes("a.md") == ["link.unresolved: b"]


def test_files_of_other_places_are_passed_over(talk: Callable[..., Talk], tmp_path: Path) -> None:
    client = talk("//- v/a.md\n[[b]]\n", PULLING, folders=("v",))
    client.write("w/b.md", "")
    client.touched("w/b.md", "w", "", "untitled:x", "git:/b.md")
    assert client.codes("v/a.md") == ["link.unresolved: b"]


def test_a_root_that_vanishes_and_comes_back(talk: Callable[..., Talk]) -> None:
    client = talk("//- v/a.md\n[[b]]\n//- v/b.md\n\n", PULLING, folders=("v",))
    client.open("v/a.md")
    (client.folder / "v").rename(client.folder / "w")
    client.touched("v")
    assert client.codes("v/a.md") == ["link.unresolved: b"]
    (client.folder / "w").rename(client.folder / "v")
    client.touched("v")
    assert client.codes("v/a.md") == []


def test_many_changes_at_once_are_read_once(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 2000
    reads: list[str] = []
    read = load.read_note_facts

    def count_reads(root: Path, path: NotePath, size: int) -> Facts:
        reads.append(path)
        return read(root, path, size)

    client = talk("//- a.md\n[[n1999]]\n", PULLING)
    client.open("a.md")
    client.pull("a.md")
    monkeypatch.setattr(vault, "read_note_facts", count_reads)
    names = [f"{number % 7}/n{number}.md" for number in range(count)]
    for name in names:
        client.write(name, f"[[n{len(name)}]]")
    sent = len(client.wire.sent)
    client.touched(*map(str, range(7)), *names, *names)
    assert sorted(reads) == sorted(names)
    client.wire.advance(QUIET)
    asked = [m.get("method") for m in client.wire.sent[sent:]]
    assert asked == ["workspace/diagnostic/refresh"]
    assert client.codes("a.md") == []
    shutil.rmtree(client.folder / "0")
    reads.clear()
    client.touched("0", *names)
    assert len(reads) == sum(not name.startswith("0/") for name in names)
    assert client.wire.request("workspace/symbol", {"query": "n7"}) != []
    assert client.pull("0/n7.md")["items"] == []
