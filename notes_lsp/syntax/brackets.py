"""Reads times in brackets: `[00:12:34]`, lists and ranges of them, `[[00:12:34]]`, and links with
a time as their label, to a moment of a video or around an anchor.

Where brackets stand in a text is for timestamps.py.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from notes_lsp.syntax.anchors import read_anchor
from notes_lsp.syntax.nodes import Flaw, Notation, Piece, Timestamp
from notes_lsp.syntax.video_urls import read_video_url

SEPARATOR = r"(?:[,;&/+~-]|[\u2010-\u2015\u2192]|and\b|to\b|until\b)"
"""What stands between the times of a list or a range, as a pattern."""

_TIME = r"[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2})?:?|[0-9]{1,3}:[0-9]{2}:?"
_EACH_TIME = re.compile(_TIME)
_BRACKETS = re.compile(
    rf"\[(\[?)[ \t]*+((?:{_TIME})(?:[ \t]*+{SEPARATOR}[ \t]*+(?:{_TIME}))*+)[ \t]*+\](\]?)"
)
# After the first `]` of `[[12:34](…)]` and `[[12:34], [12:50]]`, where brackets hold brackets.
_NEXT_IN_BRACKETS = re.compile(rf"\(|[ \t]*+{SEPARATOR}?+[ \t]*+\[[ \t]*+[0-9]")
# `[1:2:3]` is a slice; a time has two digits everywhere but in its hours, or two there.
_BARE = re.compile(r"[0-9]{2}.*|[0-9](?::[0-9]{2})+:?")

_IN_LINK = re.compile(r"\([ \t]*+(?=<)")
_ORPHANED_CLOSING = re.compile(r"</a>", re.IGNORECASE)
_DESTINATION = re.compile(
    r"\([ \t]*+<?([^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?"
    r"(?:[ \t]++\"[^\"\r\n]*+\")?+[ \t]*+\)"
)
_FRAGMENT = re.compile(rf"#(?:t=([^,&\s]+)\S*|({_TIME}))?")
_SEEK = re.compile(r"ytseek://([^/?#\s]+)")
_DEFINITION = re.compile(r":[ \t]*<?https?:", re.IGNORECASE)

NO_FLAW: Final = Flaw.NONE
"""Looked up once: an enum's members are slow to reach."""


class Read(NamedTuple):
    """What a closer look found, `follows` left open, and where to go on."""

    stamps: list[Timestamp]
    end: int


class _Target(NamedTuple):
    """Where a link leads that is a stamp by its label."""

    notation: Notation
    time: Piece | None
    video: str | None
    end: int


def make_stamp(
    start: int,
    end: int,
    notation: Notation,
    time: Piece | None,
    label: Piece | None,
    flaws: Flaw = NO_FLAW,
    video: str | None = None,
) -> Timestamp:
    """A stamp that is not yet known to follow another."""
    return Timestamp(start, end, notation, time, label, flaws, video, follows=False)


def read_brackets(text: str, start: int) -> Read:
    """`[…]` or `[[…]]` around one or more times, and the link that it may be the label of."""
    match = _BRACKETS.match(text, start)
    if (
        match is not None
        and match[1]
        and not match[3]
        and _NEXT_IN_BRACKETS.match(text, match.end())
    ):
        start += 1
        match = _BRACKETS.match(text, start)
    if match is None:
        return Read([], start + 1)
    times = [Piece(*time.span(), time[0]) for time in _EACH_TIME.finditer(text, *match.span(2))]
    if match[1]:
        return _read_wikilink(text, start, match.end(), times)
    end = match.start(3)
    if text.startswith("(", end):
        return _read_link(text, start, end, times)
    if _DEFINITION.match(text, end):
        return Read([], end)
    if len(times) == 1 and (closing := _ORPHANED_CLOSING.match(text, end)):
        orphan = make_stamp(start, closing.end(), "anchor", None, times[0], Flaw.TAG)
        return Read([orphan], orphan.end)
    after_word = text[start - 1 : start].isalnum()
    if not _are_bare(times) or (after_word and times[0].text.count(":") == 1):
        return Read([], end)
    return Read(_split(start, end, "bracket", times), end)


def _are_bare(times: list[Piece]) -> bool:
    return all(_BARE.fullmatch(time.text) for time in times)


def _split(start: int, end: int, notation: Notation, times: list[Piece]) -> list[Timestamp]:
    """One stamp for each of `times`, which stand in brackets from `start` to `end`: the outer
    ones take the brackets with them, and the separators stay."""
    starts = [start, *(time.start for time in times[1:])]
    ends = [*(time.end for time in times[:-1]), end]
    return [
        make_stamp(first, last, notation, time, time)
        for first, last, time in zip(starts, ends, times, strict=True)
    ]


def _read_wikilink(text: str, start: int, end: int, times: list[Piece]) -> Read:
    """`[[00:24:36]]`, its `]]` perhaps half there, or `[[00:24:36]](url)`. A link to elsewhere is
    no stamp."""
    if text[start - 1 : start] == "!" or not _are_bare(times):
        return Read([], end)
    if not _DESTINATION.match(text, end):
        return Read(_split(start, end, "wikilink", times), end)
    target = _read_target(text, end, times[0]) if len(times) == 1 else None
    if target is None:
        return Read([], end)
    time = target.time or times[0]
    stamp = make_stamp(start, target.end, "wikilink", time, times[0], video=target.video)
    return Read([stamp], target.end)


def _read_link(text: str, start: int, end: int, times: list[Piece]) -> Read:
    """`[00:24:36](…)`; `end` is where the `(` stands. A link to elsewhere is no stamp."""
    if len(times) > 1:
        return Read([], end)
    label = times[0]
    wrapping = _IN_LINK.match(text, end)
    anchor = read_anchor(text, wrapping.end()) if wrapping else None
    if anchor is not None:
        end = anchor.end + text.startswith(")", anchor.end)
        # The label that says something else than `data-t`, so that no disagreement is lost.
        if anchor.label and anchor.time and anchor.time.text == label.text:
            label = anchor.label
        flaws = anchor.flaws & ~Flaw.LABEL_EMPTY | Flaw.IN_LINK
        return Read([make_stamp(start, end, "anchor", anchor.time, label, flaws)], end)
    target = _read_target(text, end, label)
    if target is None:
        return Read([], end)
    stamp = make_stamp(start, target.end, target.notation, target.time, label, video=target.video)
    return Read([stamp], target.end)


def _read_target(text: str, start: int, label: Piece) -> _Target | None:
    """Reads the `(…)` of a link at `start`. None where it is none, or leads to no moment."""
    match = _DESTINATION.match(text, start)
    if match is None:
        return None
    url, at, end = match[1], match.start(1), match.end()
    if not url:
        return _Target("media-link", label, None, end)
    if fragment := _FRAGMENT.fullmatch(url):
        group = fragment.lastindex
        time = Piece(*fragment.span(group), fragment[group]).moved(at) if group else None
        return _Target("fragment-link", time, None, end)
    if seek := _SEEK.match(url):
        return _Target("seek-link", Piece(*seek.span(1), seek[1]).moved(at), None, end)
    video = read_video_url(url)
    if video is None:
        return None
    return _Target("video-link", video.time and video.time.moved(at), video.video, end)
