"""Videos: what the stamps of a note look like as a whole, and how far its sibling notes say that
the video goes.

The form is a fact of a note's text. What it is evidence of, with the settings, is judged in
`rules/shift_evidence.py`; the numbers there and here are from `timestamps.md`, measured in
742,633 real stamps.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from notes_lsp.syntax.clock import read_clock
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.paths import NotePath

HOUR: Final = 3600

_ENOUGH_STAMPS = 4
_SHORT_VIDEO_SHARE = 0.9
_SURELY_SHIFTED_HOURS = 9


class StampForm(NamedTuple):
    """The well-formed stamps of a note that are of its own video: how many there are, how many
    end in `:00`, and the greatest, in seconds."""

    total: int = 0
    ending_in_zero: int = 0
    greatest: int = 0

    def looks_shifted(self, max_hours: float) -> bool:
        """Whether most stamps are `MM:SS` written as `HH:MM:00`: more than half end in `:00` and
        one is longer than videos are; or nearly all do, and not all lie in the first hour (where
        there is no hour, nothing can have been shifted out of the minutes)."""
        if self.total < _ENOUGH_STAMPS:
            return False
        if self.greatest >= max_hours * HOUR:
            return self.ending_in_zero * 2 > self.total
        nearly_all = self.ending_in_zero >= _SHORT_VIDEO_SHARE * self.total
        return nearly_all and self.greatest >= HOUR

    def is_clean(self, max_hours: float) -> bool:
        """Whether nothing speaks against the stamps as they are written."""
        return (
            self.total > 0
            and not self.looks_shifted(max_hours)
            and self.greatest < _SURELY_SHIFTED_HOURS * HOUR
            and self.ending_in_zero * 2 <= self.total
        )


BoundSource: TypeAlias = Literal["duration", "clean siblings", "siblings"]


class Bound(NamedTuple):
    """How far a video goes, in seconds, as far as its notes show, and who says so."""

    seconds: int
    source: BoundSource

    @property
    def is_clean(self) -> bool:
        """Whether it can be relied on."""
        return self.source != "siblings"


def counted_seconds(stamp: Timestamp) -> int | None:
    """The moment of a stamp that counts as evidence: well formed, and of the note's own video."""
    if stamp.time is None or stamp.video is not None:
        return None
    clock = read_clock(stamp.time.text)
    return clock.literal if clock.form == "canonical" and clock.in_range else None


def stamp_form(facts: Facts) -> StampForm:
    """The form of a note's stamps."""
    moments = [
        moment for stamp in facts.timestamps() if (moment := counted_seconds(stamp)) is not None
    ]
    in_zero = sum(1 for moment in moments if moment % 60 == 0)
    return StampForm(len(moments), in_zero, max(moments, default=0))


class Videos:
    """The forms of notes, kept until a note changes, and the bounds of videos."""

    def __init__(self, index: VaultIndex) -> None:
        self._index = index
        self._forms: dict[NotePath, StampForm] = {}

    def form_of(self, path: NotePath) -> StampForm:
        """The form of the stamps of the note at `path`."""
        form = self._forms.get(path)
        if form is None:
            form = self._forms[path] = stamp_form(self._index.facts[path])
        return form

    def forget(self, path: NotePath) -> None:
        """The note at `path` is another now."""
        self._forms.pop(path, None)

    def bound(self, path: NotePath, max_hours: float) -> Bound | None:
        """How far the video of the note at `path` goes: its `duration`, else the greatest stamp
        of its clean siblings, else of the others. None where nobody says anything."""
        facts = self._index.facts[path]
        if facts.duration is not None:
            duration = read_clock(facts.duration)
            if duration.meant:
                return Bound(duration.meant, "duration")
        if facts.video is None:
            return None
        forms = [
            self.form_of(other) for other in self._index.of_video(facts.video) if other != path
        ]
        clean = max((form.greatest for form in forms if form.is_clean(max_hours)), default=0)
        if clean:
            return Bound(clean, "clean siblings")
        rest = max((form.greatest for form in forms), default=0)
        return Bound(rest, "siblings") if rest else None


SURELY_SHIFTED: Final = _SURELY_SHIFTED_HOURS * HOUR
"""Seconds past which a stamp needs no other evidence."""
