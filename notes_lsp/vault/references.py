"""What a link refers to: its target, its fragment and its label, as the vault writes links."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.syntax.nodes import Piece, Wikilink
from notes_lsp.syntax.wikilinks import split_fragment


class Reference(NamedTuple):
    """A link's parts by what they mean, whichever side of the pipe they stand on."""

    target: Piece
    fragment: Piece | None
    label: Piece | None
    """What a reader sees instead of the target."""


def reference_of(link: Wikilink, *, alias_first: bool) -> Reference:
    """The parts of `link`; with `alias_first` (Dendron) it is `[[Label|target#fragment]]`."""
    if not alias_first or link.alias is None:
        return Reference(link.target, link.fragment, link.alias)
    text = link.alias.text
    target, fragment = split_fragment(text, 0, len(text))
    by = link.alias.start
    return Reference(target.moved(by), fragment.moved(by) if fragment else None, link.target)
