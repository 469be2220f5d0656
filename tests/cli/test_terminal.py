"""What is shown on terminals: colours where they are wanted, and no control characters."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.text import write_text
from notes_lsp.cli.progress import Progress, show_progress
from notes_lsp.cli.report import Report
from notes_lsp.cli.terminal import printable, style_for
from notes_lsp.vault.paths import NotePath
from tests.cli.conftest import Run


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("terminal", "names", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "0"}, False),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_when_there_are_colours(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, names: dict[str, str], coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert style_for(Terminal() if terminal else io.StringIO()).coloured is coloured


def test_colours_set_off_the_level_and_the_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    said = run("check", "--quiet", vault="//- a.md\n[[#Gone]]\n")
    assert said.out == (
        "a.md:1:4: \x1b[33mwarning\x1b[0m \x1b[1mlink.missing-heading\x1b[0m "
        "This note has no heading “Gone”\n"
    )


def test_how_long_it_took_is_for_those_who_look() -> None:
    outs = [Terminal(), io.StringIO()]
    for out in outs:
        write_text(Report([], [(Path(), NotePath("a.md"))] * 3, 1.25), Options(), out)
    assert [out.getvalue() for out in outs] == [
        "Nothing found in 3 notes (1.2 s).\n",
        "Nothing found in 3 notes.\n",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("é 🗂️ ثغرات \u200c\u200d\u2068\u2069", "é 🗂️ ثغرات \u200c\u200d\u2068\u2069"),
        ("\x1b[2J\x9b", "\\x1b[2J\\x9b"),
        ("a\r\nb\tc\0", "a\\r\\nb\\tc\\x00"),
        ("\u202e\u2066\u2028", "\\u202e\\u2066\\u2028"),
        ("\udce9", "\\udce9"),
    ],
)
def test_what_moves_a_cursor_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_short_work_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(shown=True)
    progress.begin("Reading", 3)
    progress.advance()
    progress.end()
    assert capsys.readouterr() == ("", "")


def test_long_work_shows_a_bar_on_stderr_that_is_gone_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = itertools.count()
    monkeypatch.setattr("notes_lsp.cli.progress.time.monotonic", lambda: next(seconds))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    progress = Progress(shown=True)
    progress.begin("Reading", 4)
    progress.advance(2)
    progress.begin("Checking", 10)
    progress.advance(5)
    progress.end()
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading" in err
    assert "Checking" in err
    assert err.endswith("\x1b[2K")


@pytest.mark.parametrize(
    ("terminal", "ci", "shown"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_nobody_sees_a_bar_in_ci_and_pipes(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, ci: str, shown: bool
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr("sys.stderr", Terminal() if terminal else io.StringIO())
    with show_progress() as progress:
        assert progress._shown is shown
