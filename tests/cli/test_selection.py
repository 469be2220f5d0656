"""`--select`, `--ignore`, `--min-level`, `--fix-only`: which findings a check is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import Outcome

VAULT = """
//- a.md
---
videoId: aB3_dE-gH1k
---
[[gone]] [[#Costs]] [[The fab]]
<a class="yt-timestamp" data-t="2:31">[00:02:31]</a>
//- fab.md
---
title: The fab
---
"""
UNRESOLVED, HEADING, INEXACT, STAMP = (
    "link.unresolved",
    "link.missing-heading",
    "link.inexact",
    "timestamp.parts",
)


def codes(said: Outcome) -> list[str]:
    return [line.split()[2] for line in said.out.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], [UNRESOLVED, HEADING, STAMP]),
        (["--select", "link"], [UNRESOLVED, HEADING, INEXACT]),
        (["--select", "link.inexact"], [INEXACT]),
        (["--select", "link.inexact,timestamp"], [INEXACT, STAMP]),
        (["--select", "link.inexact", "--select", "timestamp.parts"], [INEXACT, STAMP]),
        (["--select", "link", "--ignore", "link.inexact, link.unresolved"], [HEADING]),
        (["--select", "link", "--min-level", "information"], [UNRESOLVED, HEADING]),
        (["--min-level", "hint", "--ignore", "timestamp"], [UNRESOLVED, HEADING, INEXACT]),
        (["--min-level", "warning"], [HEADING, STAMP]),
        (["--fail-on", "link.inexact"], [UNRESOLVED, HEADING, INEXACT, STAMP]),
        (["--fail-on", "link.inexact", "--ignore", "link"], [STAMP]),
    ],
)
def test_what_is_reported(run: Run, words: list[str], expected: list[str]) -> None:
    assert codes(run("check", "--quiet", *words, vault=VAULT)) == expected


def test_what_is_left_out_makes_no_check_fail(run: Run) -> None:
    assert run("check", vault=VAULT).code == 1
    assert run("check", "--ignore", "link.missing-heading,timestamp").code == 0
    assert run("check", "--select", "link.unresolved").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--select", "link.unresolvd"], "--select: there is no rule 'link.unresolvd': did you "),
        (["--ignore", "lnk"], "--ignore: there is no rule 'lnk': did you mean 'link'?"),
        (["--fix-only", "link,"], "--fix-only: there is no rule '': notes-lsp rule lists them all"),
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix, --fix-only or --diff"),
    ],
)
def test_wrong_codes_are_told(run: Run, words: list[str], message: str) -> None:
    said = run("check", *words, vault=VAULT)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {message}")


FIXED_LINK, FIXED_STAMP = "[[fab | The fab]]", 'data-t="00:02:31"'


@pytest.mark.parametrize(
    ("words", "link", "stamp"),
    [
        (["--fix"], False, True),
        (["--fix", "--min-level", "hint"], True, True),
        (["--fix", "--select", "link"], True, False),
        (["--fix", "--ignore", "timestamp"], False, False),
        (["--fix-only", "link.inexact"], True, False),
        (["--fix-only", "link,timestamp"], True, True),
        (["--fix", "--fix-only", "timestamp.parts"], False, True),
    ],
)
def test_what_is_repaired(
    run: Run, tmp_path: Path, words: list[str], link: bool, stamp: bool
) -> None:
    run("check", *words, vault=VAULT)
    text = (tmp_path / "a.md").read_text()
    assert (FIXED_LINK in text, FIXED_STAMP in text) == (link, stamp)


def test_repairing_one_kind_reports_the_others(run: Run) -> None:
    said = run("check", "--quiet", "--fix-only", "timestamp", vault=VAULT)
    assert codes(said) == [UNRESOLVED, HEADING]
    assert said.err == "repairing 1 timestamp.parts\nchanged 1 note\n"


def test_unsafe_repairs_are_made_when_asked_for(run: Run, tmp_path: Path) -> None:
    vault = "//- a.md\n[[scaling_lawss]] [[x]]\n//- scaling_laws.md\n"
    run("check", "--fix", vault=vault)
    assert (tmp_path / "a.md").read_text() == "[[scaling_lawss]] [[x]]\n"
    run("check", "--fix", "--unsafe-fixes")
    assert (tmp_path / "a.md").read_text() == "[[scaling_laws]] [[x]]\n"


def test_the_command_that_repairs_has_the_selection(run: Run) -> None:
    said = run("check", "--select", "timestamp", "--ignore", "link", vault=VAULT)
    assert "notes-lsp check --fix --select timestamp --ignore link\n" in said.out
