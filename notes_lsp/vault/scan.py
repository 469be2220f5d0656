"""The reader of disks: which files a vault has, and the text of a note.

Nothing here raises: a file that vanishes, can't be read or is no file costs itself alone.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.vault.facts import Fault
from notes_lsp.vault.ignore import Ignore, enter_folder, is_foreign, is_other_vault, leads_outside
from notes_lsp.vault.paths import NotePath, folder_of, stays_inside
from notes_lsp.vault.settings import Settings

_STEP: Final = 200
"""How many files are looked at in one step of a walk: about a millisecond."""


class FileStat(NamedTuple):
    """A note's file. `mtime_ns` and `size` tell whether it has changed."""

    path: NotePath
    mtime_ns: int
    size: int


@dataclass(slots=True)
class Walk:
    """What a vault has, sorted by path: notes, and the paths of all other files."""

    notes: list[FileStat] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    vaults: list[str] = field(default_factory=list)
    """Folders that are vaults of their own: nothing of them is taken in."""
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Folders that can't be read, and why."""
    begun_ns: int = field(default=0, compare=False)
    """When the walk began, in nanoseconds since the epoch: what was changed later, it may have
    missed."""


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
    for _ in walk_in_steps(root, folder, settings, found):
        pass
    return found


def walk_in_steps(root: Path, folder: str, settings: Settings, found: Walk) -> Iterator[None]:
    """Fill `found` with what `walk_below` gives, some files at a time: for those who must not be
    away for long."""
    found.begun_ns = time.time_ns()
    ignore = enter_folder(root, folder, settings)
    if ignore is not None:
        place = f"{folder}/" if folder else ""
        yield from _Walker(root, settings, found).steps(place, ignore)
    found.notes.sort(key=itemgetter(0))  # the path: half the time of comparing all of it
    for listing in (found.files, found.vaults, found.unread):
        listing.sort()


class _Walker:
    """One walk. Each folder is entered once, by links only if there is no other way to it."""

    def __init__(self, root: Path, settings: Settings, found: Walk) -> None:
        self._root = root
        self._extensions = settings.files.extensions
        self._found = found
        self._entered: set[tuple[int, int]] = set()
        self._waiting: list[tuple[str, Ignore]] = []
        self._linked: list[tuple[str, Ignore]] = []

    def steps(self, place: str, ignore: Ignore) -> Iterator[None]:
        """Walk from `place`, `""` or with a `/` at its end."""
        self._waiting.append((place, ignore))
        while self._waiting or self._linked:
            yield from self._folder(*(self._waiting or self._linked).pop())

    def _folder(self, place: str, ignore: Ignore) -> Iterator[None]:
        try:
            here = os.stat(self._root / place)
            with os.scandir(self._root / place) as listing:
                entries = list(listing)
        except (FileNotFoundError, NotADirectoryError):  # it has gone meanwhile
            return
        except OSError as error:
            self._found.unread.append((place.rstrip("/"), error.strerror or str(error)))
            return
        names = {entry.name for entry in entries}
        if (here.st_dev, here.st_ino) in self._entered:
            return
        self._entered.add((here.st_dev, here.st_ino))
        if place and is_foreign(names):
            if is_other_vault(names):
                self._found.vaults.append(place.rstrip("/"))
            return
        ignore = ignore.below(self._root, place, names)
        for number, entry in enumerate(entries):
            if number % _STEP == 0:
                yield
            try:
                self._entry(entry, place + entry.name, ignore)
            except OSError:
                continue

    def _entry(self, entry: os.DirEntry[str], path: str, ignore: Ignore) -> None:
        is_link = entry.is_symlink()
        if is_link and leads_outside(self._root, path):
            return
        if entry.is_dir():
            inner = ignore.enter(path, entry.name)
            if inner is not None:
                (self._linked if is_link else self._waiting).append((f"{path}/", inner))
        elif entry.is_file() and not ignore.leaves_out(path, entry.name):
            if entry.name.lower().endswith(self._extensions):
                status = entry.stat()
                note = FileStat(NotePath(path), status.st_mtime_ns, status.st_size)
                self._found.notes.append(note)
            else:
                self._found.files.append(path)


def is_there(root: Path, path: str) -> bool:
    """Whether anything is at `path`, be it part of the vault or not."""
    try:
        return os.path.lexists(root / path)
    except ValueError:  # a NUL, or a surrogate that stands for no byte
        return False


def read_note(
    root: Path, path: NotePath, most: int, *, only_head: bool = False
) -> NoteText | Unreadable:
    """The text of a note of up to `most` bytes; with `only_head` the beginning of any note."""
    try:
        data = _read_bytes(root, path, most, only_head=only_head)
    except OSError as error:
        return Unreadable(f"This file can't be read: {error.strerror or error}")
    except ValueError:  # a NUL, or a surrogate that stands for no byte
        return Unreadable("No file can have this name")
    if isinstance(data, Unreadable):
        return data
    return decode(data, only_head=only_head)


# Not to wait for what is no file: a pipe that nobody writes to.
_OPEN_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_IS_A_LINK: Final = (errno.ELOOP, errno.EMLINK)


def _read_bytes(root: Path, path: NotePath, most: int, *, only_head: bool) -> bytes | Unreadable:
    handle = _open(root, path)
    if handle is None:
        return Unreadable("This file lies outside of the vault")
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Unreadable("This is no ordinary file")
        if only_head:
            return os.read(handle, most)
        if status.st_size > most:
            return _too_large(most)
        return _read_to_end(handle, status.st_size, most)
    finally:
        os.close(handle)


def _open(root: Path, path: NotePath) -> int | None:
    """A handle of the file; None where it lies outside of the vault."""
    if not stays_inside(path) or leads_outside(root, folder_of(path)):
        return None
    place = f"{root}/{path}"
    if _NO_LINK:
        try:
            return os.open(place, _OPEN_FLAGS | _NO_LINK)
        except OSError as error:
            if error.errno not in _IS_A_LINK:
                raise
    return None if leads_outside(root, path) else os.open(place, _OPEN_FLAGS)


def _read_to_end(handle: int, size: int, most: int) -> bytes | Unreadable:
    """All of a file that had `size` bytes when it was opened, and may be growing."""
    parts: list[bytes] = []
    taken = 0
    while part := os.read(handle, max(size + 1 - taken, 65_536)):
        parts.append(part)
        taken += len(part)
        if taken > most:
            return _too_large(most)
    return b"".join(parts)


def _too_large(most: int) -> Unreadable:
    return Unreadable(f"This file is larger than {most:,} bytes (files.max-size) and was skipped")


def decode(data: bytes, *, only_head: bool = False) -> NoteText | Unreadable:
    """The text of a note that is `data`; with `only_head` of one that begins so."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Unreadable("This file is UTF-32: save it as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Unreadable("This file is UTF-16: save it as UTF-8")
    return _decode(data, only_head=only_head)


def _decode(data: bytes, *, only_head: bool) -> NoteText:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        if only_head and error.start >= len(data) - 3:
            return NoteText(text)  # the head ends inside a character
        place = len(data[: error.start].decode("utf-8"))
        message = f"This file is not UTF-8: the byte 0x{data[error.start]:02x} stands here"
        return NoteText(text, Fault(place, place + 1, message))
    nul = text.find("\0")
    if nul >= 0:
        return NoteText(text, Fault(nul, nul + 1, "A NUL byte stands here: is this a text?"))
    return NoteText(text)
