"""Writes moments of videos as timestamps, in any notation: the counterpart of timestamps.py, which
reads what is written here as that notation, at that moment and, where it names one, of that video.

Not every notation can stand where another does:

- A `fence` is a block: it can take the place of a line that holds nothing else.
- A `chapter` is one only at the start of a line, with words behind it and another such line beside
  it: a time alone in prose may be a time of day.
- A `bracket` before `(` is the label of a link, and at the start of a line before `:` a definition.
- A `wikilink` is a slip: a link to a note with a time as its name. It is read, but never written.

Anchors, brackets, chapters, fences and the links and macros of plugins are moments of the note's
own video; of another one only a `video-link` can be, which names it.
"""

from __future__ import annotations

from typing import Final, get_args

from notes_lsp.syntax.clock import HOUR, format_clock, format_short
from notes_lsp.syntax.nodes import Notation
from notes_lsp.syntax.video_urls import seek_url

WRITTEN: Final[tuple[Notation, ...]] = tuple(
    notation for notation in get_args(Notation) if notation != "wikilink"
)
"""The notations that are ever written."""

LAST_MOMENT: Final = 100 * HOUR - 1
"""99:59:59, in seconds: hours of three digits are not read for certain."""


def write_timestamp(notation: Notation, seconds: int, video: str | None = None) -> str:
    """The timestamp for a moment, from 0 to LAST_MOMENT. `video` is the id of the video, which a
    `video-link` needs and nothing else names.

    Raises ValueError for a notation or a moment that can't be written.
    """
    if not 0 <= seconds <= LAST_MOMENT:
        raise ValueError(f"no timestamp is written for {seconds} seconds")
    short = format_short(seconds)
    match notation:
        case "anchor":
            return anchor(seconds)
        case "bracket":
            return f"[{format_clock(seconds)}]"
        case "fragment-link":
            return f"[{short}](#t={short})"
        case "video-link" if video is not None:
            return f"[{short}]({seek_url(video, seconds)})"
        case "seek-link":
            return f"[{short}](ytseek://{seconds})"
        case "media-link":
            return f"[{short}]()"
        case "fence":
            return f"```timestamp\n{format_clock(seconds)}\n```"
        case "logseq":
            return f"{{{{youtube-timestamp {seconds}}}}}"
        case "chapter":
            return short
    raise ValueError(f"no {notation} is written of the video {video}")


def anchor(seconds: int, label: int | str | None = None) -> str:
    """The canonical anchor for a moment; `label` is what its label shows, if not the same: another
    moment, or words."""
    shown = (
        label
        if isinstance(label, str)
        else f"[{format_clock(seconds if label is None else label)}]"
    )
    return f'<a class="yt-timestamp" data-t="{format_clock(seconds)}">{shown}</a>'
