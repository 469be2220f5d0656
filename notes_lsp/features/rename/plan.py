"""What a rename does, as values: nothing here changes anything."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from notes_lsp.features.changes import Refused as Refused
from notes_lsp.features.cursor import Location
from notes_lsp.text.span import Edit
from notes_lsp.vault.moving import Moves
from notes_lsp.vault.paths import NotePath

_Made = TypeVar("_Made")


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


Planning: TypeAlias = Generator[None, None, Plan]
"""A plan in the making, which gives way after each note that it has looked at: there may be many.
The vault must be the same whenever it goes on. Raises Refused."""


def made(work: Generator[None, None, _Made]) -> _Made:
    """What comes of work that gives way, all of it done now."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _Made = end.value
            return result
