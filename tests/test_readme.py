"""That README.md shows what the program really prints, and names every rule and setting."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from notes_lsp.cli.main import main
from notes_lsp.rules.registry import RULES
from notes_lsp.vault.settings import Settings

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "unresolved"])
def test_it_shows_a_real_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.chdir(TOP / "tests" / "vaults")
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    main([command, "talks"])
    assert f"```\n$ notes-lsp {command} talks\n{capsys.readouterr().out}```\n" in README


def test_it_shows_a_part_of_the_run_in_neovim() -> None:
    transcript = (TOP / "editors" / "neovim" / "transcript.txt").read_text(encoding="utf-8")
    shown = [block for block in README.split("```\n") if "<CR> and K:" in block]
    assert len(shown) == 1
    assert shown[0] in transcript


def test_it_names_every_rule() -> None:
    for rule in RULES:
        assert f"| `{rule.code}` |" in README


def test_it_names_every_setting() -> None:
    for group in msgspec.structs.fields(Settings):
        kind = group.type
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            for setting in msgspec.structs.fields(kind):
                assert f"`{group.encode_name}.{setting.encode_name}`" in README
        else:
            assert f"`{group.encode_name}." in README
