"""`link.unpublishable-alias`: a wikilink whose alias has a sign that Quartz can't read."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.link_stamp_alias import stamps_in_aliases
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece

CODE = "link.unpublishable-alias"

_SIGNS = "#[]"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each alias with `#`, `[` or `]`, where Quartz publishes the notes. Of
    timestamps in aliases `link.stamp-alias` speaks."""
    if view.vault.resolver.mode != "quartz":
        return
    for link, _, _ in view.links:
        alias = link.alias
        if alias is None or link.start in view.once(stamps_in_aliases):
            continue
        if any(sign in alias.text for sign in _SIGNS):
            yield _finding(alias)


def _finding(alias: Piece) -> Finding:
    found = " and ".join(sign for sign in _SIGNS if sign in alias.text)
    message = f"The site makes no link of an alias with {found} in it: write it without"
    return Finding(CODE, "hint", alias.span, message)


RULE = Rule(CODE, "hint", check)
