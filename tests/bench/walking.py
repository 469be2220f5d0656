"""The least that can be done with a vault, in process or as a program that imports next to nothing:

python tests/bench/walking.py stat|read VAULT
"""

from __future__ import annotations

import os
import sys

if __name__ != "__main__":
    from collections.abc import Callable


def stat(note: os.DirEntry[str]) -> None:
    """Ask for the state of a note's file."""
    note.stat()


def read(note: os.DirEntry[str]) -> None:
    """Ask for its state, and read the note, as characters."""
    note.stat()
    with open(note.path, "rb", buffering=0) as file:
        file.read().decode()


def walk(vault: str | os.PathLike[str], look: Callable[[os.DirEntry[str]], None]) -> int:
    """`look` at each note of `vault`; how many there are. Folders that begin with a dot are left
    out."""
    count = 0
    folders = [os.fspath(vault)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".md"):
                    look(entry)
                    count += 1
                elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                    folders.append(entry.path)
    return count


if __name__ == "__main__":
    walk(sys.argv[2], read if sys.argv[1] == "read" else stat)
