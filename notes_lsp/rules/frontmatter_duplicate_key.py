"""`frontmatter.duplicate-key`: a key that stands in the frontmatter twice."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Related, Rule
from notes_lsp.rules.view import NoteView

CODE = "frontmatter.duplicate-key"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding at each key that stands there before."""
    for first, again in view.facts.repeated_keys:
        message = f"“{again.text}” stands in the frontmatter before: remove one of the two"
        related = Related(view.path, first.span, "the first one")
        yield Finding(CODE, "warning", again.span, message, related=(related,))


RULE = Rule(CODE, "warning", check)
