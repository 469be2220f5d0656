"""`timestamp.beyond-end`: a timestamp after the end of its video."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.shift_evidence import shift_evidence
from notes_lsp.rules.stamps import is_anchor, label_clock, place, sure_seconds
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import MINUTE, format_clock
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.vault.videos import (
    SHOULD_BE_ANCHORS,
    Bound,
    counted_stamps,
    is_as_it_should_be,
)

CODE = "timestamp.beyond-end"

_ROUNDED: Final = MINUTE
"""By how much a `duration` may be too short, as one of whole minutes is."""

_TIMES: Final = 1.5
_LONG: Final = 10 * MINUTE
"""How much further than all of its siblings a note may go: they need not reach the end."""


def check(view: NoteView) -> Iterable[Finding]:
    """One finding for the note, at the first. Of suspects, `timestamp.shifted` speaks, and of a
    label that says something else `timestamp.label-mismatch`: either side may be wrong."""
    evidence = view.once(shift_evidence)
    bound = evidence.bound
    if bound is None or not bound.reliable:
        return
    limit = _limit(bound)
    if view.vault.videos.form_of(view.path).greatest <= limit:
        return
    spoken_of = {suspect.stamp.start for suspect in (*evidence.suspects, *evidence.late)}
    found = [
        stamp
        for stamp, seconds, again in counted_stamps(view.timestamps)
        if seconds > limit
        and not again
        and stamp.start not in spoken_of
        and _is_one(view, stamp)
        and sure_seconds(label_clock(stamp)) in (None, seconds)
    ]
    if found:
        span = place(found[0], found[0].time)
        yield Finding(CODE, "information", span, _message(found, bound))


def _limit(bound: Bound) -> float:
    """Up to which second nothing is said."""
    if bound.is_duration:
        return bound.seconds + _ROUNDED
    return max(_TIMES * bound.seconds, bound.seconds + _LONG)


def _is_one(view: NoteView, stamp: Timestamp) -> bool:
    """Whether it is a timestamp for certain, as brackets are in a note that has a video, and its
    time will not be another after a repair."""
    should_be = view.facts.video is not None and stamp.notation in SHOULD_BE_ANCHORS
    return (is_anchor(stamp) or should_be) and is_as_it_should_be(stamp)


def _message(found: list[Timestamp], bound: Bound) -> str:
    time = found[0].time
    first = time.text if time else ""
    lie = f"{first} lies" if len(found) == 1 else f"{len(found)} timestamps, such as {first}, lie"
    ends = format_clock(bound.seconds)
    end = (
        f"the end of the video, {ends}"
        if bound.is_duration
        else (f"{ends}, where the video ends by other notes")
    )
    return f"{lie} past {end}: look {'it' if len(found) == 1 else 'them'} up"


RULE = Rule(CODE, "information", check)
