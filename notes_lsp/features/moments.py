"""Moments of videos: which second a stamp means, and where else one is spoken of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notes_lsp.features.cursor import Here
from notes_lsp.syntax.clock import HOUR, MINUTE, format_clock, read_clock
from notes_lsp.syntax.nodes import Notation, Note, Timestamp
from notes_lsp.syntax.sections import Section, sections_of
from notes_lsp.syntax.video_urls import youtube_video_id
from notes_lsp.vault.facts import Facts
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


def section_moments(note: Note, max_hours: float) -> Iterator[tuple[Section, list[PlacedSecond]]]:
    """The sections of a note, each with its stamps. Those past `max_hours` are not believed."""
    moments = plausible_seconds(note.each(lambda block: block.timestamps), max_hours)
    for section in sections_of(list(note.each(lambda block: block.headings)), note.length):
        start, end = section.span
        yield section, moments[bisect_left(moments, (start,)) : bisect_left(moments, (end,))]


def section_times(note: Note, max_hours: float) -> Iterator[tuple[Section, str]]:
    """The sections of a note, each with the part of the video that it is about, as `time_span`
    has it."""
    for section, moments in section_moments(note, max_hours):
        yield section, time_span(moments, *section.span)


def first_moments(note: Note, max_hours: float) -> Iterator[tuple[Section, int]]:
    """The sections of a note that have stamps, each with the second of its first one."""
    for section, moments in section_moments(note, max_hours):
        if moments:
            yield section, moments[0].second


class NoteVideos(NamedTuple):
    """The videos that a note names for its stamps: the id of its own, and what `media_link` says,
    be it a video or a file."""

    own: str | None
    media_link: str | None

    def of(self, stamp: Timestamp) -> str | None:
        """The video that a stamp is of: the one that it names itself, that of `media_link` for a
        media-link, else the note's."""
        return stamp.video or self.meant_by(stamp.notation)

    def meant_by(self, notation: Notation) -> str | None:
        """The video that a stamp of this notation is of where it names none itself."""
        if notation == "media-link" and self.media_link is not None:
            return youtube_video_id(self.media_link)
        return self.own


def videos_of(facts: Facts) -> NoteVideos:
    """The videos that a note names."""
    return NoteVideos(facts.video, facts.media_link)


def video_of(here: Here, stamp: Timestamp) -> str | None:
    """The video that a stamp of this note is of."""
    matter = here.note.frontmatter
    media = matter.value("media_link") if matter else None
    return NoteVideos(here.video, media.text if media else None).of(stamp)


def moments_of(here: Here, video: str) -> Iterator[Moment]:
    """The moments of `video` in all of its notes, this one first as it is before the reader."""
    yield from moments_in(here.path, here.facts(), video)
    for path in sorted(here.vault.index.of_video(video)):
        facts = here.vault.known_whole(path) if path != here.path else None
        if facts is not None:
            yield from moments_in(path, facts, video)


def moments_in(path: NotePath, facts: Facts, video: str) -> Iterator[Moment]:
    """The moments of `video` in the note at `path`, which tells `facts`."""
    videos = videos_of(facts)
    for stamp in facts.timestamps():
        seconds = seconds_of(stamp)
        if seconds is not None and videos.of(stamp) == video:
            yield Moment(path, stamp, seconds)


def nearest_moments(moments: Iterable[Moment], seconds: int, within: float) -> list[Moment]:
    """Those no more than `within` seconds from `seconds`, the nearest first."""
    near = [moment for moment in moments if abs(moment.seconds - seconds) <= within]
    return sorted(
        near, key=lambda found: (abs(found.seconds - seconds), found.path, found.stamp.start)
    )
