"""Reading vaults beside the work: names at once, then all notes, while the client is answered.

The loop is never held for more than a few milliseconds: names are read in slices, notes are parsed
in processes of their own, and what they bring is taken in by slices.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
import time
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from typing import Protocol

from notes_lsp.vault.load import Read, batches, read_batch
from notes_lsp.vault.names_first import NamesFirst
from notes_lsp.vault.scan import FileStat
from notes_lsp.vault.vault import Vault

_SLICE = 0.005
"""Seconds that the loop is held at most before it looks at other work."""

_FEW_BYTES = 2_000_000
"""Vaults up to this size are parsed in the loop, in slices: starting processes takes longer."""

_PROCESSES = 2


class Progress(Protocol):
    """Who is told how far the reading has come."""

    def begin(self, title: str) -> None: ...
    def report(self, done: int, of: int) -> None: ...
    def end(self, message: str) -> None: ...


async def take_names(names: NamesFirst) -> None:
    """Make all notes of a vault findable."""
    while not names.advance(_SLICE):
        await asyncio.sleep(0)


async def load(vault: Vault, notes: Sequence[FileStat], progress: Progress) -> None:
    """Read all `notes` of a vault. Those that are open are left as the client has them."""
    progress.begin(f"Reading {len(notes):,} notes")
    done = 0
    try:
        async for reads in _read_all(vault, notes):
            slice_ = _Slice()
            for path, facts in reads:
                if path in vault.index.facts and path not in vault.open_notes:
                    vault.put(path, facts)
                await slice_.give_way()
            done += len(reads)
            progress.report(done, len(notes))
    finally:
        progress.end(f"{done:,} notes")
    vault.settle()


async def _read_all(vault: Vault, files: Sequence[FileStat]) -> AsyncIterator[list[Read]]:
    """The facts of `files`, batch by batch, in the order in which they come."""
    read = partial(read_batch, vault.root, max_size=vault.settings.files.max_size)
    if sum(file.size for file in files) <= _FEW_BYTES:
        slice_ = _Slice()
        for file in files:
            yield read([file.path])
            await slice_.give_way()
        return
    loop = asyncio.get_running_loop()
    with _processes() as pool:
        work = [
            loop.run_in_executor(pool, read, [file.path for file in batch])
            for batch in batches(files)
        ]
        try:
            for future in asyncio.as_completed(work):
                yield await future
        finally:
            for left in work:
                left.cancel()
            pool.shutdown(wait=False, cancel_futures=True)


def _processes() -> Executor:
    """Processes for parsing. Spawned: the server has threads, which a fork would break."""
    return ProcessPoolExecutor(
        max_workers=_PROCESSES,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_end_with_parent,
    )


def _end_with_parent() -> None:
    """In a worker: end when the server is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class _Slice:
    """Lets the loop look at other work when enough time has gone."""

    def __init__(self) -> None:
        self._until = time.monotonic() + _SLICE

    async def give_way(self) -> None:
        if time.monotonic() >= self._until:
            await asyncio.sleep(0)
            self._until = time.monotonic() + _SLICE
