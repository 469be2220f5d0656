"""Hover on a timestamp: the moment, where it opens, and what other notes say of it."""

from __future__ import annotations

from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.markup import escaped, paragraphs, plain_text, shortened
from notes_lsp.features.moments import (
    Moment,
    moments_of,
    nearest_moments,
    seconds_of,
    video_of,
)
from notes_lsp.features.neutral import neutralised
from notes_lsp.features.preview import title_of
from notes_lsp.syntax.clock import HOUR, format_clock, shifted
from notes_lsp.syntax.nodes import Note, Timestamp
from notes_lsp.syntax.sections import heading_above
from notes_lsp.syntax.transcripts import said_at
from notes_lsp.syntax.video_urls import seek_url, thumbnail_url
from notes_lsp.vault.transcripts import transcript_of

_NEAR: Final = 30
"""Seconds within which other notes speak of the same moment."""

_SPOKEN: Final = 12
"""Seconds of a transcript that are shown."""

_MOST_QUOTED: Final = 5
_MOST_SAID: Final = 240
"""Code points of what a note says at a moment."""


def hover_timestamp(here: Here, stamp: Timestamp) -> str:
    """The moment that a stamp means."""
    seconds = seconds_of(stamp)
    if seconds is None:
        return "This time can’t be read."
    video = video_of(here, stamp)
    if video is None:
        return f"**{format_clock(seconds)}** · this note names no video (`videoId`)"
    perhaps = _perhaps_shifted(here, video, seconds)
    moment = f"**{format_clock(seconds)}** · {_seek_link(video, seconds, 'Open in YouTube')}"
    return paragraphs(
        moment,
        perhaps,
        _picture(here, video),
        _spoken(here, video, seconds),
        _said_near(here, video, seconds),
    )


def _seek_link(video: str, seconds: int, text: str) -> str:
    return f"[{text}]({seek_url(video, seconds)})"


def _picture(here: Here, video: str) -> str:
    """A picture of the video, which the client fetches, if the user lets it. Without words in its
    place: clients that show no Markdown show nothing of it."""
    return f"![]({thumbnail_url(video)})" if here.vault.settings.hover.thumbnails else ""


def _spoken(here: Here, video: str, seconds: int) -> str:
    """What the video's transcript says at a moment."""
    transcript = transcript_of(here.vault, here.path, video, own=video == here.video)
    cues = said_at(transcript.cues, seconds, _SPOKEN) if transcript is not None else []
    said = shortened(" ".join(cue.text for cue in cues), _MOST_SAID)
    return f"> {escaped(said)}" if said else ""


def _perhaps_shifted(here: Here, video: str, seconds: int) -> str:
    """What a time that is longer than videos are may mean: minutes written as hours."""
    meant = shifted(seconds)
    if meant is None or seconds < here.vault.settings.timestamps.max_video_hours * HOUR:
        return ""
    return f"Perhaps {_seek_link(video, meant, format_clock(meant))} is meant."


def _said_near(here: Here, video: str, seconds: int) -> str:
    """What the other notes of the video say around a moment, the nearest first, each note once."""
    others = (moment for moment in moments_of(here, video) if moment.path != here.path)
    nearest: dict[str, Moment] = {}
    for moment in nearest_moments(others, seconds, _NEAR):
        nearest.setdefault(moment.path, moment)
    lines = [_quoted(here, moment) for moment in list(nearest.values())[:_MOST_QUOTED]]
    if not lines:
        return ""
    return paragraphs(f"Within {_NEAR} seconds, in other notes of this video:", "\n".join(lines))


def _quoted(here: Here, moment: Moment) -> str:
    """One moment of another note: its time, where it stands, and what is said there."""
    path, stamp, seconds = moment
    where = escaped(title_of(here.vault, path))
    heading = heading_above(here.anchors_of(path).headings, stamp.start)
    if heading is not None and heading.text:
        where += f" > {escaped(heading.text)}"
    found = here.read(path)
    said = what_is_said(found.text, found.note, stamp) if found is not None else ""
    line = f"- {format_clock(seconds)} **{where}**"
    return f"{line}: {escaped(said)}" if said else line


def what_is_said(text: str, note: Note, stamp: Timestamp) -> str:
    """What a note claims for a moment: the words on the line before the stamp, back to the stamp
    before; where there are none, those that follow."""
    index = note.block_at(stamp.start)
    if index < 0:
        return ""
    base = note.starts[index]
    stamps = [item.moved(base) for item in note.blocks[index].timestamps]
    number = next((at for at, item in enumerate(stamps) if item.start == stamp.start), None)
    if number is None:
        return ""
    first = number
    while first > 0 and stamps[first].follows:
        first -= 1
    last = number
    while last + 1 < len(stamps) and stamps[last + 1].follows:
        last += 1
    line = text.rfind("\n", base, stamps[first].start) + 1
    start = max(line, base, stamps[first - 1].end if first else 0)
    before = _words(text[start : stamps[first].start])
    if before:
        return shortened(before, _MOST_SAID, keep_end=True)
    line_end = text.find("\n", stamps[last].end)
    ends = [end for end in (line_end, len(text)) if end >= 0]
    if last + 1 < len(stamps):
        ends.append(stamps[last + 1].start)
    return shortened(_words(text[stamps[last].end : min(ends)]), _MOST_SAID)


def _words(part: str) -> str:
    """The words of a part of a line; nothing where it holds but signs."""
    words = plain_text(neutralised(part[-4 * _MOST_SAID :].strip())).strip(" \t-–—,;:.()[]|>*")
    return words if any(sign.isalnum() for sign in words) else ""
