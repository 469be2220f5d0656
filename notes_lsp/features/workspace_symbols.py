"""Finding notes, headings and tags of a vault by a part of their names."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterable, Iterator
from heapq import nsmallest
from itertools import chain, islice
from typing import Final, Literal, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from notes_lsp.features.note_lines import NoteLines
from notes_lsp.features.owned_lines import OwnedLines, search_lines
from notes_lsp.features.search import ENOUGH, Match, search_form, search_forms
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

FoundKind: TypeAlias = Literal["note", "heading", "tag"]

CAP: Final = 200
"""Nobody reads further down a list."""

_COMPARED: Final = 300
"""Of how many headings that fit as well the nearest come first."""

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
    path: NotePath
    place: int


def workspace_symbols(vault: Vault, query: str) -> list[Found]:
    """What `query` may mean, the best first: whole words before letters that are only in order,
    notes before headings before tags. Nothing for an empty query: a vault has too many things."""
    typed = search_form(query.strip())
    if not typed:
        return []
    names = _names(vault)
    ranks: list[_Rank] = []
    for place, fit in _in_question(names.lines.fits(typed, CAP)):
        path, kind = names.kind_at(place)
        ranks.append(_Rank(fit, _KINDS.index(kind), names.lines.line(place), path, place))
    best = nsmallest(CAP * 2, ranks)
    found = _without_repeats(names.found_at(rank.place) for rank in best)
    return list(islice(found, CAP))


def _in_question(fits: dict[int, Match]) -> list[tuple[int, Match]]:
    """Those of the places where `fits` has a name that can be in the answer."""
    if len(fits) <= CAP * 2:
        return list(fits.items())
    worst = sorted(fits.values())[CAP * 2]
    return [(place, fit) for place, fit in fits.items() if fit <= worst]


def find_headings(vault: Vault, query: str, distance: Callable[[NotePath], int]) -> Iterator[Found]:
    """The headings that `query` may mean, those first that it fits better, then those in notes at
    a smaller distance. Some come more than once."""
    typed = search_form(query.strip())
    names = _names(vault)
    count = 0
    for places in names.lines.in_pieces(typed):
        found = list(islice(names.headings_at(places), _COMPARED))
        found.sort(key=lambda item: distance(item[0]))
        yield from (names.found_at(place) for _, place in found)
        count += len(found)
    if count < ENOUGH:
        scattered = names.headings_at(names.lines.in_order(typed))
        yield from (names.found_at(place) for _, place in scattered)


def prepare_symbols(vault: Vault) -> Iterator[None]:
    """Work out, in steps, what finding something in the vault for the first time needs."""
    yield from _kept.setdefault(vault, _VaultNames()).fill(vault)


def _without_repeats(found: Iterator[Found]) -> Iterator[Found]:
    """Each note once, though several of its names fit, and each tag once, in whichever note."""
    told: set[object] = set()
    for item in found:
        key = search_form(item.name) if item.kind == "tag" else item
        if key not in told:
            told.add(key)
            yield item


def _thing(names: Names, path: NotePath, facts: Facts, number: int) -> Found:
    """What has a name in a note: its headings, counted from 0, then its tags; the note itself has
    the names before them."""
    shown = names.shown
    if number < 0:
        place = facts.title.span if facts.title else Span(0, 0)
        return Found("note", shown, path, path, place)
    if number < len(facts.heading_table):
        heading = facts.heading(number)
        return Found("heading", heading.text, shown, path, Span(heading.start, heading.end))
    tag = facts.tag(number - len(facts.heading_table))
    return Found("tag", f"#{tag.name}", shown, path, Span(tag.start, tag.end))


def _names_of_note(names: Names) -> list[str]:
    """The names of a note in search form, each once."""
    return list(dict.fromkeys(search_form(name) for name in names.every() if name))


class _Counts:
    """How many of the first lines of each note are its own names, and how many of those behind them
    are headings; by the note's number."""

    def __init__(self) -> None:
        self._names = array("I")
        self._headings = array("I")

    def put(self, note: int, names: int, headings: int) -> None:
        """So many has a note."""
        missing = [0] * (note + 1 - len(self._names))
        self._names.extend(missing)
        self._headings.extend(missing)
        self._names[note], self._headings[note] = names, headings

    def of(self, note: int) -> tuple[int, int]:
        """The names and headings of a note."""
        return self._names[note], self._headings[note]


class _VaultNames(NoteLines):
    """All names of a vault, of each note in the order of `_thing`."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = _Counts()

    def _lines_of(self, note: NotePath) -> str:
        return _lines_of(note, self._index, self._counts)

    def _lines_of_all(self, index: VaultIndex) -> Generator[None, None, OwnedLines[NotePath]]:
        lines, counts = OwnedLines(index.numbering), _Counts()
        notes = (note for note in list(index.facts) if note in index.facts)
        yield from lines.fill_in_steps((note, _lines_of(note, index, counts)) for note in notes)
        self._counts = counts
        return lines

    def kind_at(self, place: int) -> tuple[NotePath, FoundKind]:
        """The note of the line at `place`, and what the line names."""
        note, number = self.lines.at(place)
        names, headings = self._counts_of(note)
        if number < names:
            return note, "note"
        return note, "heading" if number < names + headings else "tag"

    def headings_at(self, places: Iterable[int]) -> Iterator[tuple[NotePath, int]]:
        """Those of `places` whose lines are headings, with their notes."""
        for place in places:
            path, kind = self.kind_at(place)
            if kind == "heading":
                yield path, place

    def found_at(self, place: int) -> Found:
        """The thing that the line at `place` names."""
        note, number = self.lines.at(place)
        names, _ = self._counts_of(note)
        return _thing(self._index.names[note], note, self._index.facts[note], number - names)

    def _counts_of(self, note: NotePath) -> tuple[int, int]:
        return self._counts.of(self._index.numbering.number(note))


def _lines_of(note: NotePath, index: VaultIndex, counts: _Counts) -> str:
    """The lines of a note; `counts` gets how many of them name what."""
    facts = index.facts.in_passing(note)
    own = _names_of_note(index.names[note])
    counts.put(index.numbering.number(note), len(own), len(facts.heading_table))
    others = search_forms(chain(facts.heading_texts(), facts.tag_names()))
    return search_lines((*own, *others))


_kept: WeakKeyDictionary[Vault, _VaultNames] = WeakKeyDictionary()


def _names(vault: Vault) -> _VaultNames:
    """The names, as they are now."""
    names = _kept.setdefault(vault, _VaultNames())
    names.follow(vault)
    return names
