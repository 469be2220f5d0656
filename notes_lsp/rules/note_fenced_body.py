"""`note.fenced-body`: a note whose whole body stands in a code fence."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit

CODE = "note.fenced-body"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding at the opening fence."""
    fenced = view.facts.fenced_body
    if fenced is None:
        return
    message = (
        "The body of this note is a code block: its links and timestamps are dead. "
        "Take the ``` lines away"
    )
    edits = [Edit(*span, "") for span in fenced if span is not None]
    fix = Fix("Take the code fence away", True, tuple(edits))
    yield Finding(CODE, "warning", fenced.opening, message, (fix,))


RULE = Rule(CODE, "warning", check)
