"""Finding attachments by a part of their names."""

from __future__ import annotations

from heapq import nsmallest
from typing import NamedTuple
from weakref import WeakKeyDictionary

from notes_lsp.features.cursor import Here
from notes_lsp.features.owned_lines import OwnedLines, search_lines
from notes_lsp.features.search import search_form
from notes_lsp.vault.names import file_extension, last_component
from notes_lsp.vault.numbering import Numbering
from notes_lsp.vault.paths import folder_of
from notes_lsp.vault.vault import Vault


class FoundFile(NamedTuple):
    """The path of an attachment, and how its name fits: see `Match`."""

    path: str
    tier: int


def find_files(here: Here, typed: str, most: int) -> tuple[list[FoundFile], bool]:
    """At most so many attachments that `typed` may mean, and whether there are more: those first
    that it fits better, then those of the same folder."""
    files = _files(here.vault)
    folder = folder_of(here.path)
    found = [
        (fit.tier, folder_of(path) != folder, path)
        for place, fit in files.fits(search_form(typed), most).items()
        if file_extension(path := files.at(place).owner)
    ]
    return [FoundFile(path, tier) for tier, _, path in nsmallest(most, found)], len(found) > most


class _FileNames:
    """The names of all files that are no notes."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self.lines: OwnedLines[str] = OwnedLines(Numbering())

    def follow(self, present: set[str]) -> None:
        """Let the names be those of the files that are `present`."""
        if self._known == present:
            return
        new, gone = present - self._known, self._known - present
        self._known = set(present)
        if not self.lines.change({path: _line(path) for path in new}, gone):
            self.lines.fill((path, _line(path)) for path in present)


def _line(path: str) -> str:
    return search_lines([search_form(last_component(path))])


_kept: WeakKeyDictionary[Vault, _FileNames] = WeakKeyDictionary()


def _files(vault: Vault) -> OwnedLines[str]:
    """The names, as they are now."""
    names = _kept.setdefault(vault, _FileNames())
    names.follow(vault.index.file_paths)
    return names.lines
