"""`timestamp.template`: a stamp that still says `HH:MM:SS`."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.stamps import (
    is_anchor,
    label_clock,
    place,
    rewrite,
    sure_seconds,
    time_clock,
)
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.nodes import Timestamp

CODE = "timestamp.template"


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at the side that was never filled in; the other side fills it."""
    if not is_anchor(stamp):
        return None
    time, label = time_clock(stamp), label_clock(stamp)
    for clock, piece, other in ((time, stamp.time, label), (label, stamp.label, time)):
        if clock is not None and clock.form == "template" and piece is not None:
            seconds = sure_seconds(other)
            what = "the time" if seconds is None else format_clock(seconds)
            message = f"“{piece.text}” is a template that was never filled in: write {what}"
            fixes = () if seconds is None else (rewrite(stamp, seconds, safe=True),)
            return Finding(CODE, "warning", place(stamp, piece), message, fixes)
    return None


RULE = Rule(CODE, "warning", check_stamp=check)
