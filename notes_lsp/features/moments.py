"""Moments of videos: which second a stamp means, and where else one is spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notes_lsp.features.cursor import Here
from notes_lsp.syntax.clock import HOUR, MINUTE, format_clock, read_clock
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.videos import StampForm, counted_seconds


class Moment(NamedTuple):
    """A stamp of a note, and the second that it means."""

    path: NotePath
    stamp: Timestamp
    seconds: int


def seconds_of(stamp: Timestamp) -> int | None:
    """The second that a stamp means, by what seeks or else by what a reader sees; None where
    neither can be read."""
    for piece in (stamp.time, stamp.label):
        if piece is not None:
            meant = read_clock(piece.text).meant
            if meant is not None:
                return meant
    return None


class PlacedSecond(NamedTuple):
    """Where a stamp starts, and the second that it means."""

    place: int
    second: int


def plausible_seconds(stamps: Iterable[Timestamp], max_hours: float) -> list[PlacedSecond]:
    """The stamps of a note, `stamps`, that can be taken at their word. Where the whole note looks
    shifted (`42:34:00` for `00:42:34`), none that ends in `:00` can."""
    stamps = list(stamps)
    counted = [seconds for stamp in stamps if (seconds := counted_seconds(stamp)) is not None]
    shifted = StampForm.of(counted).looks_shifted(max_hours)
    return [
        PlacedSecond(stamp.start, seconds)
        for stamp in stamps
        if (seconds := seconds_of(stamp)) is not None
        and seconds < max_hours * HOUR
        and not (shifted and seconds % MINUTE == 0)
    ]


def time_span(plausible: Iterable[PlacedSecond], start: int, end: int) -> str:
    """`00:04:51–00:12:56`: the first and the last second of the stamps between two places; one
    time where they are the same, nothing where there are none."""
    seconds = [second for place, second in plausible if start <= place < end]
    if not seconds:
        return ""
    first, last = min(seconds), max(seconds)
    if first == last:
        return format_clock(first)
    return f"{format_clock(first)}–{format_clock(last)}"


def video_of(here: Here, stamp: Timestamp) -> str | None:
    """The video that a stamp of this note is of: its own, or the note's."""
    return stamp.video or here.video


def moments_of(here: Here, video: str) -> Iterator[Moment]:
    """The moments of `video` in all of its notes, this one first as it is before the reader."""
    yield from _moments(
        here.path, here.note.each(lambda block: block.timestamps), here.video, video
    )
    for path in sorted(here.vault.index.of_video(video)):
        facts = here.vault.known_whole(path) if path != here.path else None
        if facts is not None:
            yield from _moments(path, facts.timestamps(), facts.video, video)


def _moments(
    path: NotePath, stamps: Iterable[Timestamp], of_note: str | None, video: str
) -> Iterator[Moment]:
    for stamp in stamps:
        seconds = seconds_of(stamp)
        if seconds is not None and (stamp.video or of_note) == video:
            yield Moment(path, stamp, seconds)


def nearest_moments(moments: Iterable[Moment], seconds: int, within: float) -> list[Moment]:
    """Those no more than `within` seconds from `seconds`, the nearest first."""
    near = [moment for moment in moments if abs(moment.seconds - seconds) <= within]
    return sorted(
        near, key=lambda found: (abs(found.seconds - seconds), found.path, found.stamp.start)
    )
