"""A vault as it will be when some of its files have moved: to ask where links lead then."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Generic, TypeVar

from notes_lsp.syntax.nodes import Piece
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.habits import Habits
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.names import fold, last_component, same_case
from notes_lsp.vault.note_names import Names, names_of
from notes_lsp.vault.paths import NotePath

_Place = TypeVar("_Place")


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


class NamesAfter:
    """The names of a vault as they will be when files have moved: what resolution asks of an index.
    The index itself stays as it is, and must, for as long as this is asked."""

    def __init__(self, index: VaultIndex, moves: Moves) -> None:
        """Without the notes that have other names afterwards: each is to be told by `take`."""
        self.extensions = index.extensions
        self._index = index
        self._moves = moves
        self._gone = frozenset(moves.touched())
        self._by_name: dict[str, list[NotePath]] = {}
        self._files: dict[str, list[str]] = {}
        self._habits = index.habits.of_headings()
        self._names: dict[NotePath, Names] = {}
        for file in moves.files.values():
            self._files.setdefault(same_case(last_component(file)), []).append(file)
        self.names: Mapping[NotePath, Names] = ChainMap(self._names, index.names)
        """Also of what is no longer called so, which `having` does not tell of."""
        self.facts: Container[NotePath] = _Places(index.facts, self._gone, self._names)
        self.file_paths: Container[str] = _Places(
            index.file_paths, moves.files, frozenset(moves.files.values())
        )

    def take(self, path: NotePath) -> Names:
        """Let the note that is at `path` now be where it will be. Its names there."""
        new, before = self._moves.after(path), self._index.names[path]
        facts = self._moves.named(path, self._index.facts[path])
        names = self._names[new] = names_of(new, facts, self.extensions)
        for key in names.folds():
            self._by_name.setdefault(key, []).append(new)
        self._habits.count("", before.stem, None, before.first_heading, -1)
        self._habits.count("", names.stem, None, names.first_heading, 1)
        return names

    @property
    def habits(self) -> Habits:
        """Of headings alone."""
        return self._habits

    def having(self, name: str) -> Iterator[NotePath]:
        """As `VaultIndex.having`."""
        stay = (path for path in self._index.having(name) if path not in self._gone)
        return chain(stay, self._by_name.get(fold(name), ()))

    def files_named(self, name: str) -> Iterator[str]:
        """As `VaultIndex.files_named`."""
        stay = (file for file in self._index.files_named(name) if file not in self._moves.files)
        return chain(stay, self._files.get(same_case(name), ()))


class _Places(Generic[_Place]):
    """Which paths there are when some have gone and others have come."""

    def __init__(
        self, before: Container[_Place], gone: Container[_Place], came: Container[_Place]
    ) -> None:
        self._before, self._gone, self._came = before, gone, came

    def __contains__(self, path: object) -> bool:
        return path in self._came or (path in self._before and path not in self._gone)
