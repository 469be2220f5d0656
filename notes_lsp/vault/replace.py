"""Writing files whole or not at all: a note only where nobody else has changed it, and what a
user wants written somewhere."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from notes_lsp.vault.paths import NotePath


class Refused(NamedTuple):
    """Why a note was left as it is."""

    reason: str


def replace_note(root: Path, path: NotePath, old: str, new: str) -> Refused | None:
    """Put `new` in place of `old`, the text of the note at `path` below `root`.

    The file is replaced in one step and keeps its mode and, where that is allowed, its owner;
    line ends and a BOM are part of the text. It is left alone if it holds anything but `old`, is
    read-only, or lies outside of the vault. Of a link, the file that it leads to is replaced.
    """
    try:
        place = (root / path).resolve(strict=True)
        if not place.is_relative_to(root.resolve()):
            return Refused("it lies outside of the vault")
        if not place.is_file():  # to read a pipe may take for ever
            return Refused("it is no ordinary file")
        if not os.access(place, os.W_OK):
            return Refused("it is read-only")
        if place.read_bytes() != old.encode("utf-8"):
            return Refused("it has changed meanwhile")
        _write_beside(place, new.encode("utf-8"), place.stat())
    except OSError as error:
        return Refused(f"it could not be written: {error.strerror or error}")
    except UnicodeEncodeError:
        return Refused("its text can't be written as UTF-8")
    return None


def write_file(place: Path, data: bytes) -> None:
    """Put `data` into a file that a user named, wherever it is. One that is there keeps its mode;
    what is no ordinary file, such as a pipe, is written to. Raises OSError that names it."""
    file = place.resolve()
    try:
        if file.is_file():
            _write_beside(file, data, file.stat())
        elif file.exists():
            file.write_bytes(data)
        else:
            _write_beside(file, data, None)
    except OSError as error:
        error.filename = str(place)
        raise


def write_new_file(place: Path, data: bytes) -> None:
    """Put `data` into a file that is not there yet. Raises FileExistsError where something is, and
    OSError where it can't be written."""
    with place.open("xb") as file:
        file.write(data)


def _write_beside(place: Path, data: bytes, status: os.stat_result | None) -> None:
    """Write a file in the same folder, then let it take the place of `place`, which has `status`,
    or is not there."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".notes-lsp", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if status is not None and hasattr(os, "chown"):
            with suppress(PermissionError):
                os.chown(name, status.st_uid, status.st_gid)
        os.chmod(name, _mode_of_new_files() if status is None else status.st_mode & 0o7777)
        os.replace(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _mode_of_new_files() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
