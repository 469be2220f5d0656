"""`--new-since REV`: what has become worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import Outcome
from tests.vault.files import put
from tests.vault.repository import commit, git

VAULT = """
//- x/a.md
[[gone]] [[gone too]] [[#Costs]]
It was so from the beginning, and nobody minds.
//- x/b.md
[[a]]
//- x/c.md
"""


@pytest.fixture
def new(run: Run, tmp_path: Path) -> Run:
    """Look for what is new since the commit of `VAULT`."""
    run("check", vault=VAULT)
    commit(tmp_path)

    def new(*words: str) -> Outcome:
        return run("check", "--new-since", "HEAD", "--quiet", *words)

    return new


def test_what_was_there_is_left_out(new: Run, run: Run) -> None:
    assert run("check").code == 1
    assert new() == Outcome(0, "")


def test_only_what_is_more_is_told(new: Run, tmp_path: Path) -> None:
    a = tmp_path / "x" / "a.md"
    put(a, "More text above.\n\n[[#Costs]] " + a.read_text() + "[[new]]\n")
    assert new().out == (
        "x/a.md:3:37: warning link.missing-heading This note has no heading “Costs”\n"
        "x/a.md:5:3: information link.unresolved There is no note “new”: create it, or correct"
        " the name\n"
    )
    assert new().code == 1


def test_a_moved_note_takes_its_findings_along(new: Run, tmp_path: Path) -> None:
    (tmp_path / "x" / "a.md").rename(tmp_path / "x" / "d.md")
    assert new().out == (
        "x/b.md:1:3: warning link.broken “a” led to x/a.md, which is x/d.md now: write d\n"
    )
    commit(tmp_path)
    assert new().out == ""
    assert new("--new-since", "HEAD~1").out.startswith("x/b.md:1:3: ")


def test_a_note_that_is_new_or_comes_back(new: Run, tmp_path: Path) -> None:
    put(tmp_path / "x" / "new.md", "[[#Costs]]\n")
    assert new().out.startswith("x/new.md:1:4: warning link.missing-heading ")


def test_what_others_break_is_new(new: Run, tmp_path: Path) -> None:
    (tmp_path / "x" / "c.md").unlink()
    assert new() == Outcome(0, "")
    git(tmp_path, "rm", "-q", "x/a.md")
    assert new().out.startswith("x/b.md:1:3: warning link.broken ")


def test_other_levels_are_no_news(new: Run, tmp_path: Path) -> None:
    put(tmp_path / ".notes-lsp.toml", '[rules]\n"link.unresolved" = "error"\n')
    assert new() == Outcome(0, "")


def test_only_what_is_new_is_repaired(new: Run, run: Run, tmp_path: Path) -> None:
    a, stamp = tmp_path / "x" / "a.md", '<a class="yt-timestamp" data-t="2:31">[00:02:31]</a>\n'
    put(a, stamp)
    commit(tmp_path)
    other = stamp.replace("31", "32")
    put(a, stamp + other)
    new("--fix")
    assert a.read_text() == stamp + other.replace('"2:32', '"00:02:32')


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("gone", "--new-since: there is no commit 'gone' in the repository of "),
        ("--all", "--new-since: there is no commit '--all' in the repository of "),
    ],
)
def test_a_revision_that_is_not_there(new: Run, revision: str, message: str) -> None:
    said = new(f"--new-since={revision}")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {message}")


def test_a_vault_in_no_repository(run: Run, tmp_path: Path) -> None:
    said = run("check", "--new-since", "HEAD", vault=VAULT)
    assert said == Outcome(2, "", f"notes-lsp: --new-since: {tmp_path} is in no git repository\n")


def test_attachments_are_those_of_then(run: Run, tmp_path: Path) -> None:
    run("check", vault="//- a.md\n![[b.png]] ![[c.png]]\n//- b.png\n//- c.png\n")
    commit(tmp_path)
    (tmp_path / "b.png").unlink()
    said = run("check", "--new-since", "HEAD", "--quiet")
    assert said.out.startswith("a.md:1:4: information link.missing-file ")
    assert said.out.count("\n") == 1
