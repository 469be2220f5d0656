"""What a rename does, as values: nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from notes_lsp.features.changes import Refused as Refused
from notes_lsp.features.cursor import Location
from notes_lsp.text.span import Edit
from notes_lsp.vault.moving import Moves
from notes_lsp.vault.paths import NotePath


@dataclass(slots=True)
class Plan:
    """Edits of notes, in terms of their present texts and under their present paths, and files
    that move afterwards."""

    edits: dict[NotePath, list[Edit]] = field(default_factory=dict)
    moves: Moves = field(default_factory=Moves)
    newly_found: list[Location] = field(default_factory=list)
    """Links that led nowhere and will lead somewhere: nobody has asked for that."""

    def add(self, path: NotePath, edits: Iterable[Edit]) -> None:
        """Plan more edits of a note."""
        self.edits.setdefault(path, []).extend(edits)
