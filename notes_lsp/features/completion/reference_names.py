"""Completion of the name of a link reference after `][`."""

from __future__ import annotations

import re
from typing import Final

from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor
from notes_lsp.features.search import best_matches
from notes_lsp.text.span import Span

_NAME: Final = re.compile(r"\]\[([^\[\]]{0,200})\Z")


def complete_reference_name(cursor: Cursor) -> Completions | None:
    """The names that this note defines, with where they lead."""
    written = _NAME.search(cursor.before)
    if written is None:
        return None
    definitions = cursor.here.note.each(lambda block: block.definitions)
    candidates = [
        Candidate("reference", label, destination, f"{label}]", label)
        for label, destination in {
            item.label.text: item.destination.text for item in definitions
        }.items()
    ]
    limit = cursor.here.vault.settings.completion.limit
    chosen, more = best_matches(written[1], candidates, lambda item: item.matched, limit)
    start = cursor.offset - len(written[1])
    return Completions(chosen, Span(start, cursor.end_of("]")), more)
