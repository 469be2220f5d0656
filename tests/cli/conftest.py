"""What all tests of commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notes_lsp.cli.main import main
from tests.cli.outcome import Outcome

Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wishes of the developer's about colours and widths."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run(
    write_vault: Callable[[str], Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Run the program in a vault: `run("check", "a.md", vault="//- a.md …")`. Without `vault` in
    the one that is there already."""

    def run(*words: str, vault: str = "") -> Outcome:
        monkeypatch.chdir(write_vault(vault) if vault else Path())
        code = main(words)
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return run
