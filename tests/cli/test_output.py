"""`--output` and `--config`: files that are named on the command line."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import Outcome
from tests.vault.files import put

VAULT = "//- a.md\n[[gone]] [[#Gone]]\n"


def test_the_report_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    said = run("check", vault=VAULT)
    assert run("check", "--output", "report.txt") == Outcome(1, "")
    assert (tmp_path / "report.txt").read_text() == said.out
    run("check", "--format", "json", "--output", "report.txt")
    assert json.loads((tmp_path / "report.txt").read_text())["version"] == 1
    assert sorted(os.listdir(tmp_path)) == [".notes-lsp.toml", "a.md", "report.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_file_has_the_mode_of_new_files_or_keeps_its_own(run: Run, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run("check", "--output", "report.txt", vault=VAULT)
    finally:
        os.umask(before)
    file = tmp_path / "report.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    file.chmod(0o604)
    run("check", "--output", "report.txt")
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


def test_a_file_that_can_not_be_written_is_told(run: Run, tmp_path: Path) -> None:
    said = run("check", "--output", "no/report.txt", vault=VAULT)
    assert said == Outcome(2, "", "notes-lsp: no/report.txt: No such file or directory\n")
    assert run("check", "--output", ".") == Outcome(2, "", "notes-lsp: .: Is a directory\n")


def test_a_report_and_a_patch_go_to_different_places(run: Run, tmp_path: Path) -> None:
    vault = '//- a.md\n<a class="yt-timestamp" data-t="2:31">[00:02:31]</a>\n'
    said = run("check", "--diff", "--output", "report.txt", vault=vault)
    assert said.out.startswith("--- a/a.md\n")
    assert "timestamp.parts" in (tmp_path / "report.txt").read_text()


def test_settings_of_another_file(run: Run, tmp_path: Path) -> None:
    put(tmp_path / "ci" / "strict.toml", '[rules]\n"link.unresolved" = "error"\n')
    put(tmp_path / "ci" / "pyproject.toml", '[tool.notes-lsp.rules]\n"link" = {unresolved="off"}\n')
    assert "error link.unresolved" in run("check", "--config", "ci/strict.toml", vault=VAULT).out
    said = run("check", "--config", "ci/pyproject.toml")
    assert "link.missing-heading" in said.out
    assert "link.unresolved" not in said.out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "x.toml: there is no such file"),
        ("[rules", "x.toml:1: "),
        ('[rules]\n"x.y" = "off"\n', "x.toml:2: rules: there is no rule 'x.y': "),
    ],
)
def test_wrong_settings_of_another_file(
    run: Run, tmp_path: Path, text: str | None, message: str
) -> None:
    if text is not None:
        put(tmp_path / "x.toml", text)
    said = run("check", "--config", "x.toml", vault=VAULT)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {message}")
