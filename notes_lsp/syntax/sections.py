"""Sections: what stands below a heading, up to the next of its level or above."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from notes_lsp.syntax.nodes import Heading
from notes_lsp.text.span import Span

_START: Final = attrgetter("start")


class Section(NamedTuple):
    """A heading, and where what it is the heading of ends."""

    heading: Heading
    end: int

    @property
    def span(self) -> Span:
        return Span(self.heading.start, self.end)


def ends_of_sections(headings: Sequence[Heading]) -> list[int]:
    """For each of `headings`, all those of a note, the index of the first one that is no longer
    in its section."""
    ends = [len(headings)] * len(headings)
    opened: list[int] = []
    for index, heading in enumerate(headings):
        while opened and headings[opened[-1]].level >= heading.level:
            ends[opened.pop()] = index
        opened.append(index)
    return ends


def sections_of(headings: Sequence[Heading], length: int) -> list[Section]:
    """The sections of a text of `length` code points, in the order of their headings."""
    starts = [*(heading.start for heading in headings), length]
    ends = (starts[end] for end in ends_of_sections(headings))
    return list(map(Section, headings, ends))


def section_of(headings: Sequence[Heading], heading: Heading, length: int) -> Section:
    """The section of `heading`, one of `headings`."""
    ends = (
        other.start
        for other in headings
        if other.start > heading.start and other.level <= heading.level
    )
    return Section(heading, next(ends, length))


def heading_above(headings: Sequence[Heading], offset: int) -> Heading | None:
    """The heading of the innermost section that holds `offset`."""
    above = bisect_right(headings, offset, key=_START)
    return headings[above - 1] if above else None
