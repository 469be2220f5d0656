"""`frontmatter.unclosed`: frontmatter that lacks its closing `---`."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit

CODE = "frontmatter.unclosed"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding at the opening fence."""
    unclosed = view.facts.unclosed_frontmatter
    if unclosed is None:
        return
    message = (
        "This frontmatter is never closed, so that the note has no title and all of it is text: "
        "write --- below its last line"
    )
    close = Edit(unclosed.end, unclosed.end, f"{unclosed.line_end}---")
    yield Finding(
        CODE, "warning", unclosed.opening, message, (Fix("Close the frontmatter", True, (close,)),)
    )


RULE = Rule(CODE, "warning", check)
