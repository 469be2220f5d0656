"""`timestamp.label-mismatch`: a stamp that shows one time and seeks to another."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Fix, Level, Rule
from notes_lsp.rules.shift_evidence import shift_evidence
from notes_lsp.rules.stamps import (
    SAME_WORDS,
    is_anchor,
    label_clock,
    place,
    sure_seconds,
    time_clock,
)
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import HOUR, MINUTE, format_clock
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit
from notes_lsp.vault.videos import counted_seconds

CODE = "timestamp.label-mismatch"


def check(view: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at the label, which is what a writer looks at."""
    time, label = sure_seconds(time_clock(stamp)), sure_seconds(label_clock(stamp))
    if not is_anchor(stamp) or time is None or label is None or time == label:
        return None
    level: Level = "information" if _are_close(time, label) else "warning"
    message = (
        f"The label says {format_clock(label)}, the link goes to {format_clock(time)}: "
        "make them the same"
    )
    likelier = _likelier(view, stamp, time, label)
    sides = sorted((time, label), key=lambda seconds: seconds != likelier)
    fixes = tuple(_use(stamp, seconds, preferred=seconds == likelier) for seconds in sides)
    return Finding(CODE, level, place(stamp, stamp.label), message, fixes)


def _are_close(time: int, label: int) -> bool:
    """Whether both may be about the same words."""
    return abs(time - label) <= SAME_WORDS


def _is_shifted(time: int, label: int) -> bool:
    """Whether one of the two is the other with its minutes for hours."""
    first, second = sorted((time, label))
    return second >= HOUR and first == second // MINUTE


def _use(stamp: Timestamp, seconds: int, *, preferred: bool) -> Fix:
    """Write `seconds` on both sides."""
    written = format_clock(seconds)
    pieces = [piece for piece in (stamp.time, stamp.label) if piece is not None]
    edits = tuple(Edit(*piece.span, written) for piece in pieces if piece.text != written)
    return Fix(f"Make both {written}", False, edits, preferred)


def _likelier(view: NoteView, stamp: Timestamp, time: int, label: int) -> int | None:
    """The side that is more likely right: where the words begin, if both are about the same ones;
    the one that is not shifted; the one that the video is long enough for; the one nearer to the
    stamps around it. None where nothing tells: in notes with shifted stamps nobody knows which
    whole minutes are such."""
    if _are_close(time, label) or _is_shifted(time, label):
        return min(time, label)
    evidence = view.once(shift_evidence)
    if evidence.suspects and not (time % MINUTE and label % MINUTE):
        return None
    end = view.vault.settings.timestamps.max_video_hours * HOUR
    if evidence.bound is not None and evidence.bound.reliable:
        end = min(end, evidence.bound.seconds + SAME_WORDS)
    possible = [seconds for seconds in (time, label) if seconds < end]
    around = view.once(_around)[stamp.start]
    if len(possible) < 2 or not around:
        return possible[0] if len(possible) == 1 else None
    return min(possible, key=lambda side: min(abs(side - moment) for moment in around))


def _around(view: NoteView) -> dict[int, list[int]]:
    """By where each stamp starts, the moments of the one before and the one after it."""
    counted = [
        (stamp.start, moment)
        for stamp in view.facts.timestamps()
        if (moment := counted_seconds(stamp)) is not None
    ]
    moments = [moment for _, moment in counted]
    return {
        start: moments[max(0, index - 1) : index] + moments[index + 1 : index + 2]
        for index, (start, _) in enumerate(counted)
    }


RULE = Rule(CODE, "warning", check_stamp=check)
