"""Writing a note: whole or not at all, and only where nobody else has changed it."""

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


def _write_beside(place: Path, data: bytes, status: os.stat_result) -> None:
    """Write a file in the same folder, then let it take the place of `place`."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".notes-lsp", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with suppress(PermissionError):
                os.chown(name, status.st_uid, status.st_gid)
        os.chmod(name, status.st_mode & 0o7777)
        os.replace(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
