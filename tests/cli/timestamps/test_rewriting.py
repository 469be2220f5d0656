"""`timestamps shift` and `convert`: what is written, what is shown, and what is left alone."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

import pytest

from notes_lsp.cli.timestamps import rewriting
from notes_lsp.syntax.notations import WRITTEN, anchor
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.replace import Refused, replace_note
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome

VIDEO = "3ezFd3x718A"
MATTER = f"---\nvideoId: {VIDEO}\n---\n"
A, B = anchor(65), anchor(75)
VAULT = f"//- x/a.md\n{MATTER}Said {A}.\n//- x/b.md\n{MATTER}[00:01:05]\n"


def read(folder: Path, name: str = "x/a.md") -> str:
    return (folder / name).read_bytes().decode()


def test_shift(run: Run, tmp_path: Path) -> None:
    said = run("timestamps", "shift", "--by", "10", "x", vault=VAULT)
    assert said == Outcome(0, "2 timestamps in 2 notes shifted.\n", "")
    assert read(tmp_path) == f"{MATTER}Said {B}.\n"
    assert read(tmp_path, "x/b.md") == f"{MATTER}[00:01:15]\n"


@pytest.mark.parametrize(
    ("by", "seconds"),
    [
        (["--by", "-5"], 60),
        (["--by", "-0:05"], 60),
        (["--by=-00:00:05"], 60),
        (["--by", "+1m5s"], 130),
        (["--by", "1:00"], 125),
    ],
)
def test_how_far(run: Run, tmp_path: Path, by: list[str], seconds: int) -> None:
    run("timestamps", "shift", *by, "x/a.md", vault=VAULT)
    assert read(tmp_path) == f"{MATTER}Said {anchor(seconds)}.\n"


@pytest.mark.parametrize("by", ["x", "", "-", "--5", "1:99", "01:00:00:00"])
def test_what_is_no_time(run: Run, by: str) -> None:
    said = run("timestamps", "shift", "--by", by, "x/a.md", vault=VAULT)
    assert said.code == 2
    assert said.err == (
        f"notes-lsp: argument --by: {by!r} is no time: write 90, -90, 1:30 or 1:00:00: "
        "see notes-lsp timestamps shift --help\n"
    )


def test_no_note_goes_below_zero(run: Run, tmp_path: Path) -> None:
    vault = f"{VAULT}//- x/c.md\n{MATTER}[00:01:05] {anchor(9)}\n"
    said = run("timestamps", "shift", "--by", "-10", "x", vault=vault)
    assert said == Outcome(
        1,
        "2 timestamps in 2 notes shifted.\n",
        "x/c.md:4:12: 00:00:09 would be moved before the beginning of the video: "
        "nothing in this note was changed\n",
    )
    assert read(tmp_path, "x/c.md") == f"{MATTER}[00:01:05] {anchor(9)}\n"


def test_only_a_section(run: Run, tmp_path: Path) -> None:
    vault = f"//- a.md\n{MATTER}{A}\n## Costs {A}\n### Rent\n{A}\n## Gains\n{A}\n//- b.md\n{A}\n"
    said = run(
        "timestamps", "shift", "--by", "10", "--section", "costs [00:01:05]", ".", vault=vault
    )
    assert said == Outcome(
        1,
        "2 timestamps in 1 note shifted.\n",
        "1 note without a heading “costs [00:01:05]” left alone\n",
    )
    assert read(tmp_path, "a.md") == (f"{MATTER}{A}\n## Costs {B}\n### Rent\n{B}\n## Gains\n{A}\n")


def test_convert(run: Run, tmp_path: Path) -> None:
    said = run("timestamps", "convert", "--to", "anchor", "x", vault=VAULT)
    assert said == Outcome(0, "1 timestamp in 1 note converted.\n", "")
    assert read(tmp_path, "x/b.md") == f"{MATTER}{A}\n"


def test_convert_only_one_notation(run: Run, tmp_path: Path) -> None:
    words = ("convert", "--to", "logseq", "--from", "bracket", "x")
    said = run("timestamps", *words, vault=VAULT)
    assert said.out == "1 timestamp in 1 note converted.\n"
    assert read(tmp_path, "x/b.md") == f"{MATTER}{{{{youtube-timestamp 65}}}}\n"
    assert read(tmp_path) == f"{MATTER}Said {A}.\n"


def test_what_is_left_alone_is_told_once_for_each_reason(run: Run) -> None:
    broken = "<a class='yt-timestamp' data-t='00:01:05'></a>"
    vault = f"//- a.md\n{MATTER}{broken} é {A} {broken} {anchor(5, 6)}\n"
    said = run("timestamps", "convert", "--to", "bracket", "a.md", vault=vault)
    assert said == Outcome(
        1,
        "1 timestamp in 1 note converted.\n",
        "a.md:4:1: left alone, and 1 more of this note: it is broken\n"
        f"a.md:4:{len(f'{broken} é {A} {broken} ') + 1}: "
        "left alone: it shows 00:00:06 and leads to 00:00:05\n",
    )


def test_no_more_is_told_than_people_read(run: Run) -> None:
    notes = "".join(f"//- {number:02}.md\n{A} {anchor(1, 2)}\n" for number in range(60))
    words = ("timestamps", "convert", "--to", "logseq", ".")
    lines = run(*words, vault=notes).err.splitlines()
    assert (len(lines), lines[-1]) == (51, "… and 10 more (--all)")
    assert len(run(*words, "--all").err.splitlines()) == 60


def test_a_dry_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    said = run("timestamps", "shift", "--by", "10", "x", "--dry-run", vault=VAULT)
    assert said == Outcome(0, "2 timestamps in 2 notes would be shifted.\n", "")
    assert read(tmp_path) == f"{MATTER}Said {A}.\n"


def test_a_diff_is_a_patch_that_git_takes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{MATTER}{A}\r\nSaid\n[00:01:05] é".encode()
    run("check", vault="//- b.md\n")
    (tmp_path / "a b.md").write_bytes(text)
    said = run("timestamps", "shift", "--by", "10", "a b.md", "--diff")
    assert (tmp_path / "a b.md").read_bytes() == text
    subprocess.run(
        ["git", "apply", "-"], input=said.out.encode(), cwd=tmp_path, check=True, timeout=60
    )
    assert (tmp_path / "a b.md").read_bytes() == text.replace(b"01:05", b"01:15")


def test_a_patch_is_for_what_lies_below(run: Run, tmp_path: Path) -> None:
    run("check", vault=VAULT)
    words = ("timestamps", "shift", "--by", "10", str(tmp_path / "x" / "a.md"), "--diff")
    (tmp_path / "y").mkdir()
    with contextlib.chdir(tmp_path / "y"):
        said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("notes-lsp: --diff: ../x/a.md is not below this folder")


def test_a_note_and_a_link_to_it_are_changed_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    words = ("timestamps", "shift", "--by", "10", ".")
    vault = f"//- b.md\n{A}\n"
    diff = run(*words, "--diff", vault=vault)
    assert [line for line in diff.out.splitlines() if line.startswith("---")] == ["--- a/b.md"]
    assert run(*words) == Outcome(0, "1 timestamp in 1 note shifted.\n", "")
    assert read(tmp_path, "b.md") == f"{B}\n"
    assert (tmp_path / "a.md").is_symlink()


def test_a_note_that_changes_meanwhile_is_left_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_first(root: Path, path: NotePath, old: str, new: str) -> Refused | None:
        (root / path).write_text("somebody else was here")
        return replace_note(root, path, old, new)

    monkeypatch.setattr(rewriting, "replace_note", change_first)
    said = run("timestamps", "shift", "--by", "10", "x/a.md", vault=VAULT)
    assert said == Outcome(
        1,
        "0 timestamps in 0 notes shifted.\n",
        "x/a.md was left alone: it has changed meanwhile\n",
    )
    assert read(tmp_path) == "somebody else was here"


def test_a_note_that_is_no_utf8_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("check", vault="//- b.md\n")
    (tmp_path / "a.md").write_bytes(f"{MATTER}{A} caf".encode() + b"\xe9")
    said = run("timestamps", "shift", "--by", "10", "a.md")
    assert said.code == 1
    assert said.err == ("a.md was left alone: This file is not UTF-8: the byte 0xe9 stands here\n")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["shift", "x"], "the following arguments are required: --by: see "),
        (["convert", "x"], "the following arguments are required: --to: see "),
        (["convert", "--to", "wikilink", "x"], "argument --to: invalid choice: 'wikilink'"),
        (["shift", "--by", "1", "gone.md"], "gone.md: there is no such file or folder\n"),
        ([], "the following arguments are required: shift|convert|list: see "),
    ],
)
def test_wrong_use_is_told_in_one_line(run: Run, words: list[str], complaint: str) -> None:
    said = run("timestamps", *words, vault=VAULT)
    assert said.code == 2
    assert said.err.startswith(f"notes-lsp: {complaint}")
    assert said.err.count("\n") == 1


def test_the_help_shows_each_notation(run: Run) -> None:
    said = run("timestamps", "convert", "--help", vault=VAULT)
    for notation in WRITTEN:
        assert f"\n  {notation} " in said.out
