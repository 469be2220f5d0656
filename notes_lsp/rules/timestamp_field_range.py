"""`timestamp.field-range`: minutes or seconds over 59."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.stamps import is_anchor, label_clock, rewrite, sure_seconds, time_clock
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import MINUTE, format_clock
from notes_lsp.syntax.nodes import Timestamp

CODE = "timestamp.field-range"


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at the side that can't be; only `00:60:33`, counted on past the hour, is sure."""
    if not is_anchor(stamp):
        return None
    time, label = time_clock(stamp), label_clock(stamp)
    for piece, clock, other in ((stamp.time, time, label), (stamp.label, label, time)):
        if piece is None or clock is None or clock.form != "canonical" or clock.in_range:
            continue
        says = f"“{piece.text}” has {_excess(piece.text)}"
        if clock.meant is None:
            message = f"{says}: look the moment up and correct it"
            return Finding(CODE, "warning", piece.span, message)
        message = f"{says}: write {format_clock(clock.meant)}"
        shown = sure_seconds(other)
        fix = rewrite(stamp, clock.meant, safe=shown in (clock.meant, None))
        return Finding(CODE, "warning", piece.span, message, (fix,))
    return None


def _excess(time: str) -> str:
    """What of `HH:MM:SS` is over 59."""
    fields = zip(time.split(":")[1:], ("minutes", "seconds"), strict=True)
    return " and ".join(f"{field} {unit}" for field, unit in fields if int(field) >= MINUTE)


RULE = Rule(CODE, "warning", check_stamp=check)
