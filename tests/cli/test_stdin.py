"""`check --stdin`: one note as an editor has it, in the vault on disk."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text

VAULT = """
//- x/fab.md
---
title: The fab
---
[[a#Costs]]
//- x/a.md
# Costs
"""


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What is on stdin."""
    data = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data))
    return data


def check(run: Run, typed: io.BytesIO, what: bytes | str, *words: str) -> Outcome:
    typed.write(what.encode() if isinstance(what, str) else what)
    typed.seek(0)
    return run("check", "--stdin", "--stdin-filename", *words, vault=VAULT)


def test_the_text_is_checked_in_place_of_the_file(
    run: Run, typed: io.BytesIO, tmp_path: Path
) -> None:
    said = check(run, typed, "[[gone]] [[fab#Costs]]\n", "x/a.md", "--quiet")
    assert said.out == text(
        """
        x/a.md:1:3: information link.unresolved There is no note “gone”: create it, or correct the name
        x/a.md:1:16: warning link.missing-heading fab has no heading “Costs”
        """  # noqa: E501
    )
    assert said.code == 1
    assert (tmp_path / "x" / "a.md").read_text() == "# Costs\n"


def test_the_note_need_not_be_there_yet(run: Run, typed: io.BytesIO) -> None:
    said = check(run, typed, "[[fab]]", "x/new.md")
    assert said == Outcome(0, "Nothing found in 1 note.\n")


@pytest.mark.parametrize("name", ["x", "", "."])
def test_a_folder_is_no_note(run: Run, typed: io.BytesIO, name: str) -> None:
    said = check(run, typed, "[[fab]]", name)
    assert said == Outcome(2, "", f"notes-lsp: --stdin-filename {name}: that is a folder\n")


def test_the_command_that_repairs_is_for_the_same_text(run: Run, typed: io.BytesIO) -> None:
    said = check(run, typed, "[[The fab]]", "x/a.md", "--min-level", "hint")
    assert (
        "1 of them can be repaired: "
        "notes-lsp check --fix --min-level hint --stdin --stdin-filename x/a.md\n"
    ) in said.out


def test_the_repaired_text_is_printed(run: Run, typed: io.BytesIO, tmp_path: Path) -> None:
    said = check(
        run,
        typed,
        "\ufeff[[The fab]]\r\n[[x]]",
        "x/a.md",
        "--fix",
        "--min-level",
        "hint",
        "--quiet",
    )
    assert said.out == "\ufeff[[fab | The fab]]\r\n[[x]]"
    assert said.err == text(
        """
        repairing 1 link.inexact
        x/a.md:2:3: information link.unresolved There is no note “x”: create it, or correct the name
        """
    )
    assert (tmp_path / "x" / "a.md").read_text() == "# Costs\n"


def test_what_needs_no_repair_is_printed_too(run: Run, typed: io.BytesIO) -> None:
    assert check(run, typed, "As it is", "x/a.md", "--fix").out == "As it is"


def test_the_patch_of_the_repair(run: Run, typed: io.BytesIO) -> None:
    said = check(run, typed, "[[The fab]]", "x/a.md", "--diff", "--min-level", "hint")
    assert said.out.startswith("--- a/x/a.md\n+++ b/x/a.md\n@@ -1 +1 @@\n-[[The fab]]\n")


@pytest.mark.parametrize(
    ("what", "words", "message"),
    [
        (b"caf\xe9", ["a.md"], "--stdin: This file is not UTF-8"),
        (b"\xff\xfea\0", ["a.md"], "--stdin: This file is UTF-16: save it as UTF-8"),
        (b"", ["y/a.md"], "--stdin-filename y/a.md: there is no such folder"),
        (b"", ["a.md", "x"], "--stdin takes no paths besides --stdin-filename"),
        (b"", ["a.md", "--root", "x"], "--stdin-filename a.md is not below the root "),
    ],
)
def test_what_can_not_be_is_told(
    run: Run, typed: io.BytesIO, what: bytes, words: list[str], message: str
) -> None:
    said = check(run, typed, what, *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {message}")


@pytest.mark.parametrize("words", [["--stdin"], ["--stdin-filename", "a.md"]])
def test_both_options_are_needed(run: Run, words: list[str]) -> None:
    said = run("check", *words, vault=VAULT)
    assert said == Outcome(2, "", "notes-lsp: --stdin and --stdin-filename go together\n")
