"""The program itself: commands, wrong use, and ends that are no fault of ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from notes_lsp import __version__
from notes_lsp.cli import main as program
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, environment, start
from tests.vault.files import put


@pytest.mark.parametrize("word", ["--version", "-V", "version"])
def test_the_version(run: Run, word: str) -> None:
    assert run(word) == Outcome(0, f"notes-lsp {__version__}\n")


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_names_the_commands_with_examples(run: Run, word: str) -> None:
    said = run(word)
    assert said.code == 0
    for name in program.COMMANDS:
        assert f"  {name}" in said.out
    assert "examples:\n  notes-lsp init " in said.out


@pytest.mark.parametrize("name", program.COMMANDS)
def test_each_command_has_help(run: Run, name: str) -> None:
    said = run(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"usage: notes-lsp {name} ")


def test_help_of_check_has_examples_and_exit_codes(run: Run) -> None:
    said = run("check", "--help")
    assert "exit codes: 0 " in said.out
    assert "examples:\n  notes-lsp check " in said.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["chekc"], "there is no command 'chekc': did you mean 'check'?"),
        (["bake"], "there is no command 'bake': see notes-lsp --help"),
        (["."], "there is no command '.': see notes-lsp check ."),
        (["check", "--all", "--nonsense"], "unrecognized arguments: --nonsense: see "),
        (["rule", "a", "b"], "unrecognized arguments: b: see notes-lsp rule --help"),
        (["serve", "--tcp"], "argument --tcp: expected one argument: see "),
    ],
)
def test_wrong_use_is_told_in_one_line(run: Run, words: list[str], message: str) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {message}")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["--stdio"], ["serve"], ["serve", "--stdio"]])
def test_an_editor_gets_the_server(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr("notes_lsp.cli.serve.run", lambda arguments: 7)
    assert run(*words).code == 7


def test_somebody_at_a_terminal_gets_help(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert run().out.startswith("usage: notes-lsp ")


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("notes_lsp.cli.rule.run", interrupt)
    assert run("rule") == Outcome(130, "")


def vault_with(folder: Path, count: int, line: str = "[[gone]] [[#Gone]]\n") -> Path:
    for number in range(count):
        put(folder / f"{number}.md", line)
    return folder


def test_nobody_who_reads_on_is_no_error(tmp_path: Path) -> None:
    vault_with(tmp_path, 2000)
    process = subprocess.Popen(
        [sys.executable, "-m", "notes_lsp", "check", "--all"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 130


INTERRUPTED = """
import os, signal, sys
from notes_lsp.cli import main, reading

def interrupt(root, paths, max_size):
    "Ctrl-C, while a process reads: it reaches all of them."
    os.killpg(0, signal.SIGINT)
    return []

# What starts the tests in the background may have told all of them to ignore it.
signal.signal(signal.SIGINT, signal.default_int_handler)
reading._FEW_BYTES = 0
reading.read_packed_batch = interrupt
sys.exit(main.main(["check", "--jobs", "2"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_ctrl_c_while_processes_read_ends_quietly(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        cwd=vault_with(tmp_path, 5),
        env=environment(),
        capture_output=True,
        start_new_session=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_a_process_that_is_killed_is_told_in_one_line(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.replace("os.killpg(0, signal.SIGINT)", "os._exit(1)")],
        cwd=vault_with(tmp_path, 5),
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    message = b"notes-lsp: a process was killed while it read notes: try --jobs 1\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, b"", message)


KILLED = """
import os, signal
from notes_lsp.cli.processes import map_in_processes

def wait_for_ever(number):
    "One of two processes ends the one that they work for, and goes on."
    if number == 0:
        os.kill(os.getppid(), signal.SIGKILL)
    signal.pause()

list(map_in_processes(wait_for_ever, [0, 1], 2))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_no_process_outlives_the_one_that_it_works_for(tmp_path: Path) -> None:
    # It comes back when nobody can write into its pipe any more.
    ended = subprocess.run(
        [sys.executable, "-c", KILLED], env=environment(), capture_output=True, timeout=60
    )
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_a_terminal_without_our_characters_is_no_error(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    put(tmp_path / "é.md", "[[ثغرات]]")
    ended = start("check", cwd=tmp_path, changes=changes)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"link.unresolved" in ended.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no shell for this")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_missing_pipes_are_no_error(tmp_path: Path, closed: str) -> None:
    put(tmp_path / "a.md", "[[gone]]")
    ended = subprocess.run(
        ["sh", "-c", f'"$0" -m notes_lsp check {closed}', sys.executable],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    put(tmp_path / "a.md", "[[gone]]")
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "notes_lsp", "check"],
            cwd=tmp_path,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr == b"notes-lsp: No space left on device\n"


@pytest.mark.parametrize(
    "words", [["check", "--fix"], ["check", "--format", "sarif"], ["config", "show"]]
)
def test_no_module_in_a_vault_is_loaded(tmp_path: Path, words: list[str]) -> None:
    put(tmp_path / "a.md", "---\ntitle: A: b\nx: [1]\n---\n[[gone]] <a data-t='1'></a>")
    for name in ("yaml", "msgspec", "pathspec", "json", "argparse", "tomllib", "rich", "pathlib"):
        put(tmp_path / f"{name}.py", "import os; os.write(1, b'LOADED'); os._exit(9)")
    ended = start(*words, cwd=tmp_path)
    assert ended.returncode in (0, 1)
    assert b"LOADED" not in ended.stdout
