"""`timestamp.label-form`: a label that is not `[HH:MM:SS]`."""

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
from notes_lsp.syntax.nodes import Flaw, Timestamp

CODE = "timestamp.label-form"


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at the label. One of words is the writer's choice and no defect."""
    time, label = time_clock(stamp), label_clock(stamp)
    seconds = sure_seconds(time)
    if not is_anchor(stamp) or label is None or seconds is None or label.meant != seconds:
        return None
    if stamp.flaws & Flaw.LABEL_NO_BRACKETS:
        what = "has no brackets"
    elif stamp.flaws & Flaw.LABEL_DOUBLE_BRACKETS:
        what = "has two pairs of brackets, which make it a wikilink"
    elif label.form != "canonical":
        what = "is not HH:MM:SS"
    else:
        return None
    message = f"The label {what}: write [{format_clock(seconds)}]"
    fix = rewrite(stamp, seconds, safe=True)
    return Finding(CODE, "hint", place(stamp, stamp.label), message, (fix,))


RULE = Rule(CODE, "hint", check_stamp=check)
