"""`timestamp.no-video`: timestamps in a note that does not say of which video."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.stamps import is_anchor, whole
from notes_lsp.rules.view import NoteView

CODE = "timestamp.no-video"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding at the first anchor. What is wrong with a `videoId` that is there, or with the
    frontmatter as a whole, is said there."""
    facts = view.facts
    if facts.video_id or facts.unclosed_frontmatter or facts.problem:
        return
    first = next(filter(is_anchor, view.timestamps), None)
    if first is not None:
        message = (
            "This timestamp leads nowhere, since the note names no video: "
            "write its videoId in the frontmatter"
        )
        yield Finding(CODE, "warning", whole(first), message)


RULE = Rule(CODE, "warning", check)
