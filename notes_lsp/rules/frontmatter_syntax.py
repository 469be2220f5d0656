"""`frontmatter.syntax`: frontmatter that is no YAML."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Edit, Span

CODE = "frontmatter.syntax"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding at the exact place, with quotes as the fix where they would do."""
    problem = view.facts.problem
    if problem is not None:
        message = problem.message[:1].upper() + problem.message[1:]
        fixes = () if problem.quotable is None else (_quote(problem.quotable),)
        yield Finding(CODE, "error", Span(problem.start, problem.end), message, fixes)


def _quote(value: Piece) -> Fix:
    """Put the value in quotes: double ones, or single ones where it holds what those escape."""
    text = value.text
    quoted = f'"{text}"' if not {'"', "\\"} & set(text) else "'" + text.replace("'", "''") + "'"
    return Fix("Put the value in quotes", True, (Edit(value.start, value.end, quoted),))


RULE = Rule(CODE, "error", check)
