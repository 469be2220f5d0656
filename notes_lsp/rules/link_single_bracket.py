"""`link.single-bracket`: a wikilink with one bracket in place of two on either side."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit, Span

CODE = "link.single-bracket"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each `[name | text]` whose name is that of a note."""
    for link in view.facts.broken_links:
        if link.kind != "single" or not link.target.text:
            continue
        resolution = view.vault.resolver.resolve(view.path, link.target.text)
        if resolution.note is not None:
            message = f"A link to “{link.target.text}” has two brackets on either side: write [[…]]"
            edits = (Edit(link.start, link.start, "["), Edit(link.end, link.end, "]"))
            fix = Fix("Write [[…]]", resolution.same_folder, edits)
            yield Finding(CODE, "warning", Span(link.start, link.end), message, (fix,))


RULE = Rule(CODE, "warning", check)
