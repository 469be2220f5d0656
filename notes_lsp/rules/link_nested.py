"""`link.nested`: a wikilink in the text of another one."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit, Span

CODE = "link.nested"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each one that holds another."""
    for link in view.facts.broken_links:
        if link.kind == "nested" and link.inner is not None and link.target.text:
            message = (
                f"The link to “{link.target.text}” has another link in its text, so that it is "
                f"none: leave “{link.inner.text}” as plain text"
            )
            fix = Fix(
                f"Link to {link.target.text} alone",
                False,
                (Edit(*link.inner.span, link.inner.text),),
            )
            yield Finding(CODE, "warning", Span(link.start, link.end), message, (fix,))


RULE = Rule(CODE, "warning", check)
