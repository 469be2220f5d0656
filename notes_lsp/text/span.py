"""Places in a text, and changes of a text, as plain values.

Offsets count code points of the text, from 0. LSP positions live in `lines.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final, NamedTuple


class Span(NamedTuple):
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """The same span in a text that has `by` more code points before it."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """What the span covers in `text`."""
        return text[self.start : self.end]

    def touches(self, offset: int) -> bool:
        """Whether a cursor at `offset` stands in the span or at one of its edges."""
        return self.start <= offset <= self.end


_START: Final = itemgetter(0)


def covers(spans: Sequence[Span], offset: int) -> bool:
    """Whether `offset` lies in one of `spans`, which are sorted and disjoint."""
    before = bisect_right(spans, offset, key=_START)
    return before > 0 and offset < spans[before - 1].end


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as sorted, disjoint spans."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


class Edit(NamedTuple):
    """Put `text` in place of the code points from `start` up to `end`."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: list[Edit]) -> str:
    """`text` after `edits`, which are in terms of the text before any of them.

    Raises ValueError where two edits overlap: what to do then is the caller's to know.
    Two insertions at one place are kept in the order given.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    parts.append(text[done:])
    return "".join(parts)
