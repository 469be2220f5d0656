"""Reading a whole vault at once, with as many processes as there are cores where that pays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.cli.progress import Progress
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts_cache import Known, load_facts, save_facts
from notes_lsp.vault.file_state import is_as_it_was, state_of
from notes_lsp.vault.load import Read, batches, read_batch
from notes_lsp.vault.scan import FileStat, Walk
from notes_lsp.vault.vault import Vault

_FEW_BYTES: Final = 4_000_000
"""Vaults up to this size are read in this process: starting others takes longer."""


def read_vault(
    vault: Vault, walked: Walk, jobs: int, progress: Progress, cache: CacheFolder | None
) -> None:
    """Read all notes of `vault` into it, whose files are `walked`; with `jobs` processes, 0 for as
    many as there are cores. What `cache` still knows is not read again."""
    known = load_facts(cache, vault.root) if cache is not None else {}
    for attachment in walked.files:
        vault.put_file(attachment)
    progress.begin("Reading", len(walked.notes))
    unread = [file for file in walked.notes if not _take_known(vault, file, known.get(file.path))]
    progress.advance(len(walked.notes) - len(unread))
    for reads in _read_all(vault, unread, jobs or os.cpu_count() or 1):
        for path, facts in reads:
            vault.put(path, facts)
        progress.advance(len(reads))
    vault.settle()
    if cache is not None and (unread or len(known) > len(walked.notes)):
        save_facts(cache, vault.root, _known(vault, walked))


def _take_known(vault: Vault, file: FileStat, known: Known | None) -> bool:
    """Take in what was known of a note, if it still holds; whether it did."""
    if known is None or not is_as_it_was(
        vault.root, file, known.state, vault.settings.files.max_size
    ):
        return False
    vault.put(file.path, known.facts)
    return True


def _known(vault: Vault, walked: Walk) -> Iterator[Known]:
    for file in walked.notes:
        facts = vault.index.facts[file.path]
        yield Known(file.path, state_of(file, facts, walked.begun_ns), facts)


def _read_all(vault: Vault, files: Sequence[FileStat], jobs: int) -> Iterator[list[Read]]:
    """The facts of `files`, batch by batch, in order."""
    read = partial(read_batch, vault.root, max_size=vault.settings.files.max_size)
    work = [[file.path for file in batch] for batch in batches(files)]
    if jobs == 1 or sum(file.size for file in files) <= _FEW_BYTES:
        yield from map(read, work)
        return
    from notes_lsp.cli.processes import map_in_processes  # takes 20 ms to load

    yield from map_in_processes(read, work, jobs)
