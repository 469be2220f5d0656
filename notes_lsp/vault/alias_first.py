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
    stems = {fold(names.stem) for names in index.names.values()}
    links = left = right = 0
    paths = sorted(index.facts)
    for path in paths[:: max(1, len(paths) // _MOST_NOTES)]:
        for link in index.facts[path].wikilinks():
            if link.alias is None or link.embed or not link.alias.text:
                continue
            links += 1
            left += _name(link.target.text, index) in stems
            right += _name(link.alias.text.partition("#")[0], index) in stems
    return links >= _ENOUGH and right >= _SHARE * links and left < right


def _name(target: str, index: VaultIndex) -> str:
    return fold(last_component(without_note_extension(target.strip(), index.extensions)))
