"""Reading vaults beside the work: names at once, then all notes, while the client is answered.

The loop is never held for more than a few milliseconds: names are read in slices, notes are parsed
in processes of their own, and what they bring is taken in by slices.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import multiprocessing
import os
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, Protocol

from notes_lsp.lsp.slices import SLICE, in_slices
from notes_lsp.vault.load import Read, batches
from notes_lsp.vault.names_first import NamesFirst
from notes_lsp.vault.packed_reads import PackedRead, read_packed_batch, unpacked
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import FileStat
from notes_lsp.vault.vault import Vault

logger = logging.getLogger(__name__)

_FEW_BYTES: Final = 2_000_000
"""Vaults up to this size are parsed in the loop, in slices: starting processes takes longer."""

_PROCESSES: Final = 2
_AHEAD: Final = 2 * _PROCESSES + 1
"""How many batches are being read, or wait to be taken in."""

_LESS_URGENT: Final = 10
"""By how much worker processes are nicer than the server: an editor waits for the latter."""


class Progress(Protocol):
    """Who is told how far the reading has come."""

    def begin(self, title: str) -> None: ...
    def report(self, done: int, of: int) -> None: ...
    def end(self, message: str) -> None: ...


async def take_names(names: NamesFirst) -> None:
    """Make all notes of a vault findable."""
    while not names.advance(SLICE):
        await asyncio.sleep(0)
    gc.freeze()  # see below: much may have been known already


async def load(vault: Vault, notes: Sequence[FileStat], progress: Progress) -> None:
    """Read those `notes` of a vault that are known by name alone. What became known meanwhile is
    newer than what is read here, so it stays: open notes, and those that changed on disk."""
    if notes:
        progress.begin(f"Reading {len(notes):,} notes")
    reading = _Reading(vault, len(notes), progress)
    try:
        if sum(file.size for file in notes) > _FEW_BYTES:
            await _read_in_processes(vault, notes, reading.take)
        await in_slices(reading.read_left(notes))
        vault.settle()
    finally:
        if notes:
            progress.end(f"{reading.done:,} notes")


async def read_ahead(vault: Vault, paths: Iterable[Path]) -> dict[NotePath, PackedRead]:
    """What those of `paths` tell that are notes of a vault, read in other processes where there
    are so many that it pays; nothing where there are few."""
    files = []
    for path in paths:
        note = NotePath(path.relative_to(vault.root).as_posix())
        if note in vault.index.facts and note not in vault.open_notes:
            with suppress(OSError):
                status = path.stat()
                files.append(FileStat(note, status.st_mtime_ns, status.st_size))
    reads: dict[NotePath, PackedRead] = {}

    async def take(batch: list[PackedRead]) -> None:
        reads.update((read.path, read) for read in batch)

    if sum(file.size for file in files) > _FEW_BYTES:
        await _read_in_processes(vault, files, take)
    return reads


class _Reading:
    """What has been read of a vault."""

    def __init__(self, vault: Vault, of: int, progress: Progress) -> None:
        self.done = 0
        self._vault = vault
        self._of = of
        self._progress = progress

    async def take(self, reads: Sequence[PackedRead]) -> None:
        """Take in what was read elsewhere."""
        await in_slices(map(self._take, map(unpacked, reads)))
        # What was read is there to stay. The garbage collector would look at all of it again and
        # again, and hold up a keystroke each time (3,400 notes: 60 ms).
        gc.freeze()

    def read_left(self, notes: Sequence[FileStat]) -> Iterator[None]:
        """Read those of `notes` that nobody has read yet, one by one."""
        for note in notes:
            if self._is_unread(note.path):
                self._take(Read(note.path, self._vault.read_facts(note.path)))
                yield

    def _is_unread(self, path: NotePath) -> bool:
        return path in self._vault.index.facts.incomplete

    def _take(self, read: Read) -> None:
        path, facts = read
        if self._is_unread(path):
            if facts.fault is not None and not (self._vault.root / path).is_file():
                self._vault.remove(path)  # it vanished after the walk
            else:
                self._vault.put(path, facts)
                self._vault.totals.count_now(path)
        self.done += 1
        self._progress.report(self.done, self._of)


def _packed_batch_reader(vault: Vault) -> Callable[[list[NotePath]], list[PackedRead]]:
    return partial(read_packed_batch, vault.root, max_size=vault.settings.files.max_size)


async def _read_in_processes(
    vault: Vault, files: Sequence[FileStat], take: Callable[[list[PackedRead]], Awaitable[None]]
) -> None:
    """Have `take` take in the facts of `files`, batch by batch as they come. Some are missing
    where a process was killed."""
    read = _packed_batch_reader(vault)
    waiting = batches(files)
    reading = 0
    try:
        with _processes() as pool:
            while True:
                # A few ahead: what nobody has taken in yet takes room.
                for batch in islice(waiting, _AHEAD - reading):
                    pool.submit(read, [file.path for file in batch])
                    reading += 1
                if not reading:
                    break
                done = await pool.next()
                reading -= 1
                await take(done)
    except (BrokenProcessPool, OSError) as error:  # one was killed, or none can be started
        logger.warning("Reading goes on without other processes: %s", error)


class _Processes:
    """Processes that read batches of notes. What they bring comes to the loop."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool
        self._loop = asyncio.get_running_loop()
        self._done: asyncio.Queue[Future[list[PackedRead]]] = asyncio.Queue()

    def submit(
        self, read: Callable[[list[NotePath]], list[PackedRead]], paths: list[NotePath]
    ) -> None:
        self._pool.submit(read, paths).add_done_callback(self._bring)

    async def next(self) -> list[PackedRead]:
        """What the batch tells that is read next. Raises what its reading raised."""
        return (await self._done.get()).result()

    def _bring(self, done: Future[list[PackedRead]]) -> None:
        """On a thread of the pool."""
        with suppress(RuntimeError):  # The loop is closed: nobody waits any more.
            self._loop.call_soon_threadsafe(self._done.put_nowait, done)


@contextmanager
def _processes() -> Iterator[_Processes]:
    """Processes that end with this context, whatever they do then; nothing waits for that.

    What they have not read yet is not cancelled: a pool whose processes end fails over that
    (Python 3.11), and tells so on stderr.
    """
    context = multiprocessing.get_context("spawn")  # a fork would break the server's threads
    until_closed, lifeline = context.Pipe(duplex=False)
    # Not as a context manager: that would hold the loop until the processes have ended.
    pool = ProcessPoolExecutor(
        max_workers=_PROCESSES,
        mp_context=context,
        initializer=_prepare_process,
        initargs=(until_closed,),
    )
    try:
        yield _Processes(pool)
    finally:
        pool.shutdown(wait=False)
        lifeline.close()
        until_closed.close()


def _prepare_process(until_closed: Connection) -> None:
    """In a worker: let the server go first, and end as soon as it wants no more, or is gone."""
    if hasattr(os, "nice"):
        os.nice(_LESS_URGENT)

    def watch() -> None:
        with suppress(EOFError, OSError):
            until_closed.recv_bytes()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
