"""Making every note of a vault findable, before the notes themselves are read."""

from __future__ import annotations

import time
from collections.abc import Iterator

from notes_lsp.vault.load import read_head
from notes_lsp.vault.scan import Walk, walk_in_steps
from notes_lsp.vault.vault import Vault


class NamesFirst:
    """The walk over a vault's files and the reading of all names, done in pieces."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.files = Walk()
        self._steps = self._work()

    def advance(self, seconds: float) -> bool:
        """Work for so long at most, a step over it; whether all is done."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if next(self._steps, self) is self:
                self.vault.named = True
                return True
        return self.vault.named

    def _work(self) -> Iterator[None]:
        vault = self.vault
        yield from walk_in_steps(vault.root, "", vault.settings, self.files)
        for file in self.files.files:
            vault.put_file(file)
            yield
        for note in self.files.notes:
            if note.path not in vault.index.facts:
                vault.put(note.path, read_head(vault.root, note.path))
            yield
