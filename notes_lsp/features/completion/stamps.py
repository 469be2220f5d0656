"""Completion of timestamps, in notes with a usable `videoId`: what begins as a time, `[12:34`,
`@12:34`, `12m34s` or the URL of a moment, becomes an anchor; the two times in one are completed
from what the notes of the video have and its transcript says."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor, where
from notes_lsp.features.markup import shortened
from notes_lsp.features.moments import moments_of
from notes_lsp.features.spoken import cues_saying
from notes_lsp.syntax.clock import format_clock, format_short, read_clock
from notes_lsp.syntax.notations import LAST_MOMENT, write_timestamp
from notes_lsp.syntax.transcripts import Cue
from notes_lsp.syntax.video_urls import read_video_url
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.transcripts import transcript_of

_SIGNED: Final = re.compile(
    r"(?:(?<![\[\]\w!\\])\[(?=[0-9]+:)|(?<![\w@.])@)([0-9]{1,3}(?::[0-9]{0,2}){0,2})\Z"
)
"""`[12:34` and `@12:34`, as far as they have been written."""

_UNITS: Final = re.compile(r"(?<![^\s(])[0-9]{1,2}(?:h[0-9]{1,2}m(?:[0-9]{1,2}s)?|m[0-9]{1,2}s)\Z")
"""`12m34s`, `1h2m` and `1h2m3s`."""

_URL: Final = re.compile(
    r"(?<![^\s(])(?<!\]\()"
    r"(?:https?://|(?:www|m|music)\.youtu|youtu)[^\s<>()\[\]\"']{1,300}\Z"
)
"""What may be the URL of a video; browsers show it without `https://`."""

_TARGET: Final = re.compile(r"""data-t=["']([0-9:]{0,8})\Z""")
_LABEL: Final = re.compile(r"""data-t=["']([0-9:]{0,8})["'][^<>]{0,40}>(\[?)([0-9:]{0,8})\Z""")
_TIME: Final = re.compile(r"[0-9:]{0,8}")
_LABEL_BEHIND: Final = re.compile(r"""["'][^<>\r\n]{0,40}>\[([0-9:]{1,8})\]""")

_TAGS: Final = re.compile(r"<a?[^<>]*(?:>(?:\[[0-9:]*\]</a>)?|\Z)")
"""Other anchors, and the beginning of the one that is being written."""

_MOST_CUES = 5
_LONGEST_DETAIL = 80

_MOST_MOMENTS = 2000
"""How many moments of a video are looked at."""


class _KnownMoment(NamedTuple):
    """A moment that a note of the video has, the first of them that does."""

    seconds: int
    path: NotePath


def complete_stamp(cursor: Cursor) -> Completions | None:
    """The timestamp that is being written."""
    video = cursor.here.video
    if video is None:
        return None
    before = cursor.before
    if inside := _TARGET.search(before):
        times = _times(cursor, video, _behind(cursor), before[: inside.start()])
        return _time(cursor, times, inside[1])
    if inside := _LABEL.search(before):
        times = _times(cursor, video, inside[1], before[: inside.start()])
        return _time(cursor, times, inside[3], opening="" if inside[2] else "[", closing="]")
    if signed := _SIGNED.search(before):
        if cursor.here.text.startswith("](", cursor.offset):  # It is the text of a link already.
            return None
        start = cursor.line_start + signed.start()
        end = cursor.end_of("]") if signed[0][0] == "[" else cursor.offset
        return Completions(_anchors(cursor, video, signed[1]), Span(start, end), incomplete=True)
    if units := _UNITS.search(before):
        seconds = read_clock(units[0]).meant
        return _written(cursor, units, [] if seconds is None else [_anchor(seconds, "")])
    if (url := _URL.search(before)) and (read := read_video_url(url[0])):
        if read.seconds is None or read.seconds > LAST_MOMENT:
            return None
        if read.video == video:
            return _written(cursor, url, [_anchor(read.seconds, "")])
        text = write_timestamp("video-link", read.seconds, read.video)
        label = format_short(read.seconds)
        return _written(cursor, url, [Candidate("moment", label, "another video", text, url[0])])
    return None


def _written(
    cursor: Cursor, written: re.Match[str], candidates: list[Candidate]
) -> Completions | None:
    start = cursor.line_start + written.start()
    return Completions(candidates, Span(start, cursor.offset), incomplete=False)


