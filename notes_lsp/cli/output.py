"""Where reports and texts go: to stdout, or to a file that is written whole or not at all."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from notes_lsp.vault.replace import write_file


def write_report(name: str | None, out: TextIO, write: Callable[[TextIO], None]) -> None:
    """Let `write` write to the file `name`, in UTF-8, or to `out` where there is no name.

    Raises OSError where the file can't be written.
    """
    if name is None:
        write(out)
        return
    written = io.StringIO(newline="")
    write(written)
    write_file(Path(name), written.getvalue().encode("utf-8", "backslashreplace"))


def write_exactly(text: str) -> None:
    """Write `text` to stdout as it is: in UTF-8, and with its own line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
