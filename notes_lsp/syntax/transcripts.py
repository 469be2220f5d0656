"""Transcripts of videos: WebVTT, SubRip and YouTube's own JSON, as cues with times and places.

What is no cue is passed over: real files hold headers, styles, numbers and half a cue at their
end. The lines of automatic captions, which roll, are told once.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

import msgspec

from notes_lsp.text.span import Span

TRANSCRIPT_EXTENSIONS: Final = ("vtt", "srt", "json3")

_TIME = r"(?:([0-9]{1,3}):)?([0-9]{2}):([0-9]{2})[.,][0-9]{1,3}"
_CUE: Final = re.compile(
    rf"^[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}[^\r\n]*(?:\r\n|\r|\n|\Z)"
    r"((?:[^\r\n]+(?:\r\n|\r|\n|\Z))*)",
    re.MULTILINE,
)
_MARKUP: Final = re.compile(r"<[^<>\r\n]{0,80}>|\{\\[^{}\r\n]{0,80}\}")
_LINES: Final = re.compile(r"[^\r\n]+")
_START: Final = attrgetter("start")


class Cue(NamedTuple):
    """What is said from one second to another, and where the transcript has it."""

    start: int
    end: int
    text: str
    span: Span


class _Segment(msgspec.Struct):
    utf8: str = ""


class _Event(msgspec.Struct):
    start: float = msgspec.field(name="tStartMs", default=0)
    duration: float = msgspec.field(name="dDurationMs", default=0)
    segs: list[_Segment] = []


class _Json3(msgspec.Struct):
    events: list[_Event] = []


def read_transcript(text: str, extension: str) -> list[Cue]:
    """The cues of a transcript in a file with this extension, by time; none of what is
    no transcript."""
    found = _json3_cues(text) if extension == "json3" else _timed_cues(text)
    return sorted(_without_repeats(found), key=_START)


def said_at(cues: Sequence[Cue], seconds: int, most: int) -> list[Cue]:
    """The cue in which a moment falls, or the last one before it, and what follows within `most`
    seconds."""
    first = max(0, bisect_right(cues, seconds, key=_START) - 1)
    return [cue for cue in cues[first:] if cue.start < seconds + most and cue.end >= seconds]


def _timed_cues(text: str) -> Iterator[Cue]:
    for match in _CUE.finditer(text):
        numbers = [int(number or 0) for number in match.groups()[:6]]
        start, end = _seconds(numbers[:3]), _seconds(numbers[3:])
        yield Cue(start, end, match[7], Span(*match.span()))


def _seconds(numbers: Sequence[int]) -> int:
    hours, minutes, seconds = numbers
    return hours * 3600 + minutes * 60 + seconds


def _json3_cues(text: str) -> Iterator[Cue]:
    """Their places are not known: they all stand in one line."""
    try:
        events = msgspec.json.decode(text.encode("utf-8", "replace"), type=_Json3).events
    except (msgspec.DecodeError, RecursionError):
        return
    for event in events:
        said = "".join(segment.utf8 for segment in event.segs)
        start, end = int(event.start // 1000), int((event.start + event.duration) // 1000)
        yield Cue(start, end, said, Span(0, 0))


def _without_repeats(cues: Iterable[Cue]) -> Iterator[Cue]:
    """The cues with their words alone, without lines that the cue before has shown already."""
    shown: list[str] = []
    for cue in cues:
        lines = [_words(line) for line in _LINES.findall(cue.text)]
        new = [line for line in lines if line and line not in shown]
        shown = lines
        if new:
            yield cue._replace(text=" ".join(new))


def _words(line: str) -> str:
    return " ".join(html.unescape(_MARKUP.sub("", line)).split())
