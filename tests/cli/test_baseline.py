"""`--baseline` and `--write-baseline`: findings that a team lives with."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.cli.baseline_file import Baseline
from notes_lsp.cli.fingerprints import Key
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text
from tests.vault.files import put

VAULT = """
//- x/a.md
[[gone]] [[#Costs]] [[#Costs]]
//- x/b.md
[[lost]]
//- c.md
Nothing is wrong here.
"""
FILE = ".notes-lsp-baseline"
WRITTEN = text(
    """
    notes-lsp baseline 1
    x/a.md\tlink.missing-heading:a26e397a*2 link.unresolved:4a1ecafa
    x/b.md\tlink.unresolved:a5ad47fb
    """
)


@pytest.fixture
def known(run: Run) -> Run:
    """Check what is not in a baseline of `VAULT`."""
    said = run("check", "--write-baseline", vault=VAULT)
    assert said == Outcome(0, "", f"wrote 4 findings of 2 notes to {FILE}\n")

    def known(*words: str) -> Outcome:
        return run("check", "--baseline", FILE, "--quiet", *words)

    return known


def test_the_file_is_text_with_a_line_for_each_note(known: Run, tmp_path: Path) -> None:
    assert (tmp_path / FILE).read_text() == WRITTEN


def test_what_is_known_is_left_out_and_fails_nothing(known: Run, run: Run) -> None:
    assert run("check").code == 1
    assert known() == Outcome(0, "")
    assert known("--min-level", "hint") == Outcome(0, "")


def test_what_is_more_is_told(known: Run, tmp_path: Path) -> None:
    put(tmp_path / "x" / "a.md", "Above.\n[[#Costs]]\n[[gone]] [[#Costs]] [[#Costs]]\n")
    assert known().out == (
        "x/a.md:3:24: warning link.missing-heading This note has no heading “Costs”\n"
    )
    assert known().code == 1


def test_what_is_gone_is_told_and_dropped(known: Run, run: Run, tmp_path: Path) -> None:
    put(tmp_path / "x" / "a.md", "[[gone]] [[#Costs]]\n")
    (tmp_path / "x" / "b.md").unlink()
    said = known()
    assert said == Outcome(
        0, "", f"{FILE}: 2 findings are no longer there: --write-baseline drops what is gone\n"
    )
    run("check", "--baseline", FILE, "--write-baseline")
    assert known() == Outcome(0, "")
    assert (tmp_path / FILE).read_text().splitlines()[1:] == [
        "x/a.md\tlink.missing-heading:a26e397a link.unresolved:4a1ecafa"
    ]


def test_one_is_one(run: Run) -> None:
    said = run("check", "--write-baseline", vault="//- a.md\n[[gone]]\n")
    assert said.err == f"wrote 1 finding of 1 note to {FILE}\n"


def test_notes_that_are_not_looked_at_stay_known(known: Run, run: Run, tmp_path: Path) -> None:
    assert known("x/b.md") == Outcome(0, "")
    put(tmp_path / "c.md", "[[new]]\n")
    run("check", "--write-baseline", FILE, "c.md")
    lines = (tmp_path / FILE).read_text().splitlines()
    assert [line.partition("\t")[0] for line in lines[1:]] == ["c.md", "x/a.md", "x/b.md"]
    assert known() == Outcome(0, "")


def test_a_note_that_moved_is_known(known: Run, tmp_path: Path) -> None:
    (tmp_path / "x" / "a.md").rename(tmp_path / "y.md")
    (tmp_path / "x" / "b.md").rename(tmp_path / "b.md")
    assert known() == Outcome(0, "")


def test_a_new_note_is_not_taken_for_one_that_went(known: Run, tmp_path: Path) -> None:
    (tmp_path / "x" / "b.md").unlink()
    put(tmp_path / "new.md", "[[lost]]\n")
    assert known().out.startswith("new.md:1:3: information link.unresolved ")


def test_paths_are_from_the_file(known: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("x")
    assert known("--baseline", f"../{FILE}") == Outcome(0, "")


def test_other_files_are_not_written_over(run: Run, tmp_path: Path) -> None:
    said = run("check", "--write-baseline", "x/a.md", vault=VAULT)
    assert said == Outcome(2, "", "notes-lsp: x/a.md is no baseline: --write-baseline writes one\n")
    assert (tmp_path / "x" / "a.md").read_text().startswith("[[gone]]")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (None, ".notes-lsp-baseline: No such file or directory"),
        (b"caf\xe9", ".notes-lsp-baseline is no baseline: --write-baseline writes one"),
        (b"", ".notes-lsp-baseline is no baseline: --write-baseline writes one"),
        (
            b"notes-lsp baseline 1\na.md\tx.y:zz\n",
            ".notes-lsp-baseline:2: a baseline has no 'x.y:zz': --write-baseline writes it anew",
        ),
    ],
)
def test_what_is_no_baseline_is_told(
    run: Run, tmp_path: Path, written: bytes | None, message: str
) -> None:
    if written is not None:
        (tmp_path / FILE).write_bytes(written)
    said = run("check", "--baseline", FILE, vault=VAULT)
    assert said == Outcome(2, "", f"notes-lsp: {message}\n")


def test_lines_that_a_merge_left_twice_count_once(known: Run, tmp_path: Path) -> None:
    put(tmp_path / FILE, WRITTEN + WRITTEN.partition("\n")[2].replace("\n", "\r\n"))
    assert known() == Outcome(0, "")


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
KEYS = st.builds(
    Key, st.sampled_from(["x.y", "a.b-c"]), st.from_regex("[0-9a-f]{8}", fullmatch=True)
)


@given(st.dictionaries(NAMES, st.dictionaries(KEYS, st.integers(1, 9), min_size=1), max_size=4))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, notes: dict[str, dict[Key, int]]
) -> None:
    place = tmp_path_factory.mktemp("known") / FILE
    written = Baseline(place, {name: Counter(counts) for name, counts in notes.items()})
    written.notes[os.fsdecode(b"caf\xe9")] = Counter([Key("x.y", "0")])
    written.write()
    assert Baseline.read(place).notes == written.notes
