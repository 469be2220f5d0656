"""The reader of disks: which files a vault has, and the text of a note.

Nothing here raises: a file that vanishes, can't be read or is no file costs itself alone.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from notes_lsp.vault.facts import Fault
from notes_lsp.vault.ignore import Ignore, is_other_vault
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings


class FileStat(NamedTuple):
    """A note's file. `mtime_ns` and `size` tell whether it has changed."""

    path: NotePath
    mtime_ns: int
    size: int


@dataclass(slots=True)
class Walk:
    """The files of a vault, sorted by path: notes, and the paths of all others."""

    notes: list[FileStat] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class NoteText(NamedTuple):
    """The text of a note, with its BOM; `fault` where it had to be guessed at."""

    text: str
    fault: Fault | None = None


class Unreadable(NamedTuple):
    """Why a file is no note."""

    reason: str


def walk(root: Path, settings: Settings) -> Walk:
    """All files of the vault at `root`. Links are followed inside the vault only."""
    return walk_below(root, "", settings)


def walk_below(root: Path, folder: str, settings: Settings) -> Walk:
    """The files of the vault that lie in `folder` or below it."""
    found = Walk()
    ignore = Ignore.of(settings)
    place = ""
    for name in folder.split("/") if folder else ():
        ignore = ignore.below(root, place, _listing(root / place))
        if ignore.leaves_out(place + name, name, folder=True):
            return found
        place += f"{name}/"
    visited: set[tuple[int, int]] = set()
    waiting = [(place, ignore)]
    while waiting:
        place, ignore = waiting.pop()
        waiting += _walk_folder(root, place, ignore, settings, found, visited)
    found.notes.sort()
    found.files.sort()
    return found


def _walk_folder(
    root: Path,
    place: str,
    ignore: Ignore,
    settings: Settings,
    found: Walk,
    visited: set[tuple[int, int]],
) -> Iterator[tuple[str, Ignore]]:
    """Take in the files of one folder; gives the folders in it."""
    try:
        with os.scandir(root / place) as listing:
            entries = list(listing)
        here = os.stat(root / place)
    except OSError:
        return
    if (here.st_dev, here.st_ino) in visited:
        return
    visited.add((here.st_dev, here.st_ino))
    names = {entry.name for entry in entries}
    if place and is_other_vault(names):
        return
    ignore = ignore.below(root, place, names)
    for entry in entries:
        path = place + entry.name
        try:
            inside = not entry.is_symlink() or _leads_inside(root, path)
            is_folder = inside and entry.is_dir()
            if not inside or ignore.leaves_out(path, entry.name, folder=is_folder):
                continue
            if is_folder:
                yield f"{path}/", ignore
            elif entry.is_file():
                if entry.name.lower().endswith(settings.files.extensions):
                    status = entry.stat()
                    found.notes.append(FileStat(NotePath(path), status.st_mtime_ns, status.st_size))
                else:
                    found.files.append(path)
        except OSError:
            continue


def _leads_inside(root: Path, path: str) -> bool:
    return (root / path).resolve().is_relative_to(root.resolve())


def _listing(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def read_note(
    root: Path, path: NotePath, most: int, *, only_head: bool = False
) -> NoteText | Unreadable:
    """The text of a note of up to `most` bytes; with `only_head` the beginning of any note."""
    try:
        data = _read_bytes(root, path, most, only_head=only_head)
    except OSError as error:
        return Unreadable(f"This file can't be read: {error.strerror or error}")
    if isinstance(data, Unreadable):
        return data
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Unreadable("This file is UTF-16: save it as UTF-8")
    return _decode(data, only_head=only_head)


def _read_bytes(root: Path, path: NotePath, most: int, *, only_head: bool) -> bytes | Unreadable:
    place = root / path
    if place.is_symlink() and not _leads_inside(root, path):
        return Unreadable("This file is a link to outside of the vault")
    # Not to wait for what is no file: a pipe that nobody writes to.
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Unreadable("This is no ordinary file")
        if only_head:
            return os.read(handle, most)
        if status.st_size > most:
            return Unreadable(
                f"This file is larger than {most:,} bytes (files.max-size) and was skipped"
            )
        parts = []
        while part := os.read(handle, 1 << 20):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def _decode(data: bytes, *, only_head: bool) -> NoteText:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        if only_head and error.start >= len(data) - 4:
            return NoteText(text)  # the head ends inside a character
        place = len(data[: error.start].decode("utf-8"))
        message = f"This file is not UTF-8: the byte 0x{data[error.start]:02x} stands here"
        return NoteText(text, Fault(place, place + 1, message))
    nul = text.find("\0")
    if nul >= 0:
        return NoteText(text, Fault(nul, nul + 1, "A NUL byte stands here: is this a text?"))
    return NoteText(text)
