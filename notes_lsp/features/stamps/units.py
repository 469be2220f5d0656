"""Timestamps that can only be rewritten together: those in one pair of brackets, and the lines of
one fence. Most stand alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from notes_lsp.syntax.nodes import Fence, Note, Timestamp
from notes_lsp.text.span import Edit

_LINE_END = re.compile(r"[\r\n]")
_NEAR: Final = 80


class Unit(NamedTuple):
    """Stamps in order of text. `unwrapping` takes away what holds them together and is part of
    none of them; `trouble` is why that can't be done, the rest of a sentence that they begin."""

    stamps: list[Timestamp]
    unwrapping: tuple[Edit, ...] = ()
    trouble: str | None = None


def units_of(note: Note, text: str) -> Iterator[Unit]:
    """The stamps of a note by what can be rewritten alone, in order of text."""
    fences = list(note.each(lambda block: block.fences))
    starts = [fence.start for fence in fences]

    def fence_of(stamp: Timestamp) -> Fence:
        return fences[bisect_right(starts, stamp.start) - 1]

    def goes_on(before: Timestamp, stamp: Timestamp) -> bool:
        """Whether a stamp belongs to the one before it: it has no opening bracket of its own, or
        stands in the same fence."""
        if stamp.notation == "fence":
            return before.notation == "fence" and fence_of(before) is fence_of(stamp)
        in_brackets = stamp.notation in ("bracket", "wikilink")
        return in_brackets and stamp.label is not None and stamp.start == stamp.label.start

    def unit(stamps: list[Timestamp]) -> Unit:
        if stamps[0].notation != "fence":
            return Unit(stamps)
        return _of_fence(fence_of(stamps[0]), stamps, text)

    waiting: list[Timestamp] = []
    for stamp in note.each(lambda block: block.timestamps):
        if waiting and not goes_on(waiting[-1], stamp):
            yield unit(waiting)
            waiting = []
        waiting.append(stamp)
    if waiting:
        yield unit(waiting)


def _of_fence(fence: Fence, stamps: list[Timestamp], text: str) -> Unit:
    """The lines of a fence, which goes when they are written otherwise."""
    lines = fence.body.of(text).split()
    if not fence.closed or lines != [stamp.time.text for stamp in stamps if stamp.time]:
        return Unit(stamps, trouble="stands in a fence that holds something else, too")
    if line_before(text, fence.start).strip(" "):
        return Unit(stamps, trouble="stands in a fence within something else")
    before = Edit(fence.start, stamps[0].start, "")
    return Unit(stamps, (before, Edit(stamps[-1].end, fence.end, "")))


def line_before(text: str, offset: int) -> str:
    """What stands before `offset` on its line, as far as it matters: lines may be very long."""
    return _LINE_END.split(text[max(0, offset - _NEAR) : offset])[-1]


def line_after(text: str, offset: int) -> str:
    """What follows `offset` on its line, as far as it matters."""
    return _LINE_END.split(text[offset : offset + _NEAR])[0]
