"""Timestamps that are put into a note: after the last one, or for a URL."""

from __future__ import annotations

from typing import Final

from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.moments import videos_of
from notes_lsp.features.stamps.sound import SoundStamps
from notes_lsp.syntax.nodes import Notation
from notes_lsp.syntax.notations import LAST_MOMENT, write_timestamp
from notes_lsp.syntax.video_urls import read_video_url

_ANYWHERE: Final[tuple[Notation, ...]] = (
    *("anchor", "bracket", "fragment-link", "video-link", "seek-link", "media-link", "logseq"),
)
"""The notations that can stand in a sentence."""


def next_stamp(here: Here, offset: int, by: int) -> str:
    """The timestamp `by` seconds after the last one before `offset`, of the same video and in the
    same notation; where there is none, the beginning of the note's video. Raises Refused."""
    sound, videos = SoundStamps(here), videos_of(here.facts())
    seconds, video = 0, videos.own
    notation: Notation = "anchor"
    for stamp in here.note.each(lambda block: block.timestamps):
        found = sound.seconds(stamp)
        if stamp.start >= offset:
            break
        if isinstance(found, int):
            seconds, video = found + by, videos.of(stamp)
            notation = stamp.notation if stamp.notation in _ANYWHERE else "anchor"
    if video is None and notation != "media-link":
        raise Refused("the note names no video (videoId)")
    if not 0 <= seconds <= LAST_MOMENT:
        raise Refused(f"no video has a moment {by} seconds from there")
    return write_timestamp(notation, seconds, video)


def stamp_of_url(here: Here, url: str) -> str:
    """The timestamp for the moment of a video that `url` leads to: an anchor where it is the
    note's own, else a link that names the video. Raises Refused."""
    url = url.strip()
    read = read_video_url(url)
    if read is None:
        raise Refused(f"“{url}” is no URL of a video")
    if read.seconds is None or read.seconds > LAST_MOMENT:
        raise Refused(f"“{url}” names no moment of the video")
    notation: Notation = "anchor" if read.video == here.video else "video-link"
    return write_timestamp(notation, read.seconds, read.video)
