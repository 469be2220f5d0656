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

    The file is replaced in one step and keeps its mode; line ends and a BOM are part of the text.
    It is left alone if it holds anything but `old`, or lies outside of the vault.
    """
    place = (root / path).resolve()
    if not place.is_relative_to(root.resolve()):
        return Refused("lies outside of the vault and was left alone")
    try:
        status = place.stat()
        if place.read_bytes() != old.encode("utf-8"):
            return Refused("changed meanwhile and was left alone")
        _write_beside(place, new.encode("utf-8"), status.st_mode)
    except (OSError, UnicodeEncodeError) as error:
        return Refused(f"could not be written: {error}")
    return None


def _write_beside(place: Path, data: bytes, mode: int) -> None:
    """Write a file in the same folder, then let it take the place of `place`."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".notes-lsp", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode & 0o7777)
        os.replace(name, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
