"""Paths of notes and attachments: vault-relative, with `/`, as the file system spells them.

A name that is no UTF-8 holds lone surrogates (PEP 383): it opens its file, and `printable` makes
it fit for a screen.
"""

from __future__ import annotations

import os
import re
from typing import NewType

NotePath = NewType("NotePath", str)
"""A note's path from the vault's root, with `/`. Folding is done in names.py, never here."""

_LEADS_ELSEWHERE = re.compile(r"(?:^|/)(?:\.{0,2}(?:/|$))|\0")
# A drive, a stream of a file, and what separates folders too.
_LEADS_ELSEWHERE_ON_WINDOWS = re.compile(r"[:\\]")


def stays_inside(path: str) -> bool:
    """Whether `path`, joined to a folder, is a path in that folder by its text alone: not absolute,
    and without `..`, `.`, empty names and NUL. What links do is for `scan` to see."""
    if _LEADS_ELSEWHERE.search(path):
        return False
    return os.name != "nt" or not _LEADS_ELSEWHERE_ON_WINDOWS.search(path)


def folder_of(path: str) -> str:
    """The folder that holds `path`, `""` for the vault's root."""
    return path.rpartition("/")[0]


def joined(folder: str, name: str) -> str:
    """The path of `name` in `folder`, which is `""` for the vault's root."""
    return f"{folder}/{name}" if folder else name


def without_note_extension(name: str, extensions: tuple[str, ...]) -> str:
    """`name` without the extension of a note (`.md`), whatever its case; else as it is: in
    `nikhil.kamath` the dot is part of the name."""
    lowered = name.lower()
    for extension in extensions:
        if lowered.endswith(extension) and len(name) > len(extension):
            return name[: -len(extension)]
    return name


def has_note_extension(name: str, extensions: tuple[str, ...]) -> bool:
    """Whether `name` ends as the names of notes do."""
    return without_note_extension(name, extensions) != name


def note_stem(path: str, extensions: tuple[str, ...]) -> str:
    """The file name of `path` without its folder and its note extension."""
    return without_note_extension(path.rpartition("/")[2], extensions)


def printable(path: str) -> str:
    """`path` with `\\\\udcff` for a byte that is no UTF-8: what any output can take."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
