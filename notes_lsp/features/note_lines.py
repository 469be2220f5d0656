"""Lines of all notes of a vault, which follow its index. What they say is for others to decide."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Iterator

from notes_lsp.features.owned_lines import OwnedLines
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class NoteLines(ABC):
    """The lines of a vault's notes, in search form."""

    def __init__(self) -> None:
        self._index = VaultIndex()
        """Whose notes have been looked at; at first that of no vault."""
        self._moment = 0
        """When what is known of the index was so."""
        self._version = 0
        """Another one whenever any lines have changed."""
        self.lines: OwnedLines[NotePath] = OwnedLines(self._index.numbering)

    def follow(self, vault: Vault) -> None:
        """Look at the notes that have changed."""
        if self._index is vault.index:
            changed, self._moment = vault.index.changed_since(self._moment)
            if self._change(changed):
                return
        for _ in self.fill(vault):
            pass

    def fill(self, vault: Vault) -> Iterator[None]:
        """Look at all notes, in steps. Until the last one all is as it was."""
        index, moment = vault.index, vault.index.moment
        self.lines = yield from self._lines_of_all(index)
        self._index, self._moment = index, moment
        self._version += 1

    def _change(self, notes: Iterable[NotePath]) -> bool:
        """Look at these notes of the index. False where it is time to look at all."""
        lines: dict[NotePath, str] = {}
        gone: list[NotePath] = []
        for note in notes:
            if note not in self._index.names:
                if note in self.lines:
                    gone.append(note)
            elif (now := self._lines_of(note)) != self.lines.lines_of(note):
                lines[note] = now
        self._version += bool(lines or gone)
        return self.lines.change(lines, gone)

    @abstractmethod
    def _lines_of(self, note: NotePath) -> str:
        """The lines of a note of the index."""

    @abstractmethod
    def _lines_of_all(self, index: VaultIndex) -> Generator[None, None, OwnedLines[NotePath]]:
        """Those of all notes of an index, worked out in steps, between which notes may change."""