def _anchors(cursor: Cursor, video: str, typed: str) -> list[Candidate]:
    """The anchors that `typed` may become: known moments that begin so, and what it says."""
    moments = _known(cursor, video)
    begun = [moment for moment in moments if _begins(moment.seconds, typed)]
    candidates = [_anchor(seconds, where(cursor.here, path)) for seconds, path in begun]
    literal = _literal(typed)
    if literal is not None and all(moment.seconds != literal for moment in begun):
        complete = typed.count(":") > 0 and len(typed.rpartition(":")[2]) == 2
        candidates.insert(0 if complete else len(candidates), _anchor(literal, ""))
    return candidates[: cursor.here.vault.settings.completion.limit]


def _anchor(seconds: int, detail: str) -> Candidate:
    clock = format_clock(seconds)
    return Candidate("moment", clock, detail, write_timestamp("anchor", seconds), clock)


def _literal(typed: str) -> int | None:
    """The second that a time says which has perhaps not been written to its end: `12:3` is
    `12:30` until another digit follows."""
    if ":" not in typed:
        return None
    last = typed.rpartition(":")[2]
    clock = read_clock(typed + "0" * (2 - len(last)))
    good = clock.form in ("short", "canonical", "one-digit-hours") and clock.in_range
    return clock.meant if good and (clock.meant or 0) <= LAST_MOMENT else None


def _times(cursor: Cursor, video: str, other: str, before: str) -> dict[str, str]:
    """The times that may stand in one of the two places of an anchor, with what stands beside
    each: first the `other` that the anchor has, then when the words `before` the anchor are said,
    then those of the video, the nearest to the timestamp before first."""
    same = read_clock(other).meant if other else None
    times = {} if same is None else {format_clock(same): "the other time of this timestamp"}
    for cue in _said(cursor, video, before):
        times.setdefault(format_clock(cue.start), f"“{shortened(cue.text, _LONGEST_DETAIL)}”")
    for seconds, path in _known(cursor, video):
        times.setdefault(format_clock(seconds), where(cursor.here, path))
    return times


def _said(cursor: Cursor, video: str, before: str) -> list[Cue]:
    """Where the video's transcript says the words `before` the anchor."""
    here = cursor.here
    words = _TAGS.sub(" ", before)
    if not words.strip():
        return []
    transcript = transcript_of(here.vault, here.path, video, own=True)
    return [] if transcript is None else cues_saying(transcript.cues, words, _MOST_CUES)


def _time(
    cursor: Cursor, times: dict[str, str], typed: str, *, opening: str = "", closing: str = ""
) -> Completions:
    """Those of `times` that begin as typed. With the brackets around it that are not there yet."""
    start = cursor.offset - len(typed)
    end = cursor.end_of_rest(_TIME)
    if cursor.here.text.startswith(closing, end):
        closing = ""
    limit = cursor.here.vault.settings.completion.limit
    candidates = [
        Candidate("moment", clock, detail, f"{opening}{clock}{closing}", clock)
        for clock, detail in times.items()
        if clock.startswith(typed)
    ]
    return Completions(candidates[:limit], Span(start, end), len(candidates) > limit)


def _behind(cursor: Cursor) -> str:
    """The time in the label of the anchor whose target is being written."""
    label = _LABEL_BEHIND.match(cursor.here.text, cursor.end_of_rest(_TIME))
    return label[1] if label else ""


def _known(cursor: Cursor, video: str) -> list[_KnownMoment]:
    """The moments of the video, each once, the nearest to the timestamp before the cursor first.
    The one at the cursor is not known, but being written."""
    here, offset = cursor.here, cursor.offset
    longest = here.vault.settings.timestamps.max_video_hours * 3600
    known: dict[int, _KnownMoment] = {}
    before = 0
    for path, stamp, seconds in islice(moments_of(here, video), _MOST_MOMENTS):
        own = path == here.path
        if (own and stamp.start <= offset <= stamp.end) or seconds > longest:
            continue
        known.setdefault(seconds, _KnownMoment(seconds, path))
        if own and stamp.end <= offset:
            before = seconds
    return sorted(known.values(), key=lambda moment: (abs(moment.seconds - before), moment.seconds))


def _begins(seconds: int, typed: str) -> bool:
    """Whether one of the ways to write a moment, such as `00:02:03` and `2:03`, begins so."""
    clock, short = format_clock(seconds), format_short(seconds)
    forms = (clock, clock.removeprefix("0"), short, short.removeprefix("0"))
    return any(form.startswith(typed) for form in forms)
