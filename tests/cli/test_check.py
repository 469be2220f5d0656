"""`notes-lsp check`: what it prints and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from notes_lsp.cli import reading
from notes_lsp.vault.load import read_batch
from notes_lsp.vault.paths import NotePath
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text

VAULT = """
//- x/a.md
---
title: Chips: a history
---
See [[gone]] and [[The fab]].
//- x/fab.md
---
title: The fab
---
[[a#Costs]]
//- y/b.md
Nothing to say.
"""


def test_findings_then_counts_then_what_to_do(run: Run) -> None:
    assert run("check", vault=VAULT) == Outcome(
        1,
        text(
            """
            x/a.md:2:13: error frontmatter.syntax “: ” inside an unquoted value: put the value in quotes
            x/a.md:4:7: information link.unresolved There is no note “gone”: create it, or correct the name
            x/fab.md:4:5: warning link.missing-heading a has no heading “Costs”

            1  error        frontmatter.syntax    1 repaired by --fix-only frontmatter.syntax
            1  warning      link.missing-heading
            1  information  link.unresolved
            3 findings in 3 notes.
            1 of them can be repaired: notes-lsp check --fix
            What a code means: notes-lsp rule frontmatter.syntax
            """  # noqa: E501
        ),
    )


def test_nothing_found(run: Run) -> None:
    assert run("check", vault="//- a.md\n[[b]]\n//- b.md\n") == Outcome(
        0, "Nothing found in 2 notes.\n"
    )


def test_statistics_are_only_the_summary(run: Run) -> None:
    said = run("check", "--statistics", vault=VAULT)
    assert said.code == 1
    assert said.out.splitlines()[:2] == [
        "1  error        frontmatter.syntax    1 repaired by --fix-only frontmatter.syntax",
        "1  warning      link.missing-heading",
    ]


def test_quiet_is_only_the_findings(run: Run) -> None:
    said = run("check", "--quiet", vault=VAULT)
    assert len(said.out.splitlines()) == 3
    assert said.out.startswith("x/a.md:2:13: error ")


def test_hints_are_there_when_asked_for(run: Run) -> None:
    assert "link.inexact" not in run("check", vault=VAULT).out
    assert "hint link.inexact" in run("check", "--min-level", "hint").out
    assert run("check", "--min-level", "error", "--quiet").out.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "warning"], 1),
        (["--fail-on", "error"], 0),
        (["--fail-on", "error,link.missing-heading"], 1),
        (["--fail-on", "link.missing-heading"], 1),
        (["--fail-on", "link.ambiguous"], 0),
        (["--fail-on", "error", "--min-level", "hint"], 0),
        (["--fail-on", "warning", "--min-level", "error"], 0),
        (["--fail-on", "warning", "--exit-zero"], 0),
    ],
)
def test_what_makes_a_check_fail(run: Run, words: list[str], code: int) -> None:
    assert run("check", *words, vault="//- a.md\n[[#Gone]] [[gone]]\n").code == code


@pytest.mark.parametrize("fail_on", ["hint", "link.inexact"])
def test_what_makes_a_check_fail_is_shown(run: Run, fail_on: str) -> None:
    said = run("check", "--fail-on", fail_on, vault="//- a.md\n[[B]]\n//- b.md\n---\ntitle: B\n---")
    assert said == Outcome(0, "Nothing found in 2 notes.\n")
    said = run(
        "check", "--fail-on", fail_on, vault="//- a.md\n[[The B]]\n//- b.md\n---\ntitle: The B\n---"
    )
    assert said.code == 1
    assert "a.md:1:3: hint link.inexact " in said.out


def test_at_most_fifty_of_a_code_are_printed(run: Run) -> None:
    vault = "".join(f"//- {number}.md\n[[gone]] [[#Gone]]\n" for number in range(60))
    lines = run("check", "--min-level", "hint", vault=vault).out.splitlines()
    assert len([line for line in lines if "There is no note" in line]) == 50
    assert "… and 10 more link.missing-heading (--all)" in lines
    assert "… and 10 more link.unresolved (--all)" in lines
    assert "60  hint         link.unresolved" in lines
    said = run("check", "--min-level", "hint", "--all")
    assert said.out.count("There is no note") == 60


def test_the_command_that_repairs_is_the_whole_command(run: Run) -> None:
    said = run(
        "check",
        "--min-level",
        "hint",
        "my notes/b.md",
        vault=text(
            """
        //- my notes/b.md
        [[The C]]
        //- my notes/c.md
        ---
        title: The C
        ---
        """
        ),
    )
    assert (
        "1 of them can be repaired: notes-lsp check --fix --min-level hint 'my notes/b.md'\n"
        in (said.out)
    )


@pytest.mark.parametrize("jobs", ["1", "2", "7"])
def test_any_number_of_processes_gives_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    expected = run("check", "--min-level", "hint", vault=VAULT)
    monkeypatch.setattr(reading, "_FEW_BYTES", 0)
    assert run("check", "--min-level", "hint", "--jobs", jobs) == expected


def test_levels_come_from_the_settings(run: Run) -> None:
    said = run(
        "check",
        vault=text(
            """
            //- .notes-lsp.toml
            [rules]
            "link.unresolved" = "error"
            //- a.md
            [[gone]]
            """
        ),
    )
    assert said.code == 1
    assert "error link.unresolved" in said.out


def test_all_rules_of_a_folder_can_be_turned_off(run: Run) -> None:
    vault = '//- .notes-lsp.toml\nper-path."old/"."*" = "off"\n'
    vault += "//- old/a.md\n[[gone]]\n//- b.md\n[[gone]]\n"
    assert [line.split(":")[0] for line in run("check", vault=vault).out.splitlines()[:2]] == [
        "b.md",
        "",
    ]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            '[rules]\n"link.unresolvd" = "off"\n',
            ".notes-lsp.toml:2: rules: there is no rule 'link.unresolvd': "
            "did you mean 'link.unresolved'?",
        ),
        ('[rules]\n"lnik.*" = "off"\n', "there is no rule 'lnik.*': did you mean 'link.*'?"),
        ('[per-path."x/*"]\n"x.y" = "off"\n', ":2: per-path.x/*: there is no rule 'x.y': "),
        ("[rules\n", ".notes-lsp.toml"),
        ("[lnks]\n", "links"),
    ],
)
def test_wrong_settings_are_told_in_one_line(run: Run, settings: str, message: str) -> None:
    said = run("check", vault=f"//- .notes-lsp.toml\n{settings}//- a.md\n[[gone]]\n")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("notes-lsp: ")
    assert message in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gone"], "gone: there is no such file or folder"),
        (["--root", "gone"], "--root gone: there is no such folder"),
        (["--root", "x", "y"], "y is not below the root "),
        (["--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["--min-level", "all"], "argument --min-level: invalid choice: 'all'"),
        (["--today", "soon"], "argument --today: 'soon' is no date: write YYYY-MM-DD"),
        (["--jobs", "0"], "argument --jobs: '0' is no number of processes"),
        (["--fail-on", "bad"], "--fail-on: 'bad' is neither a level (error, warning, "),
        (["--fail"], "unrecognized arguments: --fail"),
    ],
)
def test_wrong_use_is_told_in_one_line(run: Run, words: list[str], message: str) -> None:
    said = run("check", *words, vault=VAULT)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {message}")
    assert said.err.count("\n") == 1


def test_a_note_that_vanishes_while_others_are_read_is_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a folder or a pipe is in its place by then."""

    def late(root: Path, paths: Sequence[NotePath], max_size: int) -> object:
        (tmp_path / "b.md").unlink()
        (tmp_path / "c.md").unlink()
        (tmp_path / "c.md").mkdir()
        return read_batch(root, paths, max_size)

    monkeypatch.setattr(reading, "read_batch", late)
    said = run("check", vault="//- a.md\n[[b]]\n//- b.md\n//- c.md\n")
    assert said.out.startswith("a.md:1:3: information link.unresolved There is no note “b”")
    assert "1 finding in 1 note.\n" in said.out


def test_a_note_is_too_large_by_its_bytes(run: Run, tmp_path: Path) -> None:
    """Its name still is one: a link to it leads there."""
    vault = "//- a.md\n[[b]] [[c]]\n//- b.md\n//- c.md\n//- .notes-lsp.toml\nfiles.max-size = 40\n"
    run("check", vault=vault)
    (tmp_path / "b.md").write_text("é" * 30 + "[[gone]]", encoding="utf-8")
    (tmp_path / "c.md").write_text("e" * 30 + "[[gone]]", encoding="utf-8")
    said = run("check", "--quiet")
    assert [line.partition(" There")[0] for line in said.out.splitlines()] == [
        "b.md:1:1: warning note.encoding This file is larger than 40 bytes (files.max-size) and was"
        " skipped",
        "c.md:1:33: information link.unresolved",
    ]
