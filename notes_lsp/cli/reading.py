"""Reading a whole vault at once, with as many processes as there are cores where that pays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.cli.progress import Progress
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.kept_vault import keep_vault, load_vault
from notes_lsp.vault.load import Read, batches, read_batch
from notes_lsp.vault.packed_reads import read_packed_batch, unpacked
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.refresh import forget_gone
from notes_lsp.vault.scan import FileStat, Walk
from notes_lsp.vault.vault import Vault

_FEW_BYTES: Final = 4_000_000
"""Vaults up to this size are read in this process: starting others takes longer."""


def read_vault(
    vault: Vault, walked: Walk, jobs: int, progress: Progress, cache: CacheFolder | None
) -> None:
    """Read all notes of `vault` into it, whose files are `walked`; with `jobs` processes, 0 for as
    many as there are cores. What `cache` still knows is not read again."""
    states = load_vault(cache, vault) if cache is not None else None
    gone = forget_gone(vault, walked)
    progress.begin("Reading", len(walked.notes))
    most = vault.settings.files.max_size
    unread = [
        file for file in walked.notes if states is None or not states.hold(vault.root, file, most)
    ]
    for attachment in walked.files:
        if attachment not in vault.index.file_paths:
            vault.put_file(attachment)
    progress.advance(len(walked.notes) - len(unread))
    vanished: set[NotePath] = set()
    for reads in _read_all(vault, unread, jobs or os.cpu_count() or 1):
        for path, facts in reads:
            if facts.fault is not None and not (vault.root / path).is_file():
                vanished.add(path)  # while others were read
            else:
                vault.put(path, facts)
        progress.advance(len(reads))
    walked.notes = [file for file in walked.notes if file.path not in vanished]
    for path in vanished & vault.index.facts.keys():
        vault.remove(path)
    vault.settle()
    if cache is not None and (unread or gone):
        keep_vault(cache, vault, walked)


def _read_all(vault: Vault, files: Sequence[FileStat], jobs: int) -> Iterator[list[Read]]:
    """The facts of `files`, batch by batch, in order."""
    read = partial(read_batch, vault.root, max_size=vault.settings.files.max_size)
    work = [[file.path for file in batch] for batch in batches(files)]
    if jobs == 1 or sum(file.size for file in files) <= _FEW_BYTES:
        yield from map(read, work)
        return
    from notes_lsp.cli.processes import map_in_processes  # takes 20 ms to load

    read_packed = partial(read_packed_batch, vault.root, max_size=vault.settings.files.max_size)
    for reads in map_in_processes(read_packed, work, jobs):
        yield list(map(unpacked, reads))
