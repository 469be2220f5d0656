"""The nearest name to one that leads nowhere: for "did you mean", when somebody asks."""

from __future__ import annotations

from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import fold, heading_key
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault

_ALIKE = 85.0
"""The least similarity, in per cent, that is worth a word: below, most guesses are wrong."""

_ENOUGH = 2000
"""Folders with up to this many notes are searched whole, with the vault's other names."""


def nearest_name(vault: Vault, source: NotePath, target: str) -> str | None:
    """The stem most like `target`, in the note's folder or else in the vault; None if no stem is
    like it."""
    names = vault.index.names
    near = {names[path].stem for path in vault.index.in_folder(folder_of(source))}
    found = _nearest(fold(target), {fold(stem): stem for stem in sorted(near)})
    if found is None and len(names) <= _ENOUGH:
        found = _nearest(fold(target), {fold(item.stem): item.stem for item in names.values()})
    return found


def nearest_heading(facts: Facts, fragment: str) -> str | None:
    """The heading most like `fragment`, as it would be written after a `#`."""
    wanted = heading_key(fragment.rpartition("#")[2])
    headings = {heading_key(heading.text): heading.text for heading in facts.headings()}
    return _nearest(wanted, {key: text for key, text in headings.items() if not _unlinkable(text)})


def _unlinkable(heading: str) -> bool:
    return any(character in heading for character in "[]|#^")


def _nearest(wanted: str, names: dict[str, str]) -> str | None:
    from rapidfuzz import fuzz, process  # takes 30 ms to load

    found = process.extractOne(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if found is None else names[found[0]]
