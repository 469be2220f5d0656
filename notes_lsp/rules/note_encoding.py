"""`note.encoding`: a file that can't be read as UTF-8 text."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Span

CODE = "note.encoding"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding, at the first byte that is not text."""
    fault = view.facts.fault
    if fault is not None:
        yield Finding(CODE, "warning", Span(fault.start, fault.end), fault.message)


RULE = Rule(CODE, "warning", check)
