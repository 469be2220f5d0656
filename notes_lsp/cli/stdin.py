"""`--stdin --stdin-filename F`: a note whose text is on stdin, and that may not be saved yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.paths import Asked
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.roots import find_root
from notes_lsp.vault.scan import Unreadable, decode


def asked_note(name: str, root: Path | None) -> Asked:
    """The note that the file `name` is or would be, in its vault, or in that at `root`.

    Raises UsageError where it is a folder, or its own is not there or not below `root`.
    """
    given = Path(name)
    if given.is_dir():
        raise UsageError(f"--stdin-filename {name}: that is a folder")
    folder = given.parent.resolve()
    if not folder.is_dir():
        raise UsageError(f"--stdin-filename {name}: there is no such folder")
    own = root.resolve() if root is not None else find_root(folder, folder).path
    place = folder / given.name
    if not place.is_relative_to(own):
        raise UsageError(f"--stdin-filename {name} is not below the root {own}")
    return Asked(own, {place.relative_to(own).as_posix(): given})


def read_stdin(asked: Asked) -> dict[NotePath, str]:
    """The note that was asked for, with the text on stdin. Raises UsageError where that is no
    text."""
    if sys.stdin is None:
        raise UsageError("--stdin: there is nothing on stdin")
    read = decode(sys.stdin.buffer.read())
    if isinstance(read, Unreadable):
        raise UsageError(f"--stdin: {read.reason}")
    if read.fault is not None:
        raise UsageError(f"--stdin: {read.fault.message}")
    (path,) = asked.names
    return {NotePath(path.replace(os.sep, "/")): read.text}
