"""`rename` and `move`: what they do, what they show, and what they refuse."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import Outcome

VAULT = """
    //- talks/the_mill.md
    ---
    title: The Mill
    ---
    [x](../x.md)
    //- talks/p.png
    //- talks/.hidden
    //- x.md
    [[the_mill | it]] [m](talks/the_mill.md) ![[p.png]]
    🙂 no newline [[talks/the_mill]]"""


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".git", ".notes-lsp.toml"} & set(path.parts)
    }


RENAMED = {
    "talks/.hidden": "",
    "talks/p.png": "",
    "talks/the_fab.md": "---\ntitle: The Fab\n---\n[x](../x.md)\n",
    "x.md": "[[the_fab | it]] [m](talks/the_fab.md) ![[p.png]]\n🙂 no newline [[talks/the_fab]]",
}
ARCHIVED = {
    "old/talks/.hidden": "",
    "old/talks/p.png": "",
    "old/talks/the_mill.md": "---\ntitle: The Mill\n---\n[x](../../x.md)\n",
    "x.md": "[[the_mill | it]] [m](old/talks/the_mill.md) ![[p.png]]\n"
    "🙂 no newline [[old/talks/the_mill]]",
}


@pytest.mark.parametrize("old", ["talks/the_mill.md", "the_mill", "The Mill", "talks/the_mill"])
def test_rename(run: Run, tmp_path: Path, old: str) -> None:
    said = run("rename", old, "The Fab", vault=VAULT)
    assert said == Outcome(0, "talks/the_mill.md moved to talks/the_fab.md\n2 notes changed\n", "")
    assert files_in(tmp_path) == RENAMED


def test_a_title_alone(run: Run, tmp_path: Path) -> None:
    said = run("rename", "the_mill", "the_fab", "--title", vault=VAULT)
    assert said == Outcome(0, "1 note changed\n", "")
    before = files_in(tmp_path)["talks/the_mill.md"]
    assert before == "---\ntitle: the_fab\n---\n[x](../x.md)\n"


def test_move_a_folder(run: Run, tmp_path: Path) -> None:
    said = run("move", "talks", "old/", vault=VAULT)
    assert said == Outcome(0, "talks moved to old/talks\n2 notes changed\n", "")
    assert files_in(tmp_path) == ARCHIVED


def test_move_files(run: Run, tmp_path: Path) -> None:
    said = run("move", "talks/the_mill.md", "talks/p.png", "new/", vault=VAULT)
    assert said.code == 0
    after = files_in(tmp_path)
    assert sorted(after) == ["new/p.png", "new/the_mill.md", "talks/.hidden", "x.md"]
    assert "[m](new/the_mill.md) ![[p.png]]" in after["x.md"]
    assert run("move", "new/the_mill.md", "fab.md").out == (
        "new/the_mill.md moved to fab.md\n2 notes changed\n"
    )
    assert "[[fab | it]]" in files_in(tmp_path)["x.md"]


@pytest.mark.parametrize("words", [("rename", "the_mill", "The Fab"), ("move", "talks", "old/")])
def test_nothing_is_done_if_it_is_only_to_be_told(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = run(*words, "--dry-run", vault=VAULT)
    assert "would be moved to" in said.out
    assert said.out.endswith("2 notes would be changed\n")
    before = files_in(tmp_path)
    run(*words, "--diff")
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("words", "after"),
    [(("rename", "the_mill", "The Fab"), RENAMED), (("move", "talks", "old/"), ARCHIVED)],
)
@pytest.mark.parametrize("repository", [True, False])
def test_git_takes_the_patch(
    run: Run, tmp_path: Path, words: tuple[str, ...], after: dict[str, str], repository: bool
) -> None:
    said = run(*words, "--diff", vault=VAULT)
    if repository:
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "the.patch").write_bytes(said.out.encode())
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    subprocess.run(["git", "apply", "the.patch"], cwd=tmp_path, env=environment, check=True)
    (tmp_path / "the.patch").unlink()
    assert files_in(tmp_path) == after


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (("rename", "the_mill", "x"), 0, ""),
        (("rename", "x", "y.png"), 1, "“y.png” would be read as an attachment"),
        (("rename", "x", "a/b"), 1, "no link can hold a name with '/'"),
        (("rename", "none", "b"), 2, "none: there is no such note"),
        (("rename", "talks/p.png", "b"), 2, "talks/p.png is no note of the vault"),
        (("move", "none.md", "b.md"), 2, "none.md: there is no such file or folder"),
        (("move", "x.md", "talks/the_mill.md"), 1, "there is already a file talks/the_mill.md"),
        (("move", "talks/p.png", "talks/.hidden"), 1, "talks/p.png would be no part of its vault"),
        (("move", "talks", "x.md/"), 2, "x.md/ is no folder"),
        (("move", "x.md", "x.txt"), 1, "x.md would be no part of its vault any more"),
        (("move", "x.md", "../y.md"), 1, "/y.md lies outside of the vault at "),
        (("move", "talks", "talks/in"), 2, "talks can't go into itself"),
        (("move", "x.md", "talks", "none"), 2, "none is no folder"),
        (("move", "x.md", "a#b.md"), 0, ""),
        (("move", "talks/the_mill.md", "a#b.md"), 1, "no link in “x” could lead to a#b.md"),
    ],
)
def test_what_is_refused(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, reason: str
) -> None:
    before = None
    said = run(*words, "--dry-run", vault=VAULT)
    before = files_in(tmp_path)
    assert (said.code, reason in said.err) == (code, True), said
    if code:
        run(*words)
        assert files_in(tmp_path) == before


def test_a_note_that_is_read_only(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    said = run("rename", "the_mill", "The Fab", vault=VAULT)
    assert said == Outcome(1, "", "notes-lsp: talks/the_mill.md is read-only\n")


def test_a_note_that_is_no_utf8(run: Run, tmp_path: Path) -> None:
    run("check", vault="//- a.md\n")
    (tmp_path / "c.md").write_bytes(b"caf\xe9 [[a]]")
    said = run("rename", "a", "b")
    reason = "This file is not UTF-8: the byte 0xe9 stands here"
    assert said == Outcome(1, "", f"notes-lsp: c.md would have to be changed: {reason}\n")
    assert sorted(os.listdir(tmp_path)) == [".notes-lsp.toml", "a.md", "c.md"]


def test_links_that_find_something_only_now_are_told(run: Run) -> None:
    said = run("rename", "a", "b", vault="//- a.md\n//- c.md\n\n[[b]]\n")
    assert said == Outcome(
        0, "a.md moved to b.md\n", "c.md:2: a link that led nowhere leads there now\n"
    )


def test_two_vaults(run: Run) -> None:
    vault = "//- one/.obsidian/x\n//- one/a.md\n//- two/.obsidian/x\n//- two/b.md\n"
    said = run("move", "one/a.md", "two/b.md", "in/", vault=vault)
    assert said.code == 2
    assert "another vault" in said.err


@pytest.mark.parametrize("words", [("move", "one/a.md", "one/c.md"), ("rename", "one/a.md", "c")])
def test_a_link_that_leads_out_of_the_vault_stays(
    words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    vault = "//- one/.obsidian/x\n//- two/.obsidian/x\n//- two/b.md\n"
    run("check", vault=vault)
    (tmp_path / "one" / "a.md").symlink_to(tmp_path / "two" / "b.md")
    said = run(*words)
    place = tmp_path / "one" / "a.md"
    assert said == Outcome(1, "", f"notes-lsp: {place} is a link that leads out of its vault\n")
    assert sorted(os.listdir(tmp_path / "one")) == [".obsidian", "a.md"]
    assert sorted(os.listdir(tmp_path / "two")) == [".obsidian", "b.md"]
