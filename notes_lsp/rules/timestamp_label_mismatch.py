"""`timestamp.label-mismatch`: a stamp that shows one time and seeks to another."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Fix, Level, Rule
from notes_lsp.rules.stamps import anchor, clock_of, is_anchor, place, sure_seconds, whole
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit
from notes_lsp.vault.videos import HOUR, counted_seconds

CODE = "timestamp.label-mismatch"

_CLOSE = 120
"""Seconds up to which the two may be the beginning and the end of the same words."""


def check(view: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding at the label, which is what a writer looks at."""
    time, label = sure_seconds(clock_of(stamp.time)), sure_seconds(clock_of(stamp.label))
    if not is_anchor(stamp) or time is None or label is None or time == label:
        return None
    far = abs(time - label) > _CLOSE or time // 60 == label or label // 60 == time
    level: Level = "warning" if far else "information"
    message = (
        f"The label says {format_clock(label)}, the link goes to {format_clock(time)}: "
        "make them the same"
    )
    likelier = _likelier(view, stamp, time, label)
    fixes = tuple(
        Fix(
            f"Make both {format_clock(seconds)}",
            False,
            (Edit(*whole(stamp), anchor(seconds)),),
            preferred=seconds == likelier,
        )
        for seconds in sorted((time, label), key=lambda seconds: seconds != likelier)
    )
    return Finding(CODE, level, place(stamp, stamp.label), message, fixes)


def _likelier(view: NoteView, stamp: Timestamp, time: int, label: int) -> int:
    """The side that a video is long enough for, and that is nearer to the stamps around it."""
    longest = view.vault.settings.timestamps.max_video_hours * HOUR
    if (time < longest) != (label < longest):
        return min(time, label)
    around = view.once(_moments)
    index = next((at for at, (start, _) in enumerate(around) if start == stamp.start), 0)
    near = [moment for _, moment in (*around[max(0, index - 1) : index], *around[index + 1 :][:1])]
    if not near:
        return time
    return min((time, label), key=lambda side: min(abs(side - moment) for moment in near))


def _moments(view: NoteView) -> list[tuple[int, int]]:
    """Where the note's stamps stand, and their moments."""
    return [
        (stamp.start, moment)
        for stamp in view.facts.timestamps()
        if (moment := counted_seconds(stamp)) is not None
    ]


RULE = Rule(CODE, "warning", check_stamp=check)
