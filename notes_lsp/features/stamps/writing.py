"""What is to be written for one timestamp in another notation, or why nothing is.

Whether that is read back in its place is for reread.py.
"""

from __future__ import annotations

import re
from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.moments import videos_of
from notes_lsp.features.stamps.reread import Written
from notes_lsp.features.stamps.sound import Obstacle, SoundStamps
from notes_lsp.features.stamps.units import Unit, line_after, line_before
from notes_lsp.rules.stamps import holds_more, is_of_a_video
from notes_lsp.syntax.nodes import Element, Flaw, Notation, Timestamp
from notes_lsp.syntax.notations import LAST_MOMENT, write_timestamp
from notes_lsp.syntax.video_urls import youtube_video_id
from notes_lsp.text.span import Span, covers, merged

_LINKS: Final[tuple[Notation, ...]] = ("fragment-link", "video-link", "seek-link", "media-link")
_MARKDOWN: Final[tuple[Notation, ...]] = (*_LINKS, "fence", "chapter")
"""Notations that mean nothing in HTML."""

_BEGINNING = re.compile(r"[ \t>*+\-0-9.)]*")


class Conversion:
    """The stamps of a note on their way into one notation."""

    def __init__(self, here: Here, to: Notation) -> None:
        facts = here.facts()
        self._here = here
        self._to = to
        self._videos = videos_of(facts)
        self._is_of_a_video = is_of_a_video(facts)
        self._sound = SoundStamps(here)
        self._links = _spans_of_links(here)
        self._line_end = "\r\n" if "\r\n" in here.text else "\n"

    def write(self, stamp: Timestamp, unit: Unit) -> Written | Obstacle:
        """What to write for a stamp of `unit`."""
        seconds = self._sound.seconds(stamp)
        if isinstance(seconds, Obstacle):
            return seconds
        reason = (
            unit.trouble
            or self._loss(stamp, seconds)
            or self._other_video(stamp)
            or self._wrong_place(stamp)
        )
        if reason is not None:
            return Obstacle(reason)
        video = self._videos.of(stamp) if self._to == "video-link" else None
        text = write_timestamp(self._to, seconds, video).replace("\n", self._line_end)
        return Written(stamp, seconds, video, text, inner=text.find("\n") + 1)

    def _loss(self, stamp: Timestamp, seconds: int) -> str | None:
        """What would get lost."""
        if seconds > LAST_MOMENT:
            return "has hours of three digits"
        if stamp.flaws & Flaw.LABEL_TEXT:
            return "shows words"
        if stamp.notation == "anchor":
            return "holds more than its time" if holds_more(stamp) else None
        has_title = '"' in self._here.text[stamp.start : stamp.end]
        return "holds more than its time" if has_title else None

    def _other_video(self, stamp: Timestamp) -> str | None:
        """Why the moment would be one of another video, or of none."""
        to, video, media = self._to, self._videos.of(stamp), self._videos.media_link
        if to == "video-link":
            return None if video is not None else "is of no video that the note names"
        if to == "media-link" and media is None:
            return "needs a media_link in the frontmatter"
        if to in ("bracket", "chapter") and not self._is_of_a_video:
            return "would be no timestamp, since the note names no video"
        is_file = media is not None and youtube_video_id(media) is None
        if is_file and "media-link" in (to, stamp.notation):
            return "would be of another recording than the file of media_link"
        named = self._videos.meant_by(to)
        if video == named:
            return None
        if video is None:
            return "is of no video that the note names"
        note = "the note names none" if named is None else f"the note’s is {named}"
        return f"is of the video {video}, and {note}"

    def _wrong_place(self, stamp: Timestamp) -> str | None:
        """Why nothing of this notation can stand there."""
        to, note = self._to, self._here.note
        if covers(self._links, stamp.start):
            return "stands in a link"
        if to in _MARKDOWN and note.blocks[note.block_at(stamp.start)].kind == "html":
            return "stands in HTML, where there is no Markdown"
        before = line_before(self._here.text, stamp.start)
        after = line_after(self._here.text, stamp.end)
        if to == "fence" and (before or after.strip()):
            return "does not stand on a line of its own"
        if to in _LINKS and before.endswith("!"):
            return "comes after a “!”, which would make it a picture"
        if to == "bracket" and after.startswith(":") and _BEGINNING.fullmatch(before):
            return "comes before a “:”, which would make it a link definition"
        return None


def _spans_of_links(here: Here) -> list[Span]:
    """Where the links of a note lie that are no timestamps themselves."""
    stamps = {stamp.start for stamp in here.note.each(lambda block: block.timestamps)}
    links: tuple[Element, ...] = (
        *here.note.each(lambda block: block.wikilinks),
        *here.note.each(lambda block: block.broken_links),
        *here.note.each(lambda block: block.links),
    )
    return merged(Span(link.start, link.end) for link in links if link.start not in stamps)
