"""Which timestamps of a note can be rewritten: those that say one moment of one video, beyond
doubt. What is broken or looks shifted is for `check` to repair first; written anew it would only
look sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from notes_lsp.features.cursor import Here
from notes_lsp.rules.shift_evidence import shift_evidence
from notes_lsp.rules.stamps import is_of_a_video, whole
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import GOOD_FORMS, HOUR, format_clock, read_clock
from notes_lsp.syntax.nodes import Flaw, Notation, Piece, Timestamp
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.facts import Facts

_ONLY_OF_VIDEOS: Final[tuple[Notation, ...]] = ("bracket", "chapter", "wikilink")


class Obstacle(NamedTuple):
    """Why a stamp is not rewritten: the rest of a sentence that it begins."""

    reason: str


class LeftAlone(NamedTuple):
    """A stamp that was not rewritten, and why."""

    stamp: Timestamp
    reason: str


class Rewrite(NamedTuple):
    """What rewriting the stamps of a note comes to. `edits` are in order of text and don't
    overlap; `changed` is how many stamps they change."""

    edits: list[Edit]
    changed: int
    left: list[LeftAlone]


class SoundStamps:
    """The stamps of a note, asked one by one."""

    def __init__(self, here: Here) -> None:
        facts = here.facts()
        self._facts = facts
        self._suspects: frozenset[int] = frozenset()
        max_hours = here.vault.settings.timestamps.max_video_hours
        self._longest = int(max_hours * HOUR)
        if here.path in here.vault.index.facts and facts.complete:
            evidence = shift_evidence(NoteView(here.path, here.vault))
            self._suspects = evidence.starts
            if evidence.bound is not None:
                self._longest = max(self._longest, evidence.bound.seconds)

    def is_suspect(self, stamp: Timestamp) -> bool:
        """Whether a stamp looks like minutes written as hours, by what the note and the others of
        the video say together."""
        return stamp.start in self._suspects

    def seconds(self, stamp: Timestamp) -> int | Obstacle:
        """The moment that a stamp means."""
        if not is_timestamp(stamp, self._facts):
            return Obstacle("may be no timestamp, since the note names no video")
        if self.is_suspect(stamp):
            return Obstacle("looks shifted, minutes for hours")
        seconds = sound_seconds(stamp)
        if isinstance(seconds, Obstacle):
            return seconds
        if seconds > self._longest:
            usual = format_clock(self._longest)
            return Obstacle(f"lies past {usual}, as few videos do (timestamps.max-video-hours)")
        return seconds


def is_timestamp(stamp: Timestamp, facts: Facts) -> bool:
    """Whether a stamp of the note that tells `facts` is one for certain. Times in brackets and in
    front of lines are timestamps in notes about videos, and anything else in others."""
    return stamp.notation not in _ONLY_OF_VIDEOS or is_of_a_video(facts)


def sound_seconds(stamp: Timestamp) -> int | Obstacle:
    """The moment that a stamp means, as far as it tells itself."""
    if stamp.flaws & ~Flaw.LABEL_TEXT:
        return Obstacle("is broken")
    pieces = [stamp.time] if stamp.flaws & Flaw.LABEL_TEXT else [stamp.time, stamp.label]
    moments = []
    for piece in filter(None, pieces):
        seconds = _sound_time(piece, anchor=stamp.notation == "anchor")
        if seconds is None:
            return Obstacle(f"says “{piece.text}”, which is no time in good form")
        moments.append(seconds)
    if not moments:
        return Obstacle("says no time")
    if moments[0] != moments[-1]:
        shown, meant = format_clock(moments[-1]), format_clock(moments[0])
        return Obstacle(f"shows {shown} and leads to {meant}")
    return moments[0]


def _sound_time(piece: Piece, *, anchor: bool) -> int | None:
    clock = read_clock(piece.text)
    good = clock.form == "canonical" if anchor else clock.form in GOOD_FORMS
    return clock.meant if good and clock.certain and clock.in_range else None


def is_within(stamp: Timestamp, spans: Sequence[Span] | None) -> bool:
    """Whether a stamp lies in one of `spans`, at least in part, or touches one that is empty, a
    cursor; None is everywhere."""
    if spans is None:
        return True
    return any(
        whole(stamp).touches(start) if start == end else stamp.start < end and start < stamp.end
        for start, end in spans
    )
