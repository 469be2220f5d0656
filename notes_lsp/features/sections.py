"""Sections: what stands below a heading, up to the next of its level or above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from notes_lsp.syntax.nodes import Heading
from notes_lsp.text.span import Span


class Section(NamedTuple):
    """A heading, and where what it is the heading of ends."""

    heading: Heading
    end: int

    @property
    def span(self) -> Span:
        return Span(self.heading.start, self.end)


def sections_of(headings: Sequence[Heading], length: int) -> list[Section]:
    """The sections of a text of `length` code points, in the order of their headings."""
    ends = [length] * len(headings)
    opened: list[int] = []
    for index, heading in enumerate(headings):
        while opened and headings[opened[-1]].level >= heading.level:
            ends[opened.pop()] = heading.start
        opened.append(index)
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
    above = [heading for heading in headings if heading.start <= offset]
    return above[-1] if above else None
