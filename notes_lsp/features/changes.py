"""What doing something changes in a vault, as values: nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from notes_lsp.text.span import Edit
from notes_lsp.vault.paths import NotePath


class Refused(Exception):
    """Why something is not done, in words for the one who asked."""


@dataclass(slots=True)
class Changes:
    """Edits of notes, in terms of their present texts and without overlap, and notes that come."""

    edits: dict[NotePath, list[Edit]] = field(default_factory=dict)
    created: dict[NotePath, str] = field(default_factory=dict)
    """The texts of new notes, by path. No file is there yet."""

    @classmethod
    def of(cls, path: NotePath, edits: Iterable[Edit]) -> Changes:
        """Edits of one note."""
        found = list(edits)
        return cls({path: found} if found else {})

    def __bool__(self) -> bool:
        return any(self.edits.values()) or bool(self.created)

    def add(self, path: NotePath, edits: Iterable[Edit]) -> None:
        """Plan more edits of a note."""
        self.edits.setdefault(path, []).extend(edits)
