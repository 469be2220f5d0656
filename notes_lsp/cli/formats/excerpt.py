"""A line of a note as a terminal shows it, cut to what matters, and where to underline it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

from notes_lsp.cli.terminal import printable
from notes_lsp.text.span import Span

_WIDTH: Final = 100
"""Cells that a line may take, besides what tells that it was cut. Not the width of the terminal:
the output is the same everywhere. Lines of 386,740 characters are real."""

_TAB: Final = "    "
_CUT: Final = "…"


class Excerpt(NamedTuple):
    """A line, and which of the terminal's cells to underline: `marked` of them, after `before`."""

    line: str
    before: int
    marked: int


def excerpt(line: str, span: Span) -> Excerpt:
    """The part of `line` around `span`, whose offsets are in it. An empty span marks the cell of
    what follows. Takes time for what is shown, however long the line is."""
    marked = _head(line, span, _WIDTH)
    room = _WIDTH - _cells(marked)
    behind = Span(span.end, len(line))
    whole_behind = _cells(_head(line, behind, room))
    before = _tail(line, Span(0, span.start), max(room // 2, room - whole_behind))
    after = _head(line, behind, room - _cells(before))
    if room <= 1 and marked.endswith(_CUT):
        after = ""
    return Excerpt(f"{before}{marked}{after}".rstrip(), _cells(before), max(_cells(marked), 1))


def _head(line: str, span: Span, room: int) -> str:
    """What is in `span`, or its beginning and a … if that takes more than `room` cells."""
    shown = _shown(line[span.start : min(span.end, span.start + room + 1)])
    if span.end - span.start <= room + 1 and _cells(shown) <= room:
        return shown
    return shown[: _fitting(shown, room - 1)] + _CUT


def _tail(line: str, span: Span, room: int) -> str:
    """What is in `span`, or a … and its end if that takes more than `room` cells."""
    shown = _shown(line[max(span.start, span.end - room - 1) : span.end])
    if span.end - span.start <= room + 1 and _cells(shown) <= room:
        return shown
    return _CUT + shown[len(shown) - _fitting(shown[::-1], room - 1) :]


def _fitting(characters: str, room: int) -> int:
    """How many of `characters`, from the first, go into `room` cells."""
    if characters.isascii():
        return max(min(len(characters), room), 0)
    return bisect_right(list(accumulate(map(_cells, characters))), room)


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _cells(text: str) -> int:
    """How many cells of a terminal `text` takes: East Asian characters two, combining ones none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # not needed by those who want no excerpts

    return cell_len(text)
