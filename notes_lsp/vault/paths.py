"""Paths of notes and attachments: vault-relative, with `/`, as the file system spells them."""

from __future__ import annotations

from typing import NewType

NotePath = NewType("NotePath", str)
"""A note's path from the vault's root, with `/`. Folding is done in names.py, never here."""


def folder_of(path: str) -> str:
    """The folder that holds `path`, `""` for the vault's root."""
    return path.rpartition("/")[0]


def without_note_extension(name: str, extensions: tuple[str, ...]) -> str:
    """`name` without the extension of a note (`.md`), whatever its case; else as it is: in
    `nikhil.kamath` the dot is part of the name."""
    lowered = name.lower()
    for extension in extensions:
        if lowered.endswith(extension) and len(name) > len(extension):
            return name[: -len(extension)]
    return name


def note_stem(path: str, extensions: tuple[str, ...]) -> str:
    """The file name of `path` without its folder and its note extension."""
    return without_note_extension(path.rpartition("/")[2], extensions)
