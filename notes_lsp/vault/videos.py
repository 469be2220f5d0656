"""Videos: what the stamps of a note look like as a whole, and where its sibling notes say that
the video ends.

Only counts and bounds are made here. What they are evidence of is judged in
`rules/shift_evidence.py`; the numbers there and here were measured in 742,633 real stamps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from notes_lsp.syntax.clock import HOUR, MINUTE, Clock, read_clock
from notes_lsp.syntax.nodes import Flaw, Notation, Piece, Timestamp
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.paths import NotePath

ENOUGH_STAMPS: Final = 4
"""How many stamps have a form."""

VERY_LATE: Final = 9 * HOUR
"""Past this hardly a video goes…"""

IMPOSSIBLE: Final = 12 * HOUR
"""…and past this none does: YouTube takes no longer ones."""

SHOULD_BE_ANCHORS: Final[frozenset[Notation]] = frozenset(("anchor", "bracket", "wikilink"))
"""What the stamps of a note with a video are, or are repaired to be."""

_TELLING_STAMPS = 10
"""How many stamps a note needs to say where its video ends: of 100 pairs of real notes with
fewer 12 end at the same place, of those with more 57."""

_SAME_END = 0.9
"""Two notes end at the same place where the shorter reaches this share of the longer."""

_FAR_BEYOND = 3
"""A note that goes so many times further than others is not just about another part."""

_MOST_ENDS = 20
"""How many notes of a video are looked at: where so many disagree nothing is known."""


class StampForm(NamedTuple):
    """The stamps of a note that are of its own video: how many there are, how many of them are
    whole minutes, the greatest in seconds, how many whole minutes no video is long enough for,
    and how many stand right behind one of the same moment, and are not counted among the rest."""

    total: int = 0
    whole_minutes: int = 0
    greatest: int = 0
    impossible: int = 0
    repeated: int = 0

    @classmethod
    def of(cls, moments: Iterable[int]) -> StampForm:
        """The form of stamps at these seconds."""
        moments = list(moments)
        whole = [moment for moment in moments if moment % MINUTE == 0]
        impossible = sum(moment >= IMPOSSIBLE for moment in whole)
        return cls(len(moments), len(whole), max(moments, default=0), impossible)

    @property
    def is_of_whole_minutes(self) -> bool:
        """Whether most stamps are whole minutes, of which one in sixty should be."""
        return self.total >= ENOUGH_STAMPS and self.whole_minutes * 2 > self.total

    def looks_shifted(self, max_hours: float) -> bool:
        """Whether the stamps are `MM:SS` written as `HH:MM:00`: most are whole minutes and one
        is longer than videos are, or several whole minutes can't be."""
        if self.impossible >= ENOUGH_STAMPS and max_hours * HOUR <= IMPOSSIBLE:
            return True
        return self.is_of_whole_minutes and self.greatest >= max_hours * HOUR

    @property
    def is_clean(self) -> bool:
        """Whether nothing speaks against the stamps as they are written."""
        return self.greatest < VERY_LATE and self.whole_minutes * 2 <= self.total > 0


class Bound(NamedTuple):
    """Where a video ends, in seconds, as far as its notes show."""

    seconds: int
    is_duration: bool
    """The note itself says so; else its siblings do."""
    reliable: bool
    """Not just one sibling says so, which may be about the first part of the video only."""


class _End(NamedTuple):
    """How far a clean note goes, and whether it has enough stamps to say that this is the end."""

    seconds: int
    path: NotePath
    tells: bool


class CountedStamp(NamedTuple):
    """A stamp that counts as evidence, and its moment. `again`: right behind one of the same
    moment, so that the two count once."""

    stamp: Timestamp
    seconds: int
    again: bool


def counted_stamps(stamps: Iterable[Timestamp]) -> Iterator[CountedStamp]:
    """Those of a note's `stamps` that count, in order of text."""
    before: int | None = None
    for stamp in stamps:
        seconds = counted_seconds(stamp)
        if seconds is not None:
            yield CountedStamp(stamp, seconds, stamp.follows and seconds == before)
        before = seconds


