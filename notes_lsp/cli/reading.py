"""Reading a whole vault at once, with as many processes as there are cores where that pays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.cli.progress import Progress
from notes_lsp.vault.load import Read, batches, read_batch
from notes_lsp.vault.scan import FileStat, Walk, walk
from notes_lsp.vault.vault import Vault

_FEW_BYTES: Final = 4_000_000
"""Vaults up to this size are read in this process: starting others takes longer."""


def read_vault(vault: Vault, jobs: int, progress: Progress) -> Walk:
    """Read all notes of `vault` into it; with `jobs` processes, 0 for as many as there are cores.
    Answers with its files, and with what of it is no part of it.
    """
    walked = walk(vault.root, vault.settings)
    for attachment in walked.files:
        vault.put_file(attachment)
    progress.begin("Reading", len(walked.notes))
    for reads in _read_all(vault, walked.notes, jobs or os.cpu_count() or 1):
        for path, facts in reads:
            vault.put(path, facts)
        progress.advance(len(reads))
    vault.settle()
    return walked


def _read_all(vault: Vault, files: Sequence[FileStat], jobs: int) -> Iterator[list[Read]]:
    """The facts of `files`, batch by batch, in order."""
    read = partial(read_batch, vault.root, max_size=vault.settings.files.max_size)
    work = [[file.path for file in batch] for batch in batches(files)]
    if jobs == 1 or sum(file.size for file in files) <= _FEW_BYTES:
        yield from map(read, work)
        return
    from notes_lsp.cli.processes import map_in_processes  # takes 20 ms to load

    yield from map_in_processes(read, work, jobs)
