"""`link.in-html`: a wikilink in an HTML block, where no program makes a link of it."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Span

CODE = "link.in-html"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each one that names a note or file: what else stands in double brackets there
    may be code."""
    for link, _, resolution in view.vault.resolved_links(view.path):
        if link.context == "html" and not link.doubtful and resolution.rung not in ("self", "none"):
            message = (
                f"In HTML the link to “{link.target.text}” stays plain text: "
                "put it into a paragraph of its own, or write <a href>"
            )
            yield Finding(CODE, "hint", Span(link.start, link.end), message)


RULE = Rule(CODE, "hint", check)
