"""Whether a vault writes its links the other way round: `[[Label|target]]`, as Dendron does."""

from __future__ import annotations

from typing import Final

from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.names import fold, last_component
from notes_lsp.vault.paths import without_note_extension

_ENOUGH: Final = 20
"""Fewer links than this tell nothing of a vault's habits."""

_MOST_NOTES: Final = 500
"""How many notes are looked at, evenly spread over the vault: habits show in fewer."""

_SHARE: Final = 0.8
"""How many of the right sides must be names of notes."""


def is_alias_first(index: VaultIndex) -> bool:
    """Whether at least four of five links have the name of a note on the right of the pipe, and
    fewer have one on the left, in a sample of the notes: for when a vault has been read."""
    links = left = right = 0
    paths = sorted(index.facts)
    for path in paths[:: max(1, len(paths) // _MOST_NOTES)]:
        for link in index.facts[path].wikilinks():
            if link.alias is None or link.embed or not link.alias.text:
                continue
            links += 1
            left += _is_stem(link.target.text, index)
            right += _is_stem(link.alias.text.partition("#")[0], index)
    return links >= _ENOUGH and right >= _SHARE * links and left < right


def _is_stem(target: str, index: VaultIndex) -> bool:
    """Whether a note's file has this name, as far as folds tell."""
    name = last_component(without_note_extension(target.strip(), index.extensions))
    return any(fold(index.names[path].stem) == fold(name) for path in index.having(name))
