"""Finding the notes that somebody means who has typed a part of a name."""

from __future__ import annotations

from heapq import nsmallest
from itertools import islice
from typing import NamedTuple
from weakref import WeakKeyDictionary

from notes_lsp.features.cursor import Here
from notes_lsp.features.search import SCATTERED, Match, match, search_form
from notes_lsp.features.searched_text import COMPARED, SearchedText, search_lines
from notes_lsp.vault.names import fold
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault

_MOST_OF_FOLDER = 2000
"""How many notes of the own folder are compared one by one."""

_GROUPS = (0, 1, 1, 2, 3)
"""The tiers of matches among which the folder decides: the whole name, the start of a word,
inside of one, letters in order."""


class FoundNote(NamedTuple):
    """A note, and the one of its names that fits best."""

    path: NotePath
    name: str
    tier: int
    """How it fits: see `Match`."""


def group_of(tier: int) -> int:
    """Which of the tiers of matches count as equal, so that the folder or the kind decides."""
    return _GROUPS[tier]


class _Rank(NamedTuple):
    """Where a note comes in the list. Compared in this order."""

    group: int
    elsewhere: bool
    """Not in the folder of the one who writes."""
    tier: int
    spread: int
    """How far the letters are scattered. Where in a name a word starts makes it no better."""
    number: int
    """The note's, in order of use."""
    place: int
    """Of its name that fits."""


def find_notes(here: Here, typed: str, most: int) -> tuple[list[FoundNote], bool]:
    """At most so many notes that `typed` may mean, the best first, and whether there are more. At
    the start of words, inside, or with other letters between: in each case those of the same
    folder come first, then those that fit better, then those that are used more."""
    names = _names(here.vault)
    folder = folder_of(here.path)
    ranks: dict[int, _Rank] = {}
    for place, (tier, position) in names.fits(here, search_form(typed), most).items():
        number = names.searched.number(place)
        known = ranks.get(number)
        if known is None or tier < known.tier:
            spread = position if tier == SCATTERED else 0
            elsewhere = names.folders[number] != folder
            ranks[number] = _Rank(_GROUPS[tier], elsewhere, tier, spread, number, place)
    chosen = nsmallest(most, ranks.values())
    return [names.at(rank.place, rank.tier) for rank in chosen], len(ranks) > most


class _NoteNames:
    """The names of a vault's notes, the most used notes first."""

    def __init__(self) -> None:
        self.version: tuple[int, bool] | None = None
        """For which names of the vault this holds; notes are counted anew once all are read."""
        self.folders: list[str] = []
        """The folders of the notes, in order of use."""
        self._names: dict[NotePath, Names] = {}
        self._forms: dict[NotePath, list[tuple[str, str]]] = {}
        """The names of each note, in search form and as they are shown."""
        self._folds: dict[NotePath, str] = {}
        """What links to the note are counted under."""
        self.searched: SearchedText[NotePath] = SearchedText()

    def update(self, vault: Vault) -> None:
        """Follow the vault: look at the notes whose names have changed."""
        present = vault.index.names
        lines: dict[NotePath, str] = {}
        for path, names in present.items():
            if self._names.get(path) is not names:
                self._names[path] = names
                self._forms[path] = _forms(names)
                self._folds[path] = fold(names.stem)
                lines[path] = search_lines(form for form, _ in self._forms[path])
        gone = self._names.keys() - present.keys() if len(self._names) > len(present) else set()
        for path in gone:
            del self._names[path], self._forms[path], self._folds[path]
        count = vault.index.mention_count
        uses = {path: -count(folded) for path, folded in self._folds.items()}
        by_use = sorted(sorted(uses), key=uses.__getitem__)
        self.folders = [folder_of(path) for path in by_use]
        self.searched.update(lines, gone, by_use)
        self.version = _version(vault)

    def at(self, place: int, tier: int) -> FoundNote:
        """The note that has the line at `place`."""
        path, line = self.searched.at(place)
        return FoundNote(path, self._forms[path][line][1], tier)

    def fits(self, here: Here, typed: str, enough: int) -> dict[int, Match]:
        """The places of the names that fit, and how they do. Of so many that not all are compared,
        those of the own folder are."""
        fits = self.searched.fits(typed, enough)
        if len(fits) >= COMPARED:
            of_folder = here.vault.index.in_folder(folder_of(here.path))
            for path in islice(of_folder, _MOST_OF_FOLDER):
                for place, form in self.searched.lines_of(path):
                    fit = match(typed, form)
                    if fit is not None:
                        fits[place] = fit
        return fits


def _forms(names: Names) -> list[tuple[str, str]]:
    """The names of a note in search form, each once, and as they are shown."""
    forms: dict[str, str] = {}
    for shown in names.every():
        if shown:
            forms.setdefault(search_form(shown), shown)
    return list(forms.items())


_kept: WeakKeyDictionary[Vault, _NoteNames] = WeakKeyDictionary()


def _names(vault: Vault) -> _NoteNames:
    """The names, kept until one of them changes."""
    names = _kept.setdefault(vault, _NoteNames())
    if names.version != _version(vault):
        names.update(vault)
    return names


def _version(vault: Vault) -> tuple[int, bool]:
    return vault.names_version, vault.settled
