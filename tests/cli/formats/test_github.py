"""`--format github`: workflow commands, and the summary of a job."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes_lsp.cli.main import main
from tests.cli.conftest import Run
from tests.cli.formats import hostile
from tests.cli.outcome import Outcome, text


@pytest.fixture(autouse=True)
def no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not that of the job which runs the tests."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_annotations_and_the_total(run: Run) -> None:
    vault = "//- a.md\n[[gone]] [[#Gone]]\n//- b.md\n---\ntitle: A: b\n---\n"
    assert run("check", "--format", "github", vault=vault) == Outcome(
        1,
        text(
            """
            ::error file=b.md,line=2,col=9,endColumn=10,title=frontmatter.syntax::“: ” inside an unquoted value: put the value in quotes
            ::warning file=a.md,line=1,col=13,endColumn=17,title=link.missing-heading::This note has no heading “Gone”
            ::notice file=a.md,line=1,col=3,endColumn=7,title=link.unresolved::There is no note “gone”: create it, or correct the name
            3 findings in 2 notes.
            """  # noqa: E501
        ),
    )


def test_what_means_something_in_commands_is_escaped(run: Run) -> None:
    said = run("check", "--format", "github", "--quiet", vault=hostile.VAULT)
    assert said.out.splitlines()[0] == (
        '::warning file=50%25%2C "a"%3Ab;c]&<d>.md,line=1,col=4,endColumn=21,'
        'title=link.missing-heading::This note has no heading “a%25, "b":c;d]&<e>\\x1b”'
    )


def test_only_the_ten_worst(run: Run) -> None:
    vault = "//- a.md\n" + "[[gone]]\n\n" * 3 + "[[#Gone]]\n" * 12
    lines = run("check", "--format", "github", vault=vault).out.splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == ["::warning"] * 10
    assert lines[-1] == "13 findings in 1 note, the 10 worst of them above."


def test_several_lines_are_annotated_at_their_first(run: Run) -> None:
    said = run("check", "--format", "github", vault="//- a.md\n```markdown\n[[x]]\n```\n")
    assert said.out.startswith("::warning file=a.md,line=1,title=note.fenced-body::")


def test_statistics_and_quiet(run: Run) -> None:
    vault = "//- a.md\n[[#Gone]]\n"
    said = run("check", "--format", "github", "--statistics", vault=vault)
    assert said == Outcome(1, "1 finding in 1 note.\n")
    assert run("check", "--format", "github", "--quiet").out.count("\n") == 1


def test_the_summary_of_the_job_is_added_to(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary"
    summary.write_text("What came before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    vault = "//- a.md\n[[gone]] [[The b]]\n//- b.md\n---\ntitle: The b\n---\n"
    run("check", "--format", "github", "--min-level", "hint", vault=vault)
    assert summary.read_text(encoding="utf-8") == text(
        """
        What came before.
        ### notes-lsp

        2 findings in 2 notes.

        | findings | level | code | repaired by `--fix` |
        |---:|---|---|---:|
        | 1 | information | `link.unresolved` |  |
        | 1 | hint | `link.inexact` | 1 |

        """
    )


def test_the_summary_where_nothing_was_found(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    run("check", "--format", "github", vault="//- a.md\n")
    summary = (tmp_path / "summary").read_text(encoding="utf-8")
    assert summary == "### notes-lsp\n\nNothing found in 1 note.\n\n"


def test_paths_count_from_the_top_of_the_repository(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", vault="//- talks/a.md\n[[#a]]\n")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "talks")
    main(["check", "--format", "github", "--quiet"])
    assert capsys.readouterr().out.startswith("::warning file=talks/a.md,")
