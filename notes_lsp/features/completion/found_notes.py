"""Finding the notes that somebody means who has typed a part of a name."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable, Iterator
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from notes_lsp.features.cursor import Here
from notes_lsp.features.note_lines import NoteLines
from notes_lsp.features.owned_lines import OwnedLines, search_lines
from notes_lsp.features.search import ENOUGH, INSIDE, PREFIX, SCATTERED, WHOLE, WORD, search_form
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.names import fold
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault

_GROUPS: Final = (0, 1, 1, 2, 3)
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


def find_notes(here: Here, typed: str, most: int) -> tuple[list[FoundNote], bool]:
    """At most so many notes that `typed` may mean, the best first, and whether there are more. At
    the start of words, inside, or with other letters between: in each case those of the same
    folder come first, then those that fit better, then those that are used more."""
    names = _names(here.vault)
    folder = folder_of(here.path)
    found: dict[NotePath, FoundNote] = {}
    for tier, own, path, shown in names.fits(folder, search_form(typed)):
        if tier == SCATTERED and len(found) >= ENOUGH:
            return list(found.values()), True
        if path not in found and (own or folder_of(path) != folder):
            found[path] = FoundNote(path, shown, tier)
            if len(found) > most:
                break
    return list(found.values())[:most], len(found) > most


def prepare_notes(vault: Vault) -> Iterator[None]:
    """Work out, in steps, what finding notes of the vault for the first time needs."""
    yield from _kept.setdefault(vault, _NoteNames()).fill(vault)


class _Fit(NamedTuple):
    tier: int
    own: bool
    """Whether it was looked for in the folder of the one who writes."""
    path: NotePath
    shown: str


class _NoteNames(NoteLines):
    """The names of a vault's notes, the most used notes first."""

    def __init__(self) -> None:
        super().__init__()
        self._folder: tuple[str, int, OwnedLines[NotePath]] | None = None
        """A folder, and the names in it as they were at a version: the one asked about last."""

    def _lines_of(self, note: NotePath) -> str:
        return _lines(self._index.names[note])

    def _lines_of_all(self, index: VaultIndex) -> Generator[None, None, OwnedLines[NotePath]]:
        notes = sorted(index.names)
        uses = array("I")
        for note in notes:
            names = index.names.get(note)
            uses.append(0 if names is None else index.mention_count(fold(names.stem)))
            yield
        by_use = sorted(range(len(notes)), key=uses.__getitem__, reverse=True)
        yield
        lines = OwnedLines(index.numbering)
        yield from lines.fill_in_steps(
            (notes[number], _lines(index.names[notes[number]]))
            for number in by_use
            if notes[number] in index.names
        )
        return lines

    def fits(self, folder: str, typed: str) -> Iterator[_Fit]:
        """The notes that `typed`, in search form, fits, the best first; some more than once."""
        both = ((True, self._of_folder(folder)), (False, self.lines))
        for path in sorted(self._index.having(typed), key=lambda path: self._use(path, folder)):
            if typed in (forms := _forms(self._index.names[path])):
                yield _Fit(WHOLE, folder_of(path) == folder, path, forms[typed])
        in_pieces = [(own, lines, lines.in_pieces(typed)) for own, lines in both]
        for own, lines, places in in_pieces:
            yield from self._at(PREFIX, own, lines, places.at_start)
            yield from self._at(WORD, own, lines, places.at_word)
        for own, lines, places in in_pieces:
            yield from self._at(INSIDE, own, lines, places.inside)
        for own, lines in both:
            yield from self._at(SCATTERED, own, lines, lines.in_order(typed))

    def _use(self, path: NotePath, folder: str) -> tuple[bool, int]:
        return folder_of(path) != folder, self.lines.place_of(path)

    def _of_folder(self, folder: str) -> OwnedLines[NotePath]:
        """The names of the notes in a folder, kept until they change or another is asked for."""
        if self._folder is None or self._folder[:2] != (folder, self._version):
            lines = OwnedLines(self._index.numbering)
            paths = sorted(self._index.in_folder(folder), key=self.lines.place_of)
            lines.fill((path, self.lines.lines_of(path)) for path in paths)
            self._folder = folder, self._version, lines
        return self._folder[2]

    def _at(
        self, tier: int, own: bool, lines: OwnedLines[NotePath], places: Iterable[int]
    ) -> Iterator[_Fit]:
        """The notes at these `places` of `lines`."""
        for place in places:
            path, number = lines.at(place)
            shown = list(_forms(self._index.names[path]).values())[number]
            yield _Fit(tier, own, path, shown)


def _lines(names: Names) -> str:
    return search_lines(_forms(names))


def _forms(names: Names) -> dict[str, str]:
    """The names of a note in search form, each once, with how they are shown."""
    forms: dict[str, str] = {}
    for shown in names.every():
        if shown:
            forms.setdefault(search_form(shown), shown)
    return forms


_kept: WeakKeyDictionary[Vault, _NoteNames] = WeakKeyDictionary()


def _names(vault: Vault) -> _NoteNames:
    """The names, as they are now."""
    names = _kept.setdefault(vault, _NoteNames())
    names.follow(vault)
    return names
