"""`timestamp.field-range`: minutes or seconds over 59."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.stamps import clock_of, is_anchor, place, rewrite
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.nodes import Timestamp

CODE = "timestamp.field-range"


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at the side that can't be; only `00:60:33`, counted on past the hour, is sure."""
    if not is_anchor(stamp):
        return None
    for piece in (stamp.time, stamp.label):
        clock = clock_of(piece)
        if piece is None or clock is None or clock.form != "canonical" or clock.in_range:
            continue
        if clock.meant is None:
            message = f"“{piece.text}” has minutes or seconds over 59: look the moment up"
            return Finding(CODE, "warning", place(stamp, piece), message)
        message = f"“{piece.text}” has minutes over 59: write {format_clock(clock.meant)}"
        other = clock_of(stamp.label if piece is stamp.time else stamp.time)
        safe = other is None or other.meant in (clock.meant, None)
        fix = rewrite(stamp, clock.meant, safe=safe)
        return Finding(CODE, "warning", place(stamp, piece), message, (fix,))
    return None


RULE = Rule(CODE, "warning", check_stamp=check)
