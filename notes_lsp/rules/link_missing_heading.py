"""`link.missing-heading`: a wikilink to a heading that its note does not have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.link_fragments import Fragment, fragments
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit
from notes_lsp.vault.nearest import nearest_heading

CODE = "link.missing-heading"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each fragment that is no heading of its note."""
    for fragment in fragments(view, "heading"):
        if fragment.anchors.heading(fragment.piece.text) is None:
            message = f"{view.name(fragment.note)} has no heading “{fragment.piece.text}”"
            yield Finding(
                CODE,
                "warning",
                fragment.piece.span,
                message,
                search_fixes=partial(_write_nearest, fragment),
            )


def _write_nearest(fragment: Fragment) -> tuple[Fix, ...]:
    found = nearest_heading(fragment.facts, fragment.piece.text)
    if found is None:
        return ()
    return (Fix(f"Write “{found}”", False, (Edit(*fragment.piece.span, found),)),)


RULE = Rule(CODE, "warning", check)
