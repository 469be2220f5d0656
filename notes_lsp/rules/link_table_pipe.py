"""`link.table-pipe`: a wikilink in a table whose pipe ends the cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece, Wikilink
from notes_lsp.text.span import Edit, Span

CODE = "link.table-pipe"

_PADDED: Final = len(" | ")


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each link that most programs read as two cells. Quartz reads it as meant."""
    if view.vault.resolver.mode == "quartz":
        return
    for link, _, _ in view.links:
        alias = link.alias
        if link.context == "table" and alias is not None and alias.text and not link.escaped_pipe:
            yield _finding(link, alias)


def _finding(link: Wikilink, alias: Piece) -> Finding:
    pipe = Span((link.fragment or link.target).end, alias.start)
    message = (
        f"In a table this pipe ends the cell, and the link to “{link.target.text}” with it: "
        "write \\|"
    )
    escaped = " \\| " if pipe.end - pipe.start >= _PADDED else "\\|"
    return Finding(CODE, "hint", pipe, message, (Fix("Write \\|", True, (Edit(*pipe, escaped),)),))


RULE = Rule(CODE, "hint", check)
