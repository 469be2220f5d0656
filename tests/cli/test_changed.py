"""`--changed [REV]`: what is being worked on, and what it touches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text
from tests.vault.files import put
from tests.vault.repository import commit

VAULT = """
//- a.md
[[fab]] [[gone]]
//- b.md
[[#Costs]]
//- fab.md
The first fab was built by hand, in a barn.
//- other.md
[[#Costs]]
"""


@pytest.fixture
def changed(run: Run, tmp_path: Path) -> Run:
    """Look at what has changed since the commit of `VAULT`."""
    run("check", vault=VAULT)
    commit(tmp_path)

    def changed(*words: str) -> Outcome:
        return run("check", "--changed", *words, "--quiet")

    return changed


def test_where_nothing_has_changed_nothing_is_told(changed: Run) -> None:
    assert changed() == Outcome(0, "")


def test_only_what_has_changed_is_told(changed: Run, tmp_path: Path) -> None:
    put(tmp_path / "b.md", "More. [[#Costs]]\n")
    assert changed() == Outcome(
        1, "b.md:1:10: warning link.missing-heading This note has no heading “Costs”\n"
    )


def test_links_that_broke_are_told_and_follow_the_note(
    changed: Run, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "fab.md").rename(tmp_path / "mill.md")
    assert changed().out == text(
        """
        a.md:1:3: warning link.broken “fab” led to fab.md, which is mill.md now: write mill
        a.md:1:11: information link.unresolved There is no note “gone”: create it, or correct the name
        """  # noqa: E501
    )
    commit(tmp_path)
    assert changed() == Outcome(0, "")
    assert "link.broken" in changed("HEAD~1").out
    assert "link.broken" in run("check", "--new-since", "HEAD~1").out
    changed("HEAD~1", "--fix")
    assert (tmp_path / "a.md").read_text() == "[[mill | fab]] [[gone]]\n"


def test_what_is_new_is_being_worked_on(changed: Run, tmp_path: Path) -> None:
    put(tmp_path / "c.md", "[[othr]]\n")
    commit(tmp_path)
    put(tmp_path / "others.md", "")
    put(tmp_path / "d.md", "[[otherss]]\n")
    assert "d.md:1:3: warning link.misspelt " in changed().out
    assert "d.md:1:3: warning link.misspelt " in changed("HEAD~1").out


def test_a_revision_that_is_not_there(changed: Run) -> None:
    said = changed("b.md")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("notes-lsp: --changed: there is no commit 'b.md' in the repository")
