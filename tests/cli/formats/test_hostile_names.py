"""Names of files that hold control characters, line ends, what turns text round, and bytes that are
no UTF-8: in no format do they reach a terminal, or begin a line of their own."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from notes_lsp.cli.formats import FORMATS
from notes_lsp.cli.main import main

NAMES = [
    "esc\x1b[2J.md",
    "bell\x07.md",
    "delete\x7f.md",
    "line\n::error::forged.md",
    "return\r##vso[forged].md",
    "tab\t.md",
    "c1\x9b2J.md",
    "separator\u2028.md",
    "round\u202e.md",
    "byte\udcff.md",
]

UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is a vault in which each note has a finding."""
    if sys.platform != "linux":
        pytest.skip("elsewhere no file can have such a name")
    (tmp_path / ".notes-lsp.toml").touch()
    for name in NAMES:
        with open(os.fsencode(tmp_path) + b"/" + os.fsencode(name), "wb") as file:
            file.write(b"[[#gone]] [[gone\x1b[2J]]\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("format_name", FORMATS)
def test_no_name_reaches_a_terminal_as_it_is(
    format_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--format", format_name, "--min-level", "hint", "--all"])
    written = capsys.readouterr()
    assert written.err == ""
    assert written.out.count("link.missing-heading") >= len(NAMES)
    assert UNFIT.findall(written.out) == []
    assert not re.search("^(::error::|##vso.forged)", written.out, re.M)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    "words",
    [
        ["unresolved", "--all"],
        ["timestamps", "list", "."],
        ["check", "--fix", "--diff"],
        ["check", "--fix"],
        ["check", "--statistics"],
        ["move", NAMES[0], NAMES[1]],
        ["rename", NAMES[0], NAMES[1]],
        ["rename", NAMES[3], "x\x1b"],
        ["check", NAMES[0]],
        ["check", "gone" + NAMES[3]],
        ["check", "--root", NAMES[0]],
    ],
    ids=" ".join,
)
def test_what_is_said_of_files_is_fit_for_a_terminal(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(words)
    written = capsys.readouterr()
    assert UNFIT.findall(written.out + written.err) == []
    assert not re.search("^(::error::|##vso.forged)", written.out + written.err, re.M)
