"""Whether a note's file still is as it was when somebody read it.

It is taken for unchanged if it has the size and the time that it had; where the time tells
nothing, because the file was written a moment before it was read or has been copied since, if its
text has the same digest. That takes a reading, which is still much faster than a parse.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.vault.facts import Facts, Fault, digest_of
from notes_lsp.vault.scan import FileStat, NoteText, Unreadable, read_note

_UNSURE_NS: Final = 2_000_000_000
"""How long before the reading a file must have been written, in nanoseconds, that a later change
shows in its time: the coarsest times that file systems keep are two seconds apart."""

_NO_TIME: Final = -1
"""In place of a time that tells nothing."""


class FileState(NamedTuple):
    """What a file was when it was read. `fault`: why it could not be, if so."""

    mtime_ns: int
    size: int
    digest: bytes
    fault: Fault | None


def state_of(file: FileStat, facts: Facts, begun_ns: int) -> FileState:
    """The state of `file`, of which a walk that began at `begun_ns` told, and `facts` were read
    afterwards."""
    is_sure = file.mtime_ns < begun_ns - _UNSURE_NS
    return FileState(file.mtime_ns if is_sure else _NO_TIME, file.size, facts.digest, facts.fault)


def is_as_it_was(root: Path, file: FileStat, state: FileState, max_size: int) -> bool:
    """Whether reading `file` now would give what it gave when its state was `state`."""
    if file.size != state.size:
        return False
    if file.mtime_ns == state.mtime_ns and state.fault is None and file.size <= max_size:
        return True
    return _said_by(read_note(root, file.path, max_size)) == (state.digest, state.fault)


def _said_by(read: NoteText | Unreadable) -> tuple[bytes, Fault | None]:
    """Digest and fault of what was read, as facts have them."""
    if isinstance(read, Unreadable):
        return b"", Fault.of_file(read.reason)
    return digest_of(read.text), read.fault
