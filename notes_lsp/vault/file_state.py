"""Whether a note's file still is as it was when somebody read it.

It is taken for unchanged if it has the size and the time that it had; where the time tells
nothing, because the file was written a moment before it was read or has been copied since, if its
text has the same digest. That takes a reading, which is still much faster than a parse.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.vault.facts import Fault, digest_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import FileStat, NoteText, Unreadable, read_note

_UNSURE_NS: Final = 2_000_000_000
"""How long before the reading a file must have been written, in nanoseconds, that a later change
shows in its time: the coarsest times that file systems keep are two seconds apart."""

_NO_TIME: Final = -1
"""In place of a time that tells nothing."""

_NO_SIZE: Final = -1
"""In place of a size where nobody knows which: no file has it."""

_DIGEST_BYTES: Final = 8


class FileState(NamedTuple):
    """What a file was when it was read. `fault`: why it could not be, if so."""

    mtime_ns: int
    size: int
    digest: bytes
    fault: Fault | None


UNKNOWN: Final = FileState(_NO_TIME, _NO_SIZE, b"", None)
"""Of a note that was never read from its file as it is known: no file is as it was."""


def state_of(file: FileStat, digest: bytes, fault: Fault | None, begun_ns: int) -> FileState:
    """The state of `file`, of which a walk that began at `begun_ns` told, which was read
    afterwards and `told` this."""
    is_sure = file.mtime_ns < begun_ns - _UNSURE_NS
    return FileState(file.mtime_ns if is_sure else _NO_TIME, file.size, digest, fault)


def is_as_it_was(root: Path, file: FileStat, state: FileState, max_size: int) -> bool:
    """Whether reading `file` now would give what it gave when its state was `state`."""
    if file.size != state.size:
        return False
    if file.mtime_ns == state.mtime_ns and state.fault is None and file.size <= max_size:
        return True
    return _said_by(read_note(root, file.path, max_size)) == (state.digest, state.fault)


class PackedStates(NamedTuple):
    """`FileStates` as columns: arrays of 64-bit numbers of this machine's byte order, and eight
    bytes of digest each. Of files with faults, which are few, the state itself, by number."""

    mtimes_ns: bytes
    sizes: bytes
    digests: bytes
    faulty: dict[int, FileState]


class FileStates:
    """The states of many files, without an object for each."""

    def __init__(self, paths: Iterable[NotePath], packed: PackedStates) -> None:
        """Those of `paths`, in this order."""
        self._numbers = {path: number for number, path in enumerate(paths)}
        self._mtimes = memoryview(packed.mtimes_ns).cast("q")
        self._sizes = memoryview(packed.sizes).cast("q")
        self._digests = packed.digests
        self._faulty = packed.faulty

    def hold(self, root: Path, file: FileStat, max_size: int) -> bool:
        """Whether reading `file` now would give what it gave then; not, where nothing is known."""
        path, mtime_ns, size = file
        number = self._numbers.get(path)
        if number is None:
            return False
        if (
            self._mtimes[number] == mtime_ns
            and self._sizes[number] == size <= max_size
            and number not in self._faulty
        ):
            return True  # as nearly all do: to make a state of each takes three times as long
        return is_as_it_was(root, file, self._state(number), max_size)

    def _state(self, number: int) -> FileState:
        faulty = self._faulty.get(number)
        if faulty is not None:
            return faulty
        start = number * _DIGEST_BYTES
        digest = self._digests[start : start + _DIGEST_BYTES]
        return FileState(self._mtimes[number], self._sizes[number], digest, None)


def pack_states(states: Iterable[FileState]) -> PackedStates:
    """`states` as columns."""
    mtimes, sizes, digests = array("q"), array("q"), bytearray()
    faulty: dict[int, FileState] = {}
    for number, state in enumerate(states):
        mtimes.append(state.mtime_ns)
        sizes.append(state.size)
        digests += state.digest.ljust(_DIGEST_BYTES, b"\0")
        if state.fault is not None:
            faulty[number] = state
    return PackedStates(mtimes.tobytes(), sizes.tobytes(), bytes(digests), faulty)


def _said_by(read: NoteText | Unreadable) -> tuple[bytes, Fault | None]:
    """Digest and fault of what was read, as facts have them."""
    if isinstance(read, Unreadable):
        return b"", Fault.of_file(read.reason)
    return digest_of(read.text), read.fault
