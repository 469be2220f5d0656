"""Making every note of a vault findable, before the notes themselves are read."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.file_state import FileStates
from notes_lsp.vault.kept_vault import load_vault
from notes_lsp.vault.load import read_head
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.refresh import forget_gone
from notes_lsp.vault.scan import FileStat, Walk, walk_in_steps
from notes_lsp.vault.vault import Vault

_STEP: Final = 100
"""How many notes that have not changed are looked at in one step."""

_NONE: Final[Mapping[NotePath, Facts]] = MappingProxyType({})


class NamesFirst:
    """The walk over a vault's files and the reading of all names, done in pieces. Where the vault
    was kept, it is at once as it was then, and the walk shows what has changed."""

    def __init__(
        self,
        vault: Vault,
        known: Mapping[NotePath, Facts] = _NONE,
        cache: CacheFolder | None = None,
    ) -> None:
        """`known` are facts that still hold, of notes that need not be read again; what `cache`
        has is looked up where there are none."""
        self.vault = vault
        self.unread: list[FileStat] = []
        """The notes that are known by name alone, complete when all is done."""
        self.walked = Walk()
        """All files of the vault, likewise."""
        self.is_as_kept = False
        """Whether nothing has changed since the vault was kept, likewise."""
        self._known = known
        self._cache = cache
        self._states: FileStates | None = None
        self._steps = self._work()

    def advance(self, seconds: float, *, only_names: bool = False) -> bool:
        """Work for so long at most, and for a step at least, or only until names are known;
        whether all is done."""
        until = time.monotonic() + seconds
        while next(self._steps, self) is not self:
            if time.monotonic() >= until or (only_names and self.vault.named):
                return False
        self.vault.named = True
        return True

    def _work(self) -> Iterator[None]:
        vault, walked = self.vault, self.walked
        if self._cache is not None and not self._known:
            self._states = load_vault(self._cache, vault)
            vault.named = self._states is not None
            yield
        yield from walk_in_steps(vault.root, "", vault.settings, walked)
        for path in walked.files:
            if path not in vault.index.file_paths:
                vault.put_file(path)
                yield
        for number, note in enumerate(walked.notes):
            if not self._is_known(note):
                vault.put(note.path, self._read(note))
                yield
            elif number % _STEP == 0:
                yield
        if self._states is not None:
            self.is_as_kept = not forget_gone(vault, walked) and not self.unread

    def _is_known(self, note: FileStat) -> bool:
        """Whether the vault knows a note as it is."""
        vault = self.vault
        if note.path not in vault.index.facts:
            return False
        if note.path in vault.open_notes or self._states is None:
            return True  # it is open, or has changed on disk since the walk
        return self._states.hold(vault.root, note, vault.settings.files.max_size)

    def _read(self, note: FileStat) -> Facts:
        vault = self.vault
        facts = self._known.get(note.path)
        if facts is None or not _holds(facts, note, vault.settings.files.max_size):
            facts = read_head(vault.root, note.path)
            self.unread.append(note)
        return facts


def _holds(facts: Facts, note: FileStat, max_size: int) -> bool:
    """Whether facts that were read under other settings are those of the note now."""
    return facts.complete and facts.fault is None and note.size <= max_size
