"""`link.missing-block`: a wikilink to a block id that its note does not have."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.link_fragments import fragments
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.anchors import block_name

CODE = "link.missing-block"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each `#^id` that no block of its note has."""
    for fragment in fragments(view, "block"):
        name = block_name(fragment.piece.text)
        if fragment.anchors.block(name) is None:
            message = f"{view.name(fragment.note)} has no block with the id ^{name}"
            yield Finding(CODE, "warning", fragment.piece.span, message)


RULE = Rule(CODE, "warning", check)
