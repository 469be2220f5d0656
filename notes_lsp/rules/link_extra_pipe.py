"""`link.extra-pipe`: a wikilink with a second pipe, which its readers see."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Edit

CODE = "link.extra-pipe"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each alias with a pipe. In embeds the pipes are for the sizes of pictures."""
    for link, _, _ in view.links:
        if link.alias is not None and "|" in link.alias.text and not link.embed:
            yield _finding(link.alias)


def _finding(alias: Piece) -> Finding:
    parts = [part.strip(" \t\\") for part in alias.text.split("|")]
    last = next((part for part in reversed(parts) if part), "")
    message = f"Readers see all of “{alias.text}”, its pipe too: keep one part"
    keep = Fix(f"Keep “{last}”", False, (Edit(*alias.span, last),))
    return Finding(CODE, "hint", alias.span, message, (keep,) if last else ())


RULE = Rule(CODE, "hint", check)
