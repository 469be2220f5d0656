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
from notes_lsp.vault.index import Names
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
    names = _kept.setdefault(vault, _VaultNames())
    names.update(vault)
    ranks: list[_Rank] = []
    for place, fit in names.searched.fits(typed, CAP if kinds == _KINDS else COMPARED).items():
        kind = names.kind_at(vault, place)
        if kind in kinds:
            ranks.append(_Rank(fit, _KINDS.index(kind), names.searched.line(place), place))
    best = nsmallest(CAP * 2, ranks)
    return _without_repeats(names.found_at(vault, rank.place) for rank in best)[:CAP]


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

    def __init__(self) -> None:
        self.searched: SearchedText[NotePath] = SearchedText()
        self.facts: dict[NotePath, Facts] = {}
        """What the lines were made of."""

    def update(self, vault: Vault) -> None:
        """Follow the vault. A walk over the notes, but only what changed is looked at."""
        present = vault.index.facts
        changed = [path for path, facts in present.items() if self.facts.get(path) is not facts]
        lines: dict[NotePath, str] = {}
        for path in changed:
            self.facts[path] = present[path]
            lines[path] = _lines_of(vault.index.names[path], present[path])
        gone = self.facts.keys() - present.keys() if len(self.facts) > len(present) else set()
        for path in gone:
            del self.facts[path]
        if lines or gone:
            self.searched.update(lines, gone)

    def kind_at(self, vault: Vault, place: int) -> FoundKind:
        """What the line at `place` names."""
        path, number = self.searched.at(place)
        number -= len(_names_of_note(vault.index.names[path]))
        if number < 0:
            return "note"
        return "heading" if number < len(self.facts[path].heading_table) else "tag"

    def found_at(self, vault: Vault, place: int) -> Found:
        """The thing that the line at `place` names."""
        path, number = self.searched.at(place)
        things = _things(vault.index.names[path], path, self.facts[path])
        return next(islice(things, number, None))


def _lines_of(names: Names, facts: Facts) -> str:
    headings = [search_form(heading.text) for heading in facts.headings()]
    tags = [search_form(tag.name) for tag in facts.tags()]
    return search_lines((*_names_of_note(names), *headings, *tags))


_kept: WeakKeyDictionary[Vault, _VaultNames] = WeakKeyDictionary()
