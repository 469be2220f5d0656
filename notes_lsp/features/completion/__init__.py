"""Completion: what may be written at the cursor. One file a source; the parts of a wikilink that
each completes are in `SOURCES`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from notes_lsp.features.completion.aliases import complete_aliases
from notes_lsp.features.completion.blocks import complete_blocks
from notes_lsp.features.completion.candidates import Candidate, Completions
from notes_lsp.features.completion.headings import complete_headings
from notes_lsp.features.completion.link_context import LinkContext, Part, link_context
from notes_lsp.features.completion.notes import complete_notes
from notes_lsp.features.cursor import Here

Source: TypeAlias = Callable[[Here, LinkContext], tuple[list[Candidate], bool]]
"""Gives candidates, the best first, and whether there are more."""

SOURCES: Final[dict[Part, Source]] = {
    "target": complete_notes,
    "heading": complete_headings,
    "block": complete_blocks,
    "alias": complete_aliases,
}

TRIGGERS: Final = ("[", "#", "^", "|")
"""What makes a client ask by itself."""


def complete(here: Here, offset: int) -> Completions | None:
    """What may be written at `offset`; None where nothing is to be offered."""
    context = link_context(here, offset)
    if context is None:
        return None
    candidates, more = SOURCES[context.part](here, context)
    return Completions(candidates, context.replaced, more or not here.vault.settled)
