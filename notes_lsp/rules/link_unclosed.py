"""`link.unclosed`: a wikilink that lacks its closing brackets, or one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import BrokenLink
from notes_lsp.text.span import Edit, Span

CODE = "link.unclosed"

_LONGEST_ALIAS = 80
"""In code points. What a link shows is no sentence: of 12,778 real ones 99.9 % are shorter."""
_SLUG = re.compile(r"\w+(?:[_-]\w+)+")


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each one that names a note or file, or is written as the link to one."""
    for link in view.facts.broken_links:
        if link.kind in ("unclosed", "half-closed") and _is_meant(view, link):
            yield _finding(link)


def _is_meant(view: NoteView, link: BrokenLink) -> bool:
    target, alias = link.target.text, link.alias
    if alias is not None and not 0 < len(alias.text) <= _LONGEST_ALIAS:
        return False
    if not any(map(str.isalpha, target)):
        return False
    if view.vault.resolver.resolve(view.path, target).rung != "none":
        return True
    return link.kind == "half-closed" and alias is not None and bool(_SLUG.fullmatch(target))


def _finding(link: BrokenLink) -> Finding:
    missing = "]" if link.kind == "half-closed" else "]]"
    message = f"The link to “{link.target.text}” is not closed: write {missing} after it"
    # Where the alias of an open link ends, nobody knows.
    safe = link.kind == "half-closed" or link.alias is None
    close = Fix(f"Write {missing}", safe, (Edit(link.end, link.end, missing),))
    return Finding(CODE, "warning", Span(link.start, link.end), message, (close,))


RULE = Rule(CODE, "warning", check)
