"""The moments of a video over all of its notes, or of a note, each with its section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from notes_lsp.features.moments import plausible_seconds, seconds_of, videos_of
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.syntax.sections import heading_above
from notes_lsp.syntax.video_urls import youtube_video_id
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class Listed(NamedTuple):
    """A stamp in the note at `path`, the second that it means, None where that can't be read, and
    the video that it is of; `section` is the text of the heading above it. `doubtful`: it is past
    all usual videos, or looks shifted as other stamps of the note do."""

    path: NotePath
    stamp: Timestamp
    seconds: int | None
    video: str | None
    section: str | None
    doubtful: bool


def listed_stamps(path: NotePath, facts: Facts, max_hours: float) -> Iterator[Listed]:
    """All stamps of a note, in order of text."""
    headings = list(facts.headings())
    plausible = {place for place, _ in plausible_seconds(facts.timestamps(), max_hours)}
    videos = videos_of(facts)
    for stamp in facts.timestamps():
        above = heading_above(headings, stamp.start)
        seconds = seconds_of(stamp)
        yield Listed(
            path,
            stamp,
            seconds,
            videos.of(stamp),
            above.text if above is not None else None,
            doubtful=seconds is not None and stamp.start not in plausible,
        )


def timeline(vault: Vault, video: str) -> list[Listed]:
    """The moments of `video` in all notes of the vault, those that only name it somewhere too, by
    second, then by note and place."""
    max_hours = vault.settings.timestamps.max_video_hours
    found = [
        listed
        for path, facts in vault.index.facts.items()
        if _may_speak_of(facts, video)
        for listed in listed_stamps(path, facts, max_hours)
        if listed.video == video and listed.seconds is not None
    ]
    return sorted(found, key=lambda item: (item.seconds or 0, item.path, item.stamp.start))


def _may_speak_of(facts: Facts, video: str) -> bool:
    """Whether to look closer: nearly all notes of a vault are of other videos."""
    if facts.video == video or facts.mentions_video:
        return True
    return facts.media_link is not None and youtube_video_id(facts.media_link) == video


def videos_in(facts: Facts) -> list[str]:
    """The videos that a note is of: its own, else all that its stamps name, each once."""
    if facts.video is not None:
        return [facts.video]
    videos = videos_of(facts)
    named = (videos.of(stamp) for stamp in facts.timestamps())
    return list(dict.fromkeys(video for video in named if video is not None))
