"""Moving all timestamps of a note, a section or a selection by some seconds: label and target
together, each in the form that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notes_lsp.features.cursor import Here
from notes_lsp.features.moments import videos_of
from notes_lsp.features.stamps.sound import LeftAlone, Obstacle, Rewrite, SoundStamps, is_within
from notes_lsp.syntax.clock import format_clock, format_like
from notes_lsp.syntax.nodes import Flaw, Timestamp
from notes_lsp.syntax.notations import LAST_MOMENT
from notes_lsp.text.span import Edit, Span


class Unmovable(NamedTuple):
    """Why nothing of a note is moved, and the stamp that is the reason: it would come to lie before
    the beginning of all videos, or past all hours that can be written; or it looks like minutes
    written as hours, which only the others show as long as they stay as they are."""

    stamp: Timestamp
    reason: str


def shift_stamps(here: Here, by: int, within: Sequence[Span] | None = None) -> Rewrite | Unmovable:
    """Move the stamps of a note that lie in `within`, or all of them, by so many seconds. Stamps
    of another video than the note's stay where they are."""
    edits: list[Edit] = []
    left: list[LeftAlone] = []
    changed = 0
    sound = SoundStamps(here)
    videos = videos_of(here.facts())
    for stamp in here.note.each(lambda block: block.timestamps):
        if sound.is_suspect(stamp):
            return Unmovable(stamp, "this looks shifted, minutes for hours")
        if not is_within(stamp, within):
            continue
        seconds, video = sound.seconds(stamp), videos.of(stamp)
        if isinstance(seconds, Obstacle):
            left.append(LeftAlone(stamp, seconds.reason))
        elif videos.own is not None and video != videos.own:
            left.append(LeftAlone(stamp, f"is of {_other(video)}"))
        elif not 0 <= seconds + by <= LAST_MOMENT:
            return Unmovable(stamp, _why(seconds, seconds + by))
        elif by:
            edits += _moved(stamp, seconds + by)
            changed += 1
    return Rewrite(edits, changed, left)


def _moved(stamp: Timestamp, seconds: int) -> Iterator[Edit]:
    """The edits that write a moment wherever the stamp says one, in order of text."""
    shown = None if stamp.flaws & Flaw.LABEL_TEXT else stamp.label
    for piece in sorted({piece for piece in (stamp.time, shown) if piece is not None}):
        written = format_like(piece.text, seconds)
        if written is not None:
            yield Edit(*piece.span, written)


def _other(video: str | None) -> str:
    return "another recording" if video is None else f"another video, {video}"


def _why(seconds: int, moved: int) -> str:
    where = "before the beginning" if moved < 0 else f"past {format_clock(LAST_MOMENT)}"
    return f"{format_clock(seconds)} would be moved {where} of the video"
