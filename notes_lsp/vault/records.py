"""Byte strings that are kept on disk, so that they take no memory, and read one by one.

They are those of a file that was written before, and those that came since: these lie in a file
without a name, which vanishes with the process. Nothing here raises for what a disk can do.
"""

from __future__ import annotations

import os
import sys
import tempfile
import weakref
from array import array
from collections.abc import Iterable
from io import FileIO
from typing import IO, Final, NamedTuple
from zlib import crc32

_OFFSETS: Final = "Q"
_LENGTHS: Final = "I"
_SUMS: Final = "I"


class PackedPlaces(NamedTuple):
    """Where records lie in a file, each column an array of this machine's byte order: offsets of 64
    bits, lengths and CRC-32 sums of 32."""

    offsets: bytes
    lengths: bytes
    sums: bytes


class Places:
    """Where records lie in a file, by number."""

    __slots__ = ("lengths", "offsets", "sums")

    def __init__(self, packed: PackedPlaces | None = None) -> None:
        self.offsets = array(_OFFSETS)
        self.lengths = array(_LENGTHS)
        self.sums = array(_SUMS)
        if packed is not None:
            self.offsets.frombytes(packed.offsets)
            self.lengths.frombytes(packed.lengths)
            self.sums.frombytes(packed.sums)

    def __len__(self) -> int:
        return len(self.offsets)

    def append(self, offset: int, record: bytes) -> None:
        """The next record lies at `offset`."""
        self.offsets.append(offset)
        self.lengths.append(len(record))
        self.sums.append(crc32(record))

    def only(self, numbers: Iterable[int]) -> Places:
        """The places of these records, in this order."""
        places = Places()
        for number in numbers:
            places.offsets.append(self.offsets[number])
            places.lengths.append(self.lengths[number])
            places.sums.append(self.sums[number])
        return places

    def packed(self) -> PackedPlaces:
        """All of them."""
        return PackedPlaces(self.offsets.tobytes(), self.lengths.tobytes(), self.sums.tobytes())


class Records:
    """Byte strings by number, from 0 on in the order in which they came."""

    def __init__(self, file: FileIO | None = None, places: Places | None = None) -> None:
        """Begin with those at `places` in `file`, which is closed when nobody needs it."""
        self._file = file
        if file is not None:
            weakref.finalize(self, file.close)
        self._places = places or Places()
        self._of_file = len(self._places)
        """How many lie in the file that was there before."""
        self._later: IO[bytes] | None = None
        self._end = 0
        self._in_memory: dict[int, bytes] = {}
        """Those that the disk had no room for."""

    def __len__(self) -> int:
        return len(self._places)

    def append(self, record: bytes) -> int:
        """Keep `record`; its number."""
        number = len(self._places)
        self._places.append(self._end, record)
        try:
            later = self._later or self._begin_file()
            later.seek(self._end)
            written = later.write(record)
        except OSError:
            written = 0
        if written == len(record):
            self._end += written
        else:
            self._in_memory[number] = record
        return number

    def read(self, number: int) -> bytes | None:
        """The record of this number; None where the disk no longer has it as it was."""
        kept = self._in_memory.get(number)
        if kept is not None:
            return kept
        file = self._file if number < self._of_file else self._later
        places = self._places
        try:
            record = _read(file, places.lengths[number], places.offsets[number])
        except (OSError, ValueError):
            return None
        return record if crc32(record) == places.sums[number] else None

    def _begin_file(self) -> IO[bytes]:
        file = self._later = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it stays open
        weakref.finalize(self, file.close)
        return file


def _read(file: IO[bytes] | FileIO | None, length: int, offset: int) -> bytes:
    """Up to `length` bytes of `file` from `offset` on."""
    if file is None:
        return b""
    if sys.platform != "win32":
        return os.pread(file.fileno(), length, offset)  # half the time of two calls
    file.seek(offset)
    return file.read(length)
