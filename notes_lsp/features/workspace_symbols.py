"""Finding notes, headings and tags of a vault by a part of their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from heapq import nsmallest
from itertools import accumulate, islice
from typing import Final, Literal, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from notes_lsp.features.search import SCATTERED, Match, match, search_form
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import Names
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

FoundKind: TypeAlias = Literal["note", "heading", "tag"]

CAP: Final = 200
"""Nobody reads further down a list."""

_RANKED: Final = 2000
"""How many names that fit in one way are compared: a letter or two fit half of a vault's."""

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


def workspace_symbols(vault: Vault, query: str) -> list[Found]:
    """What `query` may mean, the best first: whole words before letters that are only in order,
    notes before headings before tags. Nothing for an empty query: a vault has too many things."""
    typed = search_form(query.strip())
    if not typed:
        return []
    names = _kept.setdefault(vault, _VaultNames())
    names.update(vault)
    ranked: list[tuple[_Rank, Found]] = []
    for place, fit in _fits(names.text, typed).items():
        path, number = names.name_at(place)
        found = next(
            islice(_things(vault.index.names[path], path, names.facts[path]), number, None)
        )
        rank = _Rank(fit, _KINDS.index(found.kind), search_form(found.name), place)
        ranked.append((rank, found))
    return _without_repeats(found for _, found in nsmallest(CAP * 2, ranked))[:CAP]


def _without_repeats(found: Iterator[Found]) -> list[Found]:
    """Each note once, though several of its names fit, and each tag once, in whichever note."""
    once: dict[object, Found] = {}
    for item in found:
        once.setdefault(search_form(item.name) if item.kind == "tag" else item, item)
    return list(once.values())


def _fits(text: str, typed: str) -> dict[int, Match]:
    """Where the lines of `text` that `typed` fits start, and how it does. The ways to fit are
    tried from the best to the worst, as long as there are not enough."""
    fits: dict[int, Match] = {}
    for pattern in (f"\n{typed}", f" {typed}", typed):
        for start, end in islice(_lines_with(text, pattern), _RANKED):
            fit = match(typed, text[start:end]) if start not in fits else None
            if fit is not None:
                fits[start] = fit
        if len(fits) >= CAP:
            return fits
    if len(typed) > 1:
        letters = "".join(f"[^\n{letter}]*+{letter}" for letter in map(re.escape, typed))
        for scattered in islice(re.finditer(f"\n{letters}", text), _RANKED):
            start = scattered.start() + 1
            fits.setdefault(start, Match(SCATTERED, scattered.end() - start))
    return fits


def _lines_with(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    """Start and end of the lines of `text` that hold `pattern`, which may begin with the line end
    before. There is a line end before the first line and behind the last."""
    at = text.find(pattern)
    while at >= 0:
        start = text.rfind("\n", 0, at + 1) + 1
        end = text.find("\n", start)
        yield start, end
        at = text.find(pattern, end)


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
    every = (names.stem, names.title, *names.aliases)
    return list(dict.fromkeys(search_form(name) for name in every if name))


class _VaultNames:
    """All names of a vault in search form, one a line in one text, in the order of `_things`: in
    this form searching 30,000 names takes milliseconds, and keeping them 1 MB."""

    def __init__(self) -> None:
        self.text = "\n"
        self.facts: dict[NotePath, Facts] = {}
        """What the lines were made of."""
        self._lines: dict[NotePath, str] = {}
        self._paths: list[NotePath] = []
        self._starts: list[int] = []

    def update(self, vault: Vault) -> None:
        """Follow the vault. A walk over the notes, but only what changed is looked at."""
        present = vault.index.facts
        changed = [path for path, facts in present.items() if self.facts.get(path) is not facts]
        for path in changed:
            self.facts[path] = present[path]
            self._lines[path] = _lines_of(vault.index.names[path], present[path])
        gone = self.facts.keys() - present.keys() if len(self.facts) > len(present) else set()
        for path in gone:
            del self.facts[path], self._lines[path]
        if changed or gone:
            self._paths = list(self._lines)
            lines = self._lines.values()
            self._starts = list(accumulate(map(len, lines), initial=1))
            self.text = "".join(("\n", *lines))

    def name_at(self, place: int) -> tuple[NotePath, int]:
        """The note that the line at `place` is of, and which of its lines that is."""
        number = bisect_right(self._starts, place) - 1
        return self._paths[number], self.text.count("\n", self._starts[number], place)


def _lines_of(names: Names, facts: Facts) -> str:
    headings = [search_form(heading.text) for heading in facts.headings()]
    tags = [search_form(tag.name) for tag in facts.tags()]
    every = (*_names_of_note(names), *headings, *tags)
    return "".join(f"{name.replace(chr(10), ' ')}\n" for name in every)


_kept: WeakKeyDictionary[Vault, _VaultNames] = WeakKeyDictionary()
