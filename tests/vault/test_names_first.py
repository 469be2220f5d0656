"""Names before notes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.kept_vault import keep_vault
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.names_first import NamesFirst
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Files, Settings
from notes_lsp.vault.vault import Vault

VAULT = """
    //- a.md
    ---
    title: The first
    aliases: [one]
    ---
    [[b]]
    //- in/b.md
    # B
    //- in/p.png

    """


def read_names(
    root: Path, known: Mapping[NotePath, Facts] | None = None, max_size: int = 1000
) -> NamesFirst:
    names = NamesFirst(Vault(root, Settings(files=Files(max_size=max_size))), known or {})
    assert not names.vault.named
    while not names.advance(1):
        pass
    assert names.vault.named
    return names


def unread(names: NamesFirst) -> list[str]:
    return [file.path for file in names.unread]


def test_all_names_are_known_and_all_notes_are_yet_to_be_read(
    write_vault: Callable[[str], Path],
) -> None:
    names = read_names(write_vault(VAULT))
    index = names.vault.index
    for name, path in (("The First", "a.md"), ("one", "a.md"), ("B", "in/b.md")):
        assert list(index.having(name)) == [path]
    assert index.file_paths == {"in/p.png"}
    assert unread(names) == ["a.md", "in/b.md"]
    assert not any(facts.complete for facts in index.facts.values())


def test_work_goes_on_where_it_was_left(write_vault: Callable[[str], Path]) -> None:
    names = NamesFirst(Vault(write_vault(VAULT), Settings()))
    steps = 0
    while not names.advance(1e-9):
        steps += 1
        assert steps < 100
    assert steps > 2
    assert names.advance(1)
    assert len(names.vault.index.facts) == 2


def test_what_is_known_already_stays(write_vault: Callable[[str], Path]) -> None:
    root = write_vault(VAULT)
    names = NamesFirst(Vault(root, Settings()))
    newer = Facts.of_nothing()
    names.vault.put(NotePath("a.md"), newer)
    names.advance(1)
    assert names.vault.index.facts[NotePath("a.md")] is newer
    assert unread(names) == ["in/b.md"]


def test_facts_that_still_hold_are_not_read_again(write_vault: Callable[[str], Path]) -> None:
    root = write_vault(VAULT)
    known = {
        path: read_note_facts(root, path, 1000)
        for path in (NotePath("a.md"), NotePath("in/b.md"), NotePath("gone.md"))
    }
    names = read_names(root, known)
    assert unread(names) == []
    assert names.vault.index.facts == {path: known[path] for path in known if path != "gone.md"}
    # Another size decides anew what can be read, and so does what could not be.
    assert unread(read_names(root, known, max_size=10)) == ["a.md"]
    too_large = {NotePath("a.md"): read_note_facts(root, NotePath("a.md"), 10)}
    assert unread(read_names(root, too_large)) == ["a.md", "in/b.md"]


def test_a_vault_that_was_kept_is_known_at_once(
    write_vault: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, cache = write_vault(VAULT), CacheFolder(tmp_path_factory.mktemp("cache"))
    for name in ("a.md", "in/b.md"):
        os.utime(root / name, (0, 0))
    first = read_names(root)
    for path in ("a.md", "in/b.md"):
        first.vault.put(NotePath(path), first.vault.read_facts(NotePath(path)))
    keep_vault(cache, first.vault, first.walked)

    again = NamesFirst(Vault(root, Settings()), cache=cache)
    assert not again.advance(60, only_names=True)
    assert again.vault.named
    assert again.vault.index == first.vault.index
    assert again.advance(60)
    assert again.is_as_kept
    assert again.unread == []

    (root / "a.md").write_text("---\ntitle: Another\n---\n")
    (root / "c.md").write_text("# C")
    (root / "in/b.md").unlink()
    (root / "in/p.png").unlink()
    changed = NamesFirst(Vault(root, Settings()), cache=cache)
    assert changed.advance(60)
    assert not changed.is_as_kept
    assert unread(changed) == ["a.md", "c.md"]
    index = changed.vault.index
    assert set(index.facts) == {"a.md", "c.md"}
    assert list(index.having("another")) == ["a.md"]
    assert index.file_paths == set()
    assert index.facts.incomplete == {"a.md", "c.md"}
