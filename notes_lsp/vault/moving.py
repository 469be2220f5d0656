"""A vault as it will be when some of its files have moved: to ask where links lead then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from notes_lsp.syntax.nodes import Piece
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


@dataclass(slots=True)
class Moves:
    """Where files of a vault go. Nothing is written: that is for those who carry them out."""

    notes: dict[NotePath, NotePath] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """Of attachments."""
    titles: dict[NotePath, str] = field(default_factory=dict)
    """The new titles of notes, by where these are now. The notes need not move."""

    def after(self, note: NotePath) -> NotePath:
        """Where a note is afterwards."""
        return self.notes.get(note, note)

    def titled(self, note: NotePath, facts: Facts) -> Facts:
        """`facts`, which are those of `note`, with its new title. Places are as they were."""
        title = self.titles.get(note)
        if title is None:
            return facts
        start = facts.title.start if facts.title is not None else 0
        return replace(facts, title=Piece(start, start + len(title), title))


@contextmanager
def moved(vault: Vault, moves: Moves) -> Iterator[None]:
    """Within, names and links of `vault` are as they will be; afterwards as they were."""
    paths = dict.fromkeys([*moves.notes, *moves.titles])
    before = {path: vault.index.facts[path] for path in paths}
    for path in before:
        vault.remove(path)
    for file in moves.files:
        vault.remove_file(file)
    try:
        for path, facts in before.items():
            vault.put(moves.after(path), moves.titled(path, facts))
        for file in moves.files.values():
            vault.put_file(file)
        yield
    finally:
        for path in before:
            vault.remove(moves.after(path))
        for file in moves.files.values():
            vault.remove_file(file)
        for path, facts in before.items():
            vault.put(path, facts)
        for file in moves.files:
            vault.put_file(file)
