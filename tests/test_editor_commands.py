"""That editors offer what the server does on request, and tell of it: the palette of VS Code and
the user commands of Neovim."""

from __future__ import annotations

import json
import re
from pathlib import Path

from notes_lsp.lsp.methods import COMMANDS

EDITORS = Path(__file__).parents[1] / "editors"
VSCODE, NEOVIM = EDITORS / "vscode", EDITORS / "neovim"

FOR_PROGRAMS = {"notes.applyAction", "notes.openAt"}
"""What is no use by itself: others call it, with what only they know."""


def read(*paths: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(paths))


def test_vs_code_has_an_entry_for_each_and_tells_of_it() -> None:
    listed = json.loads(read(VSCODE / "package.json"))["contributes"]["commands"]
    sources = read(*(VSCODE / "src").glob("*.ts"))
    told = re.findall(r"^\| notes-lsp: (.*?) +\|", read(VSCODE / "README.md"), re.MULTILINE)
    assert [entry["title"] for entry in listed] == told
    assert [entry["command"] for entry in listed if f'"{entry["command"]}"' not in sources] == []
    unused = [name for name in COMMANDS if f'"{name}"' not in sources]
    assert set(unused) == FOR_PROGRAMS


def test_neovim_has_a_command_for_each_and_tells_of_it() -> None:
    plugin = read(NEOVIM / "plugin" / "notes_lsp.lua")
    commands = set(re.findall(r"^command\('(\w+)'", plugin, re.MULTILINE))
    assert len(commands) > 10
    for text in (read(NEOVIM / "README.md"), read(NEOVIM / "doc" / "notes_lsp.txt")):
        assert commands <= set(re.findall(r":(?:\[range\])?NotesLsp(\w+)", text))
    module = read(NEOVIM / "lua" / "notes_lsp" / "commands.lua")
    unused = [name for name in COMMANDS if f"'{name}'" not in module]
    assert set(unused) == {*FOR_PROGRAMS, "notes.status"}  # `:checkhealth` has what people ask