def counted_seconds(stamp: Timestamp) -> int | None:
    """The moment of a stamp that counts as evidence: of the note's own video, and written as it
    should be. An anchor that is not, or what should be one, counts as its repair will: by what
    certainly is meant."""
    if stamp.video is not None:
        return None
    if stamp.notation not in SHOULD_BE_ANCHORS:
        clock = _clock(stamp.time)
        return clock.literal if clock is not None and _is_right(clock) else None
    time = _clock(stamp.time)
    if time is not None and time.certain:
        return time.meant
    label = None if stamp.flaws & Flaw.LABEL_TEXT else _clock(stamp.label)
    return label.meant if label is not None and label.certain else None


def is_as_it_should_be(stamp: Timestamp) -> bool:
    """Whether the time that a stamp goes to is `HH:MM:SS` in range, so that it can be shifted."""
    clock = _clock(stamp.time)
    return clock is not None and _is_right(clock)


def _clock(piece: Piece | None) -> Clock | None:
    return None if piece is None else read_clock(piece.text)


def _is_right(clock: Clock) -> bool:
    return clock.form == "canonical" and clock.in_range


def stamp_form(facts: Facts) -> StampForm:
    """The form of a note's stamps."""
    counted = list(counted_stamps(facts.timestamps()))
    form = StampForm.of(seconds for _, seconds, again in counted if not again)
    return form._replace(repeated=len(counted) - form.total)


class Videos:
    """The forms of notes, kept until a note changes, and the bounds of videos."""

    def __init__(self, index: VaultIndex) -> None:
        self._index = index
        self._forms: dict[NotePath, StampForm] = {}
        self._ends: dict[str, list[_End]] = {}

    def form_of(self, path: NotePath) -> StampForm:
        """The form of the stamps of the note at `path`."""
        form = self._forms.get(path)
        if form is None:
            form = self._forms[path] = stamp_form(self._index.facts[path])
        return form

    def forget(self, path: NotePath) -> None:
        """The note at `path` is another now, and perhaps of another video."""
        self._forms.pop(path, None)
        self._ends.clear()

    def bound(self, path: NotePath, max_hours: float) -> Bound | None:
        """Where the video of the note at `path` ends: its `duration`, else where its clean
        siblings do, which is reliable where two that have many stamps end at the same place and
        none goes further. One that goes past `max_hours`, or far past two that agree, is not
        believed alone. None where nobody says anything."""
        facts = self._index.facts[path]
        duration = None if facts.duration is None else read_duration(facts.duration)
        if duration is not None:
            return Bound(duration, is_duration=True, reliable=True)
        if facts.video is None:
            return None
        others = (end for end in self._ends_of(facts.video) if end.path != path)
        ends = all_ends = list(islice(others, _MOST_ENDS))
        while ends and not _agree(*ends[:2]):
            if ends[0].seconds < max_hours * HOUR and not _is_out_of_place(*ends[:3]):
                break
            ends = ends[1:]
        if not any(end.tells for end in ends[:2]):
            return None
        undisputed = len(ends) == len(all_ends) and all(end.tells for end in ends[:2])
        return Bound(ends[0].seconds, False, undisputed and _agree(*ends[:2]))

    def _ends_of(self, video: str) -> list[_End]:
        """How far the clean notes of a video go, the furthest first."""
        ends = self._ends.get(video)
        if ends is None:
            found = []
            for path in self._index.of_video(video):
                form = self.form_of(path)
                if form.is_clean and form.greatest:
                    found.append(_End(form.greatest, path, form.total >= _TELLING_STAMPS))
            ends = self._ends[video] = sorted(found, reverse=True)
        return ends


def _agree(first: _End, second: _End | None = None) -> bool:
    """Whether two notes, the further one first, end at the same place."""
    return second is not None and second.seconds >= _SAME_END * first.seconds


def _is_out_of_place(first: _End, second: _End | None = None, third: _End | None = None) -> bool:
    """Whether a note goes so far past two that agree that it has some shifted stamps itself."""
    if second is None or third is None or not _agree(second, third):
        return False
    return second.tells and third.tells and first.seconds > _FAR_BEYOND * second.seconds


def read_duration(text: str) -> int | None:
    """The seconds of a `duration`, in the longest way to read it that a video may last: `1:30`
    may be an hour and a half, `90` may be minutes."""
    clock = read_clock(text)
    if clock.meant is None:
        return None
    longer = clock.meant * MINUTE if clock.form in ("short", "number") else 0
    return (longer if 0 < longer <= IMPOSSIBLE else clock.meant) or None
