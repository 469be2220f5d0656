"""`timestamp.parts`: a `data-t` that is not hours, minutes and seconds."""

from __future__ import annotations

from typing import Final

from notes_lsp.rules.finding import Finding, Fix, Level, Rule
from notes_lsp.rules.stamps import (
    is_anchor,
    label_clock,
    place,
    rewrite,
    sure_seconds,
    time_clock,
)
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import Clock, ClockForm, format_clock
from notes_lsp.syntax.nodes import Timestamp

CODE = "timestamp.parts"

_WORDS: Final[dict[ClockForm, str]] = {
    "short": "has two parts",
    "one-digit-hours": "has one digit for the hours",
    "four-parts": "has four parts",
    "three-digits": "has a part of three digits",
    "one-digit": "has a part of one digit",
    "trailing-colon": "ends with a colon",
    "fraction": "has a fraction of a second",
    "number": "is a plain number of seconds",
    "units": "is written with units",
    "unreadable": "is no time",
}


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at the value of `data-t`."""
    clock = time_clock(stamp)
    if not is_anchor(stamp) or clock is None or stamp.time is None:
        return None
    words = _WORDS.get(clock.form)
    if words is None:
        return None
    seconds, safe = _meant(clock, label_clock(stamp))
    message = f"data-t=“{stamp.time.text}” {words}{_effect(clock)}"
    if seconds is None:
        message += ": write the time as HH:MM:SS"
        fixes: tuple[Fix, ...] = ()
    else:
        message += f": write {format_clock(seconds)}"
        fixes = (rewrite(stamp, seconds, safe=safe),)
    level: Level = "hint" if clock.form == "one-digit-hours" else "warning"
    return Finding(CODE, level, place(stamp, stamp.time), message, fixes)


def _effect(clock: Clock) -> str:
    """What the site makes of it, where that is another moment."""
    if clock.literal is None:
        return ", so that the site goes nowhere"
    if clock.meant is None or clock.literal == clock.meant:
        return ""
    return f", so that the site goes to {format_clock(clock.literal)}"


def _meant(time: Clock, label: Clock | None) -> tuple[int | None, bool]:
    """The moment that is meant, and whether that is sure: what `data-t` certainly says, unless
    the label certainly says otherwise; else the label; else what `data-t` may say."""
    own, shown = sure_seconds(time), sure_seconds(label)
    if own is not None and time.form == "one-digit":
        # Any digit may have got lost, not just a zero, unless the label has it.
        return own, own == shown and label is not None and label.form == "canonical"
    if own is not None:
        return own, shown is None or shown == own
    if shown is not None:
        return shown, True
    return time.meant, False


RULE = Rule(CODE, "warning", check_stamp=check)
