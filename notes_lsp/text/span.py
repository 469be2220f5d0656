"""Places in a text, and changes of a text, as plain values.

Offsets count code points of the text, from 0. LSP positions live in `lines.py`.
"""

from __future__ import annotations

from typing import NamedTuple


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
