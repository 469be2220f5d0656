"""Fail where the wheel that is named holds anything but the package, or lacks a part of it."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

PACKAGE = Path(__file__).parent.parent / "notes_lsp"


def main(wheel: str) -> str | None:
    """What is wrong with the wheel, if anything is."""
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        file.relative_to(PACKAGE.parent).as_posix()
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    if names != expected:
        return f"{wheel} has {sorted(names - expected)} too much, lacks {sorted(expected - names)}"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
