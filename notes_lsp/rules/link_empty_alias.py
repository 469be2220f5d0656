"""`link.empty-alias`: a wikilink with nothing after its pipe."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit, Span

CODE = "link.empty-alias"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each link that shows nothing. Embeds show their note or file all the same,
    and in `[[Label|target]]` it is the target that is empty."""
    if view.vault.index.alias_first:
        return
    for link, _, _ in view.links:
        if link.alias is None or link.alias.text or link.embed:
            continue
        written = Span((link.fragment or link.target).end, link.end - len("]]"))
        message = (
            f"Nothing stands after the pipe, so that readers see no link to "
            f"“{link.target.text}”: drop the pipe, or write what they should see"
        )
        yield Finding(
            CODE,
            "hint",
            Span(link.start, link.end),
            message,
            (Fix("Drop the pipe", True, (Edit(*written, ""),)),),
        )


RULE = Rule(CODE, "hint", check)
