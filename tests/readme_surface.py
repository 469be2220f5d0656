"""README.md's table of requests: which tests each has, and which editors were seen to use it.

    python -m tests.readme_surface

writes its last column anew, of the `seen.txt` that the runs of editors leave (`e2e/run_editor.py`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parent
README = TESTS.parent / "README.md"

HEADING = "### Where each request was seen working\n"

EDITORS = {
    "VS Code": "vscode",
    "Neovim": "neovim",
    "Helix": "helix",
    "Emacs": "emacs",
}
"""The editors that runs are made with, by the folder of the run in `e2e/`."""

_QUOTED = re.compile(r"`([^`]+)`")
_NO_ONE = "–"


class Row(NamedTuple):
    """A line of the table."""

    methods: list[str]
    feature_tests: list[Path]
    wire_tests: list[Path]
    editors: str


def table(readme: str) -> list[str]:
    """The lines of the table, without its head."""
    section = readme.split(HEADING)[1].split("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


def row(line: str) -> Row:
    """What a line of the table says."""
    methods, _, feature, wire, editors = (cell.strip() for cell in line.strip("|").split("|"))
    return Row(
        _QUOTED.findall(methods),
        [TESTS / name for name in _QUOTED.findall(feature)],
        [TESTS / "lsp" / name for name in _QUOTED.findall(wire)],
        editors,
    )


def seen() -> dict[str, set[str]]:
    """What each editor that was run has seen."""
    records = {name: TESTS / "e2e" / folder / "seen.txt" for name, folder in EDITORS.items()}
    return {
        name: set(path.read_text(encoding="utf-8").split())
        for name, path in records.items()
        if path.exists()
    }


def with_editors(readme: str) -> str:
    """`readme` with the editors that have seen all methods of a row."""
    by_editor = seen()
    for line in table(readme):
        methods = row(line).methods
        names = [name for name, known in by_editor.items() if known.issuperset(methods)]
        kept = line.rstrip("|").rpartition("|")[0]
        readme = readme.replace(line, f"{kept}| {', '.join(names) or _NO_ONE} |")
    return readme


if __name__ == "__main__":
    README.write_text(with_editors(README.read_text(encoding="utf-8")), encoding="utf-8")
