"""`md-link.missing-definition`: a link by reference whose label is defined nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Edit
from notes_lsp.vault.nearest import nearest_label

CODE = "md-link.missing-definition"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each `[text][label]` that can't be meant as text."""
    for _, label in view.facts.undefined:
        message = (
            f"This note does not define “{label.text}”: write [{label.text}]: and the address in a "
            "line of its own, or correct the label"
        )
        search = partial(_write_nearest, view, label)
        yield Finding(CODE, "warning", label.span, message, search_fixes=search)


def _write_nearest(view: NoteView, label: Piece) -> tuple[Fix, ...]:
    found = nearest_label(view.facts, label.text)
    if found is None:
        return ()
    return (Fix(f"Write {found}", False, (Edit(*label.span, found),)),)


RULE = Rule(CODE, "warning", check)
