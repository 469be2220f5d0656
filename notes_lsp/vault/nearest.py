"""The nearest name to one that leads nowhere: for "did you mean", when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from notes_lsp.syntax.links import label_key
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import (
    file_extension,
    fold,
    heading_key,
    last_component,
    same_case,
)
from notes_lsp.vault.paths import NotePath, folder_of, without_note_extension
from notes_lsp.vault.vault import Vault

_ALIKE = 85.0
"""The least similarity, in per cent, that is worth a word: below, most guesses are wrong."""

_ENOUGH = 2000
"""Vaults with up to this many notes are searched whole, larger ones only in the note's folder."""


def nearest_note(vault: Vault, source: NotePath, target: str) -> NotePath | None:
    """The note with the name most like `target`, in the folder of the note `source` or else in
    the vault; None if no name is like it."""
    return NearestNames(vault).of(source, target)


class NearestNames:
    """The same for those who ask for many: the names of a folder are looked through only once.
    For as long as no note changes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._in_folder: dict[str, dict[str, NotePath]] = {}
        self._everywhere: dict[str, NotePath] | None = None

    def of(self, source: NotePath, target: str) -> NotePath | None:
        """As `nearest_note`."""
        index = self._vault.index
        wanted = fold(last_component(without_note_extension(target, index.extensions)))
        folder = folder_of(source)
        if folder not in self._in_folder:
            self._in_folder[folder] = self._by_fold(index.in_folder(folder))
        found = _nearest_of(wanted, self._in_folder[folder])
        if found is None and len(index.names) <= _ENOUGH:
            if self._everywhere is None:
                self._everywhere = self._by_fold(index.names)
            found = _nearest_of(wanted, self._everywhere)
        return found

    def _by_fold(self, notes: Iterable[NotePath]) -> dict[str, NotePath]:
        by_fold: dict[str, NotePath] = {}
        for path in sorted(notes):
            for key in sorted(self._vault.index.names[path].folds()):
                by_fold.setdefault(key, path)
        return by_fold


def _nearest_of(wanted: str, by_fold: Mapping[str, NotePath]) -> NotePath | None:
    found = _most_alike(wanted, by_fold)
    return None if found is None else by_fold[found]


def nearest_file(vault: Vault, source: NotePath, path: str) -> str | None:
    """The attachment with the file name most like that of `path` and the same extension, of
    several with one name the one in the folder of the note `source`. None if no name is like it,
    and in vaults with very many files."""
    files = vault.index.file_paths
    if len(files) > _ENOUGH:
        return None
    folder, extension = folder_of(source), file_extension(path)
    by_name: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (folder_of(file) != folder, file)):
        if file_extension(file) == extension:
            by_name.setdefault(same_case(last_component(file)), file)
    found = _most_alike(same_case(last_component(path)), by_name)
    return None if found is None else by_name[found]


def nearest_label(facts: Facts, label: str) -> str | None:
    """The label most like `label` that the note defines, as it is written there."""
    labels = {label_key(found.label.text): found.label.text for found in facts.definitions()}
    found = _most_alike(label_key(label), labels)
    return None if found is None else labels[found]


def nearest_heading(facts: Facts, fragment: str) -> str | None:
    """The heading most like the last part of `fragment`, as it would be written after a `#`."""
    headings = {
        heading_key(heading.text): heading.text
        for heading in facts.headings()
        if not any(sign in heading.text for sign in "[]|#^")
    }
    found = _most_alike(heading_key(fragment.rpartition("#")[2]), headings)
    return None if found is None else headings[found]


def _most_alike(wanted: str, names: Iterable[str]) -> str | None:
    from rapidfuzz import fuzz, process  # takes 30 ms to load, and few ask

    found = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if found is None else str(found[0])
