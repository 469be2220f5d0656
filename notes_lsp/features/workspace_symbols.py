"""Finding notes, headings and tags of a vault by a part of their names."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from notes_lsp.features.search import Match, search_form
from notes_lsp.features.searched_text import COMPARED, SearchedText, search_lines
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

FoundKind: TypeAlias = Literal["note", "heading", "tag"]

CAP: Final = 200
"""Nobody reads further down a list."""

_KINDS: Final[tuple[FoundKind, ...]] = ("note", "heading", "tag")


class Found(NamedTuple):
    """A note, heading or tag, and where it is. `container` is the note's path, or its name."""

    kind: FoundKind
    name: str
    container: str
    path: NotePath
    span: Span


class _Rank(NamedTuple):
    """What comes first. Compared in this order."""

    fit: Match
    kind: int
    name: str
    place: int


def workspace_symbols(
    vault: Vault, query: str, kinds: tuple[FoundKind, ...] = _KINDS
) -> list[Found]:
    """What `query` may mean, of these `kinds`, the best first: whole words before letters that are
    only in order, notes before headings before tags. Nothing for an empty query: a vault has too
    many things."""
    typed = search_form(query.strip())
    if not typed:
        return []
    names = _names_of(vault)
    ranks: list[_Rank] = []
    for place, fit in names.searched.fits(typed, CAP if kinds == _KINDS else COMPARED).items():
        kind = names.kind_at(place)
        if kind in kinds:
            ranks.append(_Rank(fit, _KINDS.index(kind), names.searched.line(place), place))
    best = nsmallest(CAP * 2, ranks)
    return _without_repeats(names.found_at(rank.place) for rank in best)[:CAP]


def _names_of(vault: Vault) -> _VaultNames:
    names = _kept.get(vault)
    if names is None or names.index is not vault.index:
        names = _kept[vault] = _VaultNames(vault.index)
    names.update()
    return names


def _without_repeats(found: Iterator[Found]) -> list[Found]:
    """Each note once, though several of its names fit, and each tag once, in whichever note."""
    once: dict[object, Found] = {}
    for item in found:
        once.setdefault(search_form(item.name) if item.kind == "tag" else item, item)
    return list(once.values())


def _things(names: Names, path: NotePath, facts: Facts) -> Iterator[Found]:
    """What has a name in a note: the note for each of its names, its headings, its tags."""
    shown = names.title or names.stem
    note = Found("note", shown, path, path, facts.title.span if facts.title else Span(0, 0))
    for _ in _names_of_note(names):
        yield note
    for heading in facts.headings():
        yield Found("heading", heading.text, shown, path, Span(heading.start, heading.end))
    for tag in facts.tags():
        yield Found("tag", f"#{tag.name}", shown, path, Span(tag.start, tag.end))


def _names_of_note(names: Names) -> list[str]:
    """The names of a note in search form, each once."""
    return list(dict.fromkeys(search_form(name) for name in names.every() if name))


class _VaultNames:
    """All names of a vault, in the order of `_things`."""

    def __init__(self, index: VaultIndex) -> None:
        self.index = index
        self.searched: SearchedText[NotePath] = SearchedText()
        self._headings: dict[NotePath, int] = {}
        """How many of a note's lines are of headings."""
        self._moment = 0
        """When what is known of the index was so."""

    def update(self) -> None:
        """Follow the index. Only what changed is looked at."""
        facts, names = self.index.facts, self.index.names
        changed, self._moment = self.index.changed_since(self._moment)
        lines: dict[NotePath, str] = {}
        for path in changed:
            if path in facts:
                self._headings[path] = len(facts[path].heading_table)
                lines[path] = _lines_of(names[path], facts[path])
        gone = [path for path in changed if path not in facts and path in self._headings]
        for path in gone:
            del self._headings[path]
        if lines or gone:
            self.searched.update(lines, gone)

    def kind_at(self, place: int) -> FoundKind:
        """What the line at `place` names."""
        path, number = self.searched.at(place)
        number -= len(_names_of_note(self.index.names[path]))
        if number < 0:
            return "note"
        return "heading" if number < self._headings[path] else "tag"

    def found_at(self, place: int) -> Found:
        """The thing that the line at `place` names."""
        path, number = self.searched.at(place)
        things = _things(self.index.names[path], path, self.index.facts[path])
        return next(islice(things, number, None))


def _lines_of(names: Names, facts: Facts) -> str:
    headings = [search_form(heading.text) for heading in facts.headings()]
    tags = [search_form(tag.name) for tag in facts.tags()]
    return search_lines((*_names_of_note(names), *headings, *tags))


_kept: WeakKeyDictionary[Vault, _VaultNames] = WeakKeyDictionary()
