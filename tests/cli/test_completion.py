"""`notes-lsp completion`: what shells make of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from notes_lsp.cli.formats import FORMATS
from notes_lsp.cli.main import COMMANDS
from notes_lsp.rules.codes import CODES
from tests.cli.conftest import Run

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")

COMPLETE = """
source ./script
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
$(complete -p notes-lsp | sed 's/.*-F \\([^ ]*\\).*/\\1/')
printf '%s\\n' "${COMPREPLY[@]}"
"""


@needs_bash
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([""], set(COMMANDS)),
        (["check", "--fail"], {"--fail-on"}),
        (["check", "--format", ""], set(FORMATS)),
        (
            ["check", "--select", "link.mis"],
            {code for code in CODES if code.startswith("link.mis")},
        ),
        (["rule", "timestamp.pa"], {"timestamp.parts"}),
        (["check", "a-no"], {"a-note.md"}),
        (["timestamps", "sh"], {"shift"}),
    ],
)
def test_bash_completes(run: Run, tmp_path: Path, words: list[str], expected: set[str]) -> None:
    (tmp_path / "script").write_text(
        run("completion", "bash", vault="//- a-note.md\n").out, encoding="utf-8"
    )
    ran = subprocess.run(
        ["bash", "--norc", "-c", COMPLETE, "bash", "notes-lsp", *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (set(ran.stdout.split()), ran.stderr) == (expected, "")


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_scripts_of_all_commands(run: Run, shell: str) -> None:
    said = run("completion", shell)
    assert said.code == 0
    assert all(name in said.out for name in COMMANDS)


def test_the_same_on_every_run(run: Run) -> None:
    assert run("completion", "bash") == run("completion", "bash")


def test_another_shell_is_wrong_use(run: Run) -> None:
    assert run("completion", "cmd").code == 2
