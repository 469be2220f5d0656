"""`note.duplicate-block-id`: a block id that two blocks of a note have."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Related, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Mark
from notes_lsp.text.span import Span
from notes_lsp.vault.names import same_case

CODE = "note.duplicate-block-id"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding at each id that a block before it has."""
    first: dict[str, Mark] = {}
    for mark in view.facts.block_ids():
        known = first.setdefault(same_case(mark.name), mark)
        if known is not mark:
            message = f"Another block has the id ^{known.name}: links lead to the first one"
            related = Related(view.path, Span(known.start, known.end), "the first one")
            yield Finding(CODE, "warning", Span(mark.start, mark.end), message, related=(related,))


RULE = Rule(CODE, "warning", check)
