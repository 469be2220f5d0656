"""What git is asked, and that nothing of a vault runs by that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notes_lsp.vault.git import GitError, Repository, uncommitted_notes
from tests.vault.files import put
from tests.vault.repository import commit, git

ODD_NAMES = ["a.md", "x/my notes.md", "-x.md", "é 🗂.md", '"q".md', "x/t\tb\nc.md", ":(top)z.md"]


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="is in no git repository"):
        Repository.of(tmp_path)
    assert uncommitted_notes(tmp_path, (".md",)) == frozenset()


def test_a_machine_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git can't be run: No such file or directory"):
        Repository.of(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("inside", ["", "my vault"])
def test_files_of_any_name_are_told_from_the_folder(tmp_path: Path, inside: str) -> None:
    folder = tmp_path / inside
    for name in ODD_NAMES:
        put(folder / name, f"in {name}")
    put(tmp_path / "outside.md", "")
    assert commit(tmp_path)
    repository = Repository.of(folder)
    assert repository.uncommitted() == frozenset()
    tree = repository.tree(repository.commit("HEAD"))
    assert set(ODD_NAMES) <= set(tree)
    assert tree == repository.staged()
    ids = [tree[name] for name in ODD_NAMES]
    assert list(repository.contents(ids)) == [f"in {name}".encode() for name in ODD_NAMES]
    for name in ODD_NAMES:
        put(folder / name, "other")
    put(tmp_path / "outside.md", "other")
    told = repository.uncommitted()
    assert set(ODD_NAMES) <= told
    assert ("outside.md" in told) == (not inside)


def test_what_is_not_committed(tmp_path: Path) -> None:
    for name in ("kept", "changed", "staged", "deleted", "moved"):
        put(tmp_path / f"{name}.md", f"{name}\n")
    put(tmp_path / ".gitignore", "ignored.md\n")
    commit(tmp_path)
    put(tmp_path / "new.txt", "")
    for name in ("changed", "staged", "new", "ignored", "x/new"):
        put(tmp_path / f"{name}.md", "other\n")
    git(tmp_path, "add", "staged.md")
    (tmp_path / "deleted.md").unlink()
    git(tmp_path, "mv", "moved.md", "there.md")
    assert uncommitted_notes(tmp_path, (".md",)) == {
        *("changed.md", "staged.md", "new.md", "x/new.md", "deleted.md", "moved.md", "there.md"),
    }


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    put(tmp_path / "a.md", "")
    assert uncommitted_notes(tmp_path, (".md",)) == {"a.md"}
    with pytest.raises(GitError, match="there is no commit 'HEAD' in the repository of "):
        Repository.of(tmp_path).commit("HEAD")


@pytest.mark.parametrize("revision", ["gone", "--all", "-h", "", "HEAD:a.md"])
def test_what_names_no_commit(tmp_path: Path, revision: str) -> None:
    put(tmp_path / "a.md", "")
    commit(tmp_path)
    with pytest.raises(GitError, match=f"there is no commit '{revision}' in the repository of "):
        Repository.of(tmp_path).commit(revision)


def test_a_shallow_clone_is_told(tmp_path: Path) -> None:
    put(tmp_path / "whole" / "a.md", "")
    first = commit(tmp_path / "whole")
    commit(tmp_path / "whole")
    git(tmp_path, "clone", "-q", "--depth=1", (tmp_path / "whole").as_uri(), "shallow")
    repository = Repository.of(tmp_path / "shallow")
    assert repository.commit("HEAD")
    with pytest.raises(GitError, match="in this shallow clone: fetch all of it "):
        repository.commit(first)


def test_a_folder_that_was_not_there(tmp_path: Path) -> None:
    put(tmp_path / "a.md", "")
    first = commit(tmp_path)
    put(tmp_path / "x" / "a.md", "")
    assert Repository.of(tmp_path / "x").tree(first) == {}


@pytest.mark.skipif(os.name == "nt", reason="a program in the shell's language")
def test_nothing_that_a_repository_names_is_run(tmp_path: Path) -> None:
    vault, ran = tmp_path / "vault", tmp_path / "ran"
    put(vault / "a.md", "one\n")
    put(vault / ".gitattributes", "*.md filter=evil diff=evil\n")
    commit(vault)
    program = tmp_path / "evil.sh"
    put(program, f'#!/bin/sh\ntouch "{ran}"\ncat\n')
    program.chmod(0o755)
    for key in (
        *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process"),
        *("core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv", "core.sshCommand"),
    ):
        git(vault, "config", key, str(program))
    git(vault, "config", "filter.evil.required", "true")
    for hook in ("post-index-change", "fsmonitor-watchman"):
        put(vault / ".git" / "hooks" / hook, program.read_text())
        (vault / ".git" / "hooks" / hook).chmod(0o755)
    put(vault / "a.md", "two\n")
    repository = Repository.of(vault)
    tree = repository.tree(repository.commit("HEAD"))
    assert list(repository.contents([tree["a.md"]])) == [b"one\n"]
    assert "a.md" in repository.uncommitted()
    assert not ran.exists()
