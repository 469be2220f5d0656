"""Completion after `#^`: the block ids of the linked note."""

from __future__ import annotations

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import match, search_form


def complete_blocks(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The ids, in order of text."""
    note = here.vault.resolver.resolve(here.path, context.target).note
    if note is None:
        return [], False
    typed = search_form(context.typed)
    closing = "]]" if context.closes else ""
    found = [
        Candidate("block", f"^{mark.name}", "", mark.name + closing, mark.name)
        for mark in here.anchors_of(note).block_ids
        if match(typed, search_form(mark.name)) is not None
    ]
    limit = here.vault.settings.completion.limit
    return found[:limit], len(found) > limit
