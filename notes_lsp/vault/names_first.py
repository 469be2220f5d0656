"""Making every note of a vault findable, before the notes themselves are read."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from notes_lsp.vault.facts import Facts
from notes_lsp.vault.load import read_head
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import FileStat, Walk, walk_in_steps
from notes_lsp.vault.vault import Vault

_NONE: Final[Mapping[NotePath, Facts]] = MappingProxyType({})


class NamesFirst:
    """The walk over a vault's files and the reading of all names, done in pieces."""

    def __init__(self, vault: Vault, known: Mapping[NotePath, Facts] = _NONE) -> None:
        """`known` are facts that still hold, of notes that need not be read again."""
        self.vault = vault
        self.unread: list[FileStat] = []
        """The notes that are known by name alone, complete when all is done."""
        self._known = known
        self._steps = self._work()

    def advance(self, seconds: float) -> bool:
        """Work for so long at most, and for a step at least; whether all is done."""
        until = time.monotonic() + seconds
        while next(self._steps, self) is not self:
            if time.monotonic() >= until:
                return False
        self.vault.named = True
        return True

    def _work(self) -> Iterator[None]:
        vault = self.vault
        files = Walk()
        yield from walk_in_steps(vault.root, "", vault.settings, files)
        for path in files.files:
            vault.put_file(path)
            yield
        for note in files.notes:
            self._name(note)
            yield

    def _name(self, note: FileStat) -> None:
        vault = self.vault
        if note.path in vault.index.facts:
            return  # it is open, or has changed on disk since the walk
        facts = self._known.get(note.path)
        if facts is None or not _holds(facts, note, vault.settings.files.max_size):
            facts = read_head(vault.root, note.path)
            self.unread.append(note)
        vault.put(note.path, facts)


def _holds(facts: Facts, note: FileStat, max_size: int) -> bool:
    """Whether facts that were read under other settings are those of the note now."""
    return facts.complete and facts.fault is None and note.size <= max_size
