"""Timestamps that are put into a note: after the last one, or for a URL."""

from __future__ import annotations

from typing import Final, NamedTuple

from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.moments import videos_of
from notes_lsp.features.stamps.placing import place_stamp
from notes_lsp.features.stamps.sound import SoundStamps
from notes_lsp.syntax.nodes import Notation
from notes_lsp.syntax.notations import LAST_MOMENT, write_timestamp
from notes_lsp.syntax.video_urls import read_video_url
from notes_lsp.text.span import Edit, Span

_ANYWHERE: Final[tuple[Notation, ...]] = (
    *("anchor", "bracket", "fragment-link", "video-link", "seek-link", "media-link", "logseq"),
)
"""The notations that can stand in a sentence."""


class Insertion(NamedTuple):
    """A timestamp, and the edit that writes it."""

    text: str
    edit: Edit


def insert_next_stamp(here: Here, offset: int, by: int) -> Insertion:
    """The timestamp `by` seconds after the last one before `offset`, of the same video and in the
    same notation; where there is none, the beginning of the note's video. Raises Refused."""
    text = _next_stamp(here, offset, by)
    return Insertion(text, place_stamp(here, Span(offset, offset), text))


def insert_stamp_of_url(here: Here, span: Span, url: str) -> Insertion:
    """In place of `span` the timestamp for the moment of a video that `url` leads to: an anchor
    where it is the note's own, else a link that names the video. Raises Refused."""
    text = _stamp_of_url(here, url)
    return Insertion(text, place_stamp(here, span, text))


def _next_stamp(here: Here, offset: int, by: int) -> str:
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


def _stamp_of_url(here: Here, url: str) -> str:
    url = url.strip()
    read = read_video_url(url)
    if read is None:
        raise Refused(f"“{url}” is no URL of a video")
    if read.seconds is None or read.seconds > LAST_MOMENT:
        raise Refused(f"“{url}” names no moment of the video")
    notation: Notation = "anchor" if read.video == here.video else "video-link"
    return write_timestamp(notation, read.seconds, read.video)
