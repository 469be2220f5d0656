"""`timestamp.label-empty`: a stamp that nobody can see."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.stamps import is_anchor, rewrite, time_clock, whole
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.nodes import Flaw, Timestamp

CODE = "timestamp.label-empty"


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding over the whole stamp."""
    clock = time_clock(stamp)
    if not is_anchor(stamp) or not stamp.flaws & Flaw.LABEL_EMPTY:
        return None
    if clock is None or clock.meant is None:
        message = "This timestamp shows nothing: write its label"
        return Finding(CODE, "warning", whole(stamp), message)
    message = f"This timestamp shows nothing: write the label [{format_clock(clock.meant)}]"
    fix = rewrite(stamp, clock.meant, safe=clock.certain)
    return Finding(CODE, "warning", whole(stamp), message, (fix,))


RULE = Rule(CODE, "warning", check_stamp=check)
