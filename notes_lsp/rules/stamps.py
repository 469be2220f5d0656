"""What the rules for single timestamps share: reading their two times, and writing them anew."""

from __future__ import annotations

from typing import Final

from notes_lsp.rules.finding import Fix
from notes_lsp.syntax.clock import Clock, format_clock, read_clock
from notes_lsp.syntax.nodes import Flaw, Piece, Timestamp
from notes_lsp.syntax.notations import anchor
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.facts import Facts

MARKUP_FLAWS: Final = (
    Flaw.UNCLOSED
    | Flaw.TAG
    | Flaw.CLASS
    | Flaw.ATTRIBUTE
    | Flaw.STRAY_BRACKET
    | Flaw.IN_LINK
    | Flaw.IN_BRACKETS
)
"""Flaws of the anchor itself; the others are of its label."""

SAME_WORDS: Final = 120
"""Seconds up to which data-t and label may be the beginning and the end of the same words."""

_CANONICAL_MARKUP: Final = len('<a class="yt-timestamp" data-t="">[]</a>')
_SLIPS: Final = 4
"""By how much broken markup is longer at most: `class="yt="yt-timestamp"`."""


def is_anchor(stamp: Timestamp) -> bool:
    """Whether the stamp is an anchor, whole or broken: other notations have other rules."""
    return stamp.notation == "anchor"


def is_sound(stamp: Timestamp) -> bool:
    """Whether nothing is wrong with a stamp by itself."""
    time, label = stamp.time, stamp.label
    if stamp.flaws is not Flaw.NONE or time is None or label is None or time.text != label.text:
        return False
    clock = read_clock(time.text)
    return clock.form == "canonical" and clock.in_range


def is_of_a_video(facts: Facts) -> bool:
    """Whether a note is about a video, so that times in brackets are timestamps: it names one, or
    means to."""
    return facts.video_id is not None or facts.media_link is not None or facts.mentions_video


def time_clock(stamp: Timestamp) -> Clock | None:
    """What `data-t` says; None where it is missing."""
    return None if stamp.time is None else read_clock(stamp.time.text)


def label_clock(stamp: Timestamp) -> Clock | None:
    """What the label says; None where it shows no time but words or nothing."""
    if stamp.label is None or stamp.flaws & Flaw.LABEL_TEXT:
        return None
    return read_clock(stamp.label.text)


def sure_seconds(clock: Clock | None) -> int | None:
    """The moment that a time certainly means."""
    return clock.meant if clock is not None and clock.certain else None


def holds_more(stamp: Timestamp) -> bool:
    """Whether the anchor holds something that is lost when it is written anew, such as an `id`."""
    known = _CANONICAL_MARKUP + _SLIPS
    known += sum(len(piece.text) for piece in (stamp.time, stamp.label) if piece is not None)
    if stamp.flaws & Flaw.IN_LINK:
        known += len("[00:00:00]()")
    if stamp.flaws & Flaw.IN_BRACKETS:
        known += len("[]")
    return stamp.end - stamp.start > known


def rewrite(stamp: Timestamp, seconds: int, *, safe: bool) -> Fix:
    """Write the canonical anchor for `seconds` in place of the whole stamp. A label of words
    stays, and only `data-t` is written."""
    title = f"Write the timestamp as {format_clock(seconds)}"
    if words_of(stamp) is not None and stamp.time is not None:
        return Fix(title, safe, (Edit(*stamp.time.span, format_clock(seconds)),))
    return Fix(title, safe and not holds_more(stamp), (Edit(*whole(stamp), anchor(seconds)),))


def words_of(stamp: Timestamp) -> str | None:
    """The label where it is words, and not just what `data-t` says in no form of a time."""
    if stamp.label is None or not stamp.flaws & Flaw.LABEL_TEXT:
        return None
    return None if stamp.time and stamp.time.text == stamp.label.text else stamp.label.text


def whole(stamp: Timestamp) -> Span:
    """The stamp as a span."""
    return Span(stamp.start, stamp.end)


def place(stamp: Timestamp, piece: Piece | None) -> Span:
    """The span of a part of the stamp, of all of it where there is none."""
    return whole(stamp) if piece is None else piece.span
