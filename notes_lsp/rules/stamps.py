"""What the rules for single timestamps share: reading their two times, and writing anchors."""

from __future__ import annotations

from notes_lsp.rules.finding import Fix
from notes_lsp.syntax.clock import Clock, format_clock, read_clock
from notes_lsp.syntax.nodes import Flaw, Piece, Timestamp
from notes_lsp.text.span import Edit, Span

MARKUP_FLAWS = (
    Flaw.UNCLOSED
    | Flaw.TAG
    | Flaw.CLASS
    | Flaw.ATTRIBUTE
    | Flaw.STRAY_BRACKET
    | Flaw.IN_LINK
    | Flaw.IN_BRACKETS
)
"""Flaws of the anchor itself; the others are of its label."""


def is_anchor(stamp: Timestamp) -> bool:
    """Whether the stamp is an anchor, whole or broken: other notations have other rules."""
    return stamp.notation == "anchor"


def clock_of(piece: Piece | None) -> Clock | None:
    """What a time says; None where there is none."""
    return None if piece is None else read_clock(piece.text)


def sure_seconds(clock: Clock | None) -> int | None:
    """The moment that a time certainly means."""
    return clock.meant if clock is not None and clock.certain else None


def anchor(seconds: int, label: int | None = None) -> str:
    """The canonical anchor for a moment; `label` is another moment for its label to show."""
    shown = format_clock(seconds if label is None else label)
    return f'<a class="yt-timestamp" data-t="{format_clock(seconds)}">[{shown}]</a>'


def rewrite(stamp: Timestamp, seconds: int, *, safe: bool) -> Fix:
    """Write the canonical anchor for `seconds` in place of the whole stamp."""
    written = anchor(seconds)
    edit = Edit(stamp.start, stamp.end, written)
    return Fix(f"Write {format_clock(seconds)} as a timestamp", safe, (edit,))


def whole(stamp: Timestamp) -> Span:
    """The stamp as a span."""
    return Span(stamp.start, stamp.end)


def place(stamp: Timestamp, piece: Piece | None) -> Span:
    """The span of a part of the stamp, of all of it where there is none."""
    return whole(stamp) if piece is None else piece.span
