"""Bringing a vault up to date with a disk: it equals one that has just been read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from notes_lsp.text.document import Document
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.refresh import refresh
from notes_lsp.vault.scan import walk
from notes_lsp.vault.settings import Files, Settings
from notes_lsp.vault.vault import Vault
from tests.vault.files import link, put, write

VAULT = """
    //- a.md
    [[b]] [[c]]
    //- b.md
    # B
    //- in/c.md

    //- in/deep/d.md

    //- in/p.png

    """


def read(root: Path) -> Vault:
    """The vault as it is on disk."""
    vault = Vault(root, Settings(files=Files(max_size=1000)))
    walked = walk(root, vault.settings)
    for note in walked.notes:
        vault.put(note.path, read_note_facts(root, note.path, vault.settings.files.max_size))
    for file in walked.files:
        vault.put_file(file)
    vault.settle()
    return vault


@pytest.fixture
def vault(write_vault: Callable[[str], Path]) -> Vault:
    return read(write_vault(VAULT))


def follow(vault: Vault, *paths: str) -> set[NotePath]:
    """Look at `paths` again; all that is there now must be known."""
    touched = refresh(vault, [vault.root / path for path in paths])
    assert vault.index == read(vault.root).index
    return touched


def test_those_that_a_change_means_something_for_are_told(vault: Vault) -> None:
    put(vault.root / "b.md", "# Bee\n")
    assert follow(vault, "b.md") == {"a.md", "b.md"}
    put(vault.root / "in/c.md", "text")
    assert follow(vault, "in/c.md") == {"in/c.md"}
    (vault.root / "in/c.md").unlink()
    assert follow(vault, "in/c.md") == {"a.md", "in/c.md"}
    assert follow(vault, "in/c.md", "never.md", "never") == set()


def test_folders_come_and_go_with_all_that_is_in_them(vault: Vault) -> None:
    (vault.root / "in").rename(vault.root / "out")
    assert follow(vault, "in", "out") == {
        "a.md",
        "in/c.md",
        "in/deep/d.md",
        "out/c.md",
        "out/deep/d.md",
    }
    shutil.rmtree(vault.root / "out/deep")
    assert follow(vault, "out/deep") == {"out/deep/d.md"}


def test_a_folder_is_looked_through_for_what_is_gone(vault: Vault) -> None:
    (vault.root / "in/c.md").unlink()
    (vault.root / "in/p.png").unlink()
    put(vault.root / "in/e.md", "")
    assert follow(vault, "in") >= {"in/c.md", "in/e.md"}
    (vault.root / "b.md").unlink()
    assert follow(vault, "") >= {"b.md"}


def test_a_file_takes_the_place_of_a_folder_and_the_other_way_round(vault: Vault) -> None:
    shutil.rmtree(vault.root / "in")
    put(vault.root / "in", "a file")
    (vault.root / "b.md").unlink()
    write(vault.root, "b.md/c.md")
    follow(vault, "in", "b.md", "in/c.md", "in/deep", "in/p.png")


def test_the_root_itself_may_vanish(vault: Vault) -> None:
    shutil.rmtree(vault.root)
    follow(vault, "")
    assert not vault.index.facts
    assert not vault.index.file_paths


def test_what_is_left_out_stays_out_and_what_was_in_goes(vault: Vault) -> None:
    write(vault.root, ".git/x.png", ".hidden/x.md", ".x.md", "node_modules/x/README.md", "v/x.md")
    put(vault.root / "v/.obsidian/app.json", "{}")
    follow(vault, ".git", ".git/x.png", ".hidden/x.md", ".x.md", "node_modules", "v/x.md", "v")
    put(vault.root / ".gitignore", "in/\n")
    follow(vault, "in/c.md", "in/deep/d.md", "in/p.png", ".gitignore")


def test_links_that_lead_out_are_not_followed(vault: Vault, tmp_path_factory: object) -> None:
    outside = vault.root.parent / "outside"
    write(outside, "x.md")
    link(vault.root / "out", outside)
    link(vault.root / "x.md", outside / "x.md")
    link(vault.root / ".#a.md", Path("user@host.1:2"))
    link(vault.root / "lock.md", Path("user@host.1:2"))
    assert follow(vault, "out", "out/x.md", "x.md", ".#a.md", "lock.md") == set()


def test_notes_that_are_open_stay_as_they_are(vault: Vault) -> None:
    path = NotePath("b.md")
    vault.open_notes[path] = OpenNote(Document("# Open\n"))
    vault.put(path, vault.open_notes[path].facts())
    facts = vault.index.facts[path]
    put(vault.root / "b.md", "# Disk\n")
    assert refresh(vault, [vault.root / "b.md"]) == set()
    (vault.root / "b.md").unlink()
    assert refresh(vault, [vault.root / "b.md", vault.root]) == set()
    assert vault.index.facts[path] is facts


def test_a_note_that_is_too_large_is_told_of(vault: Vault) -> None:
    put(vault.root / "b.md", "x" * 1001)
    assert "b.md" in follow(vault, "b.md")
    assert vault.index.facts[NotePath("b.md")].fault is not None


def test_a_note_that_vanishes_while_it_is_looked_at_is_gone(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(path: NotePath) -> Facts:
        (vault.root / path).unlink()
        return read_note_facts(vault.root, path, 1000)

    monkeypatch.setattr(vault, "read_facts", vanish)
    assert follow(vault, "b.md") == {"a.md", "b.md"}
