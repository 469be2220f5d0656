"""The user's cache folder: files that may vanish at any time and then cost only time.

Each holds bytes for one vault, sealed: a file of another version of the program, half of one, or
one that somebody has been at is none. What the bytes mean is for those who keep them. Nothing here
raises for what a disk can do, and nothing is ever written into a vault.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from typing import IO, Final, NamedTuple

_SUFFIX: Final = ".cache"
_UNFINISHED: Final = ".new"
SEAL_BYTES: Final = 32

_UNUSED_SECONDS: Final = 60 * 24 * 3600
"""How old a file is that nobody has asked for, and that can go."""


class CacheFile(NamedTuple):
    """One file of the folder."""

    place: Path
    bytes: int
    used: float
    """When it was last asked for, in seconds since the epoch."""


class CacheFolder:
    """The files below `place`, which need not be there."""

    def __init__(self, place: Path) -> None:
        self.place = place

    @classmethod
    def of_user(cls) -> CacheFolder:
        """The folder that the system has for this user and this program."""
        from platformdirs import user_cache_path  # for those who keep something

        return cls(user_cache_path("notes-lsp", appauthor=False))

    def read(self, root: Path, kind: str, key: bytes) -> bytes | None:
        """What was kept under this `kind` for the vault at `root` by a program with the same
        `key`; None where there is nothing of the sort."""
        place = self._file(root, kind)
        try:
            sealed = place.read_bytes()
            os.utime(place)
        except OSError:
            return None
        body = sealed[SEAL_BYTES:]
        return body if sealed[:SEAL_BYTES] == seal(body, key) else None

    def open(self, root: Path, kind: str) -> FileIO | None:
        """The file with what was kept under this `kind` for the vault at `root`, to be read in
        pieces by those who seal it themselves; None where there is none."""
        place = self._file(root, kind)
        try:
            file = FileIO(place)
            os.utime(place)
        except OSError:
            return None
        return file

    def write(self, root: Path, kind: str, key: bytes, body: bytes) -> bool:
        """Keep `body`; whether that went well. A full or read-only disk is no reason to stop."""
        try:
            with self.replacing(root, kind) as file:
                file.write(seal(body, key))
                file.write(body)
        except OSError:
            return False
        return True

    @contextmanager
    def replacing(self, root: Path, kind: str) -> Iterator[IO[bytes]]:
        """A file to write, which takes the place of what was kept, in one step, so that others see
        the old or the new. Nothing is left of it where the writing ends by an exception. Raises
        OSError for a full or read-only disk."""
        self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=_UNFINISHED, dir=self.place)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            os.replace(name, self._file(root, kind))
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        self._drop_unused()

    def files(self) -> Iterator[CacheFile]:
        """What is kept, and what a program that was killed has left, by name."""
        with suppress(OSError):
            for place in sorted(self.place.iterdir()):
                with suppress(OSError):
                    status = place.stat()
                    if place.suffix in (_SUFFIX, _UNFINISHED) and place.is_file():
                        yield CacheFile(place, status.st_size, status.st_mtime)

    def clear(self) -> int:
        """Delete all that is kept; how many files. Raises OSError where that can't be done."""
        count = 0
        for file in self.files():
            file.place.unlink(missing_ok=True)
            count += 1
        return count

    def _drop_unused(self) -> None:
        oldest = time.time() - _UNUSED_SECONDS
        for file in self.files():
            if file.used < oldest:
                with suppress(OSError):
                    file.place.unlink()

    def _file(self, root: Path, kind: str) -> Path:
        vault = blake2b(os.fsencode(root), digest_size=16).hexdigest()
        return self.place / f"{vault}.{kind}{_SUFFIX}"


def seal(body: bytes, key: bytes) -> bytes:
    """What tells that `body` is whole and was written by a program with this `key`."""
    return blake2b(body, digest_size=SEAL_BYTES, key=key).digest()
