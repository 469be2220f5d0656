"""Finds the timestamps of a text, in every notation, whole or broken.

What stands where is said here; what a time means is for clock.py, and whether something is wrong
for the rules. The forms are read by anchors.py, brackets.py and chapters.py. A time in prose
without brackets is no timestamp: it may be a time of day, a verse or a ratio.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from notes_lsp.syntax.anchors import ANCHOR_CLASS, read_anchor
from notes_lsp.syntax.brackets import NO_FLAW, SEPARATOR, Read, make_stamp, read_brackets
from notes_lsp.syntax.chapters import find_chapters
from notes_lsp.syntax.clock import read_clock
from notes_lsp.syntax.nodes import Flaw, Piece, Timestamp
from notes_lsp.text.span import Span

# Every alternative starts with a literal, so that the search skips prose fast. The first is what
# nearly all real anchors are; the others only tell where to look closer.
_START = re.compile(
    rf'<a class="{ANCHOR_CLASS}" data-t="([0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})">'
    r"\[([0-9]{2}:[0-9]{2}:[0-9]{2})\]</a>(?!>)"
    r"|<(?:[aApP]|[sS][pP][aA][nN])(?:[\s/]|%20)"
    r"|\[\[?[ \t]*[0-9]"
    r"|\[\[{0,2}<[aApPsS]"
    r"|\\[\\<[]"
    r"|\{\{youtube-timestamp[ \t]"
    r"|\n(?=[ \t>]*(?:[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+)?[0-9]{1,2}:[0-9]{2})"
    r"|\r(?=[ \t>]*(?:[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+)?[0-9]{1,2}:[0-9]{2})"
)
_OPENING_LENGTH: Final = len(f'<a class="{ANCHOR_CLASS}" data-t="')
_TIME_LENGTH: Final = len("00:00:00")
_MIDDLE_LENGTH: Final = len('">[')

_GAP = re.compile(rf"[ \t]*+(?:{SEPARATOR}|\r?\n)?+[ \t]*+")
_LONGEST_GAP: Final = 12

_WRAPPED = re.compile(r"\[{1,3}(?=<)")
_PLAIN_LINK = re.compile(r"<a[ \t][^<>\r\n]*>[^<\r\n]*</a>", re.IGNORECASE)
_LOGSEQ = re.compile(r"\{\{youtube-timestamp[ \t]++([^\s{}]++)[ \t]*+\}\}")
_FENCE_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")

_MASK: Final = "\0"


def find_timestamps(text: str, opaque: Sequence[Span]) -> list[Timestamp]:
    """All timestamps of `text`, the source of one top-level block, in order; no two overlap.

    Nothing is looked for in the spans of `opaque` (code, math, comments), which are sorted and
    disjoint.
    """
    masked = _masked(text, opaque) if opaque else text
    stamps: list[Timestamp] = []
    end = -_LONGEST_GAP - 1  # of the last stamp
    resume = 0
    has_chapters = False
    for match in _START.finditer(masked):
        start = match.start()
        if start < resume:
            continue
        if match.lastindex is not None:
            follows = start - end <= _LONGEST_GAP and _is_gap(masked, end, start)
            stamps.append(_canonical(match, follows))
            end = resume = match.end()
            continue
        if masked[start] in "\r\n":
            has_chapters = True
            continue
        read = _read_at(masked, start)
        resume = read.end
        for stamp in read.stamps:
            follows = stamp.start - end <= _LONGEST_GAP and _is_gap(masked, end, stamp.start)
            stamps.append(replace(stamp, follows=True) if follows else stamp)
            end = stamp.end
    if opaque:
        stamps = [_unmasked(stamp, text) for stamp in stamps]
    if has_chapters and (chapters := find_chapters(masked)):
        stamps = sorted(stamps + chapters, key=lambda stamp: stamp.start)
    return stamps


def fence_timestamps(info: str, body: str, at: int) -> list[Timestamp]:
    """The stamps of a fenced block of the Timestamp Notes plugin, one a line.

    `info` is the fence's info string; `body`, the text between the fences, stands at `at`, from
    which the spans count. A stamp holds its line: to convert it, the whole fence must go.
    """
    if info.split()[:1] != ["timestamp"]:
        return []
    stamps: list[Timestamp] = []
    for line in _FENCE_LINE.finditer(body):
        if read_clock(line[0]).form == "unreadable":
            continue
        time = Piece(at + line.start(), at + line.end(), line[0])
        stamps.append(make_stamp(time.start, time.end, "fence", time, time))
    return stamps


def _masked(text: str, opaque: Sequence[Span]) -> str:
    """`text` with characters that mean nothing in the spans of `opaque`."""
    parts: list[str] = []
    done = 0
    for start, end in opaque:
        parts += (text[done:start], _MASK * (end - start))
        done = end
    parts.append(text[done:])
    return "".join(parts)


def _unmasked(stamp: Timestamp, text: str) -> Timestamp:
    """Gives the parts of a stamp back what was masked in them."""
    if not any(piece and _MASK in piece.text for piece in (stamp.time, stamp.label)):
        return stamp
    return replace(stamp, time=_reread(stamp.time, text), label=_reread(stamp.label, text))


def _reread(piece: Piece | None, text: str) -> Piece | None:
    return piece and piece._replace(text=text[piece.start : piece.end])


def _is_gap(text: str, start: int, end: int) -> bool:
    return _GAP.fullmatch(text, start, end) is not None


def _canonical(match: re.Match[str], follows: bool) -> Timestamp:
    """The stamp of the first alternative of `_START`, all of whose lengths are known."""
    start, end = match.span()
    time, label = match.groups()
    time_start = start + _OPENING_LENGTH
    time_end = time_start + _TIME_LENGTH
    label_start = time_end + _MIDDLE_LENGTH
    return Timestamp(
        start,
        end,
        "anchor",
        Piece(time_start, time_end, time),
        Piece(label_start, label_start + _TIME_LENGTH, label),
        NO_FLAW,
        None,
        follows,
    )


def _read_at(text: str, start: int) -> Read:
    """Looks closer at a place where a stamp may start."""
    if text[start] == "<":
        return _read_tag(text, start)
    if text[start] == "{":
        return _read_logseq(text, start)
    if text[start] == "\\":
        return _pass_over_link(text, start + 1)
    if wrapped := _WRAPPED.match(text, start):
        return _read_wrapped_tag(text, start, wrapped.end())
    return read_brackets(text, start)


def _read_tag(text: str, start: int) -> Read:
    """`<a …>`, or another tag."""
    anchor = read_anchor(text, start)
    if anchor is not None:
        end, time, label, flaws = anchor
        return Read([make_stamp(start, end, "anchor", time, label, flaws)], end)
    return _pass_over_link(text, start)


def _pass_over_link(text: str, start: int) -> Read:
    """No stamp: a link in HTML with all its label, or else the one character."""
    link = _PLAIN_LINK.match(text, start)
    return Read([], link.end() if link else start + 1)


def _read_wrapped_tag(text: str, start: int, tag: int) -> Read:
    """`[<a …>…</a>]`. Only brackets that close right after the anchor are part of it."""
    read = _read_tag(text, tag)
    if not read.stamps:
        return read
    stamp = read.stamps[0]
    depth = 0
    while depth < tag - start and text.startswith("]", stamp.end + depth):
        depth += 1
    if depth == 0 or text.startswith("(", stamp.end + depth):
        return read
    end = stamp.end + depth
    flaws = stamp.flaws | Flaw.IN_BRACKETS
    return Read([replace(stamp, start=tag - depth, end=end, flaws=flaws)], end)


def _read_logseq(text: str, start: int) -> Read:
    """`{{youtube-timestamp 113}}`."""
    match = _LOGSEQ.match(text, start)
    if match is None:
        return Read([], start + 1)
    time = Piece(*match.span(1), match[1])
    return Read([make_stamp(start, match.end(), "logseq", time, time)], match.end())
