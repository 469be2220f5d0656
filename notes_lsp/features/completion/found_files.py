"""Finding attachments by a part of their names."""

from __future__ import annotations

from heapq import nsmallest
from typing import NamedTuple
from weakref import WeakKeyDictionary

from notes_lsp.features.cursor import Here
from notes_lsp.features.search import search_form
from notes_lsp.features.searched_text import SearchedText, search_lines
from notes_lsp.vault.names import file_extension, last_component
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
        if file_extension(path := files.at(place)[0])
    ]
    return [FoundFile(path, tier) for tier, _, path in nsmallest(most, found)], len(found) > most


_kept: WeakKeyDictionary[Vault, SearchedText[str]] = WeakKeyDictionary()


def _files(vault: Vault) -> SearchedText[str]:
    """The names of all files that are no notes."""
    files = _kept.setdefault(vault, SearchedText())
    present = vault.index.file_paths
    known = files.lines.keys()
    if known != present:
        changed = {
            path: search_lines([search_form(last_component(path))]) for path in present - known
        }
        gone = known - present
        if not files.change(changed, gone):
            kept = {path: line for path, line in files.lines.items() if path not in gone}
            files.fill({**kept, **changed})
    return files
