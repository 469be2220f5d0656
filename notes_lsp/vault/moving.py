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
class NewNames:
    """Names that a note has from its text, as they will be; None and nothing for those that stay
    as they are."""

    title: str | None = None
    first_heading: str | None = None
    aliases: dict[str, str] = field(default_factory=dict)
    """New ones by old ones."""

    def put_into(self, facts: Facts) -> Facts:
        """`facts` with these names. Places are as they were."""
        title = facts.title
        if self.title is not None:
            start = title.start if title is not None else 0
            title = Piece(start, start + len(self.title), self.title)
        aliases = tuple(
            alias._replace(text=self.aliases.get(alias.text, alias.text)) for alias in facts.aliases
        )
        heading = facts.first_heading if self.first_heading is None else self.first_heading
        return replace(facts, title=title, aliases=aliases, first_heading=heading)


@dataclass(slots=True)
class Moves:
    """Where files of a vault go. Nothing is written: that is for those who carry them out."""

    notes: dict[NotePath, NotePath] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """Of attachments."""
    names: dict[NotePath, NewNames] = field(default_factory=dict)
    """What notes are called anew in their texts, by where these are now. They need not move."""

    def after(self, note: NotePath) -> NotePath:
        """Where a note is afterwards."""
        return self.notes.get(note, note)

    def touched(self) -> list[NotePath]:
        """The notes that have other names afterwards, by where they are now."""
        return list(dict.fromkeys([*self.notes, *self.names]))

    def named(self, note: NotePath, facts: Facts) -> Facts:
        """`facts`, which are those of `note`, with its new names. Places are as they were."""
        names = self.names.get(note)
        return facts if names is None else names.put_into(facts)


@contextmanager
def moved(vault: Vault, moves: Moves) -> Iterator[None]:
    """Within, names and links of `vault` are as they will be; afterwards as they were."""
    before = {path: vault.index.facts[path] for path in moves.touched()}
    for path in before:
        vault.remove(path)
    for file in moves.files:
        vault.remove_file(file)
    try:
        for path, facts in before.items():
            vault.put(moves.after(path), moves.named(path, facts))
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


@contextmanager
def joined_by(vault: Vault, path: NotePath, facts: Facts) -> Iterator[None]:
    """Within, a note that nobody has saved is one of `vault`, so that its links count; one that
    is there already stays as it is."""
    if path in vault.index.facts:
        yield
        return
    vault.put(path, facts)
    try:
        yield
    finally:
        vault.remove(path)
