"""`timestamp.markup`: an anchor that the site can't follow, or that is nested in another link."""

from __future__ import annotations

from typing import Final

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.stamps import (
    MARKUP_FLAWS,
    SAME_WORDS,
    holds_more,
    is_anchor,
    label_clock,
    time_clock,
    whole,
    words_of,
)
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Flaw, Timestamp
from notes_lsp.syntax.notations import anchor
from notes_lsp.text.span import Edit

CODE = "timestamp.markup"

_WORDS: Final = (
    (Flaw.IN_LINK, "is wrapped in a Markdown link"),
    (Flaw.IN_BRACKETS, "stands in brackets of its own"),
    (Flaw.TAG, "is no proper <a> tag"),
    (Flaw.UNCLOSED, "has no closing </a>"),
    (Flaw.CLASS, "lacks the class yt-timestamp"),
    (Flaw.ATTRIBUTE, "lacks a readable data-t"),
    (Flaw.STRAY_BRACKET, "has a stray bracket in data-t"),
)


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding over the whole stamp, since all of it is to be written anew."""
    flaws = stamp.flaws & MARKUP_FLAWS
    if not is_anchor(stamp) or not flaws:
        return None
    *most, last = [words for flaw, words in _WORDS if flaws & flaw]
    what = f"{', '.join(most)} and {last}" if most else last
    fix = _rebuild(stamp)
    how = 'it as <a class="yt-timestamp" data-t="HH:MM:SS">' if fix is None else fix.edits[0].text
    message = f"This timestamp {what}: write {how}"
    return Finding(CODE, "warning", whole(stamp), message, () if fix is None else (fix,))


def _rebuild(stamp: Timestamp) -> Fix | None:
    """The anchor with what is there: each side from the other where it says no time; a label of
    words keeps them. Safe where what is there can be read for certain, both sides are about the
    same words, and nothing is lost."""
    clocks = [clock for clock in (time_clock(stamp), label_clock(stamp)) if clock is not None]
    moments = [clock.meant for clock in clocks if clock.meant is not None]
    if not moments:
        return None
    shown = words_of(stamp) or moments[-1]
    agree = max(moments) - min(moments) <= SAME_WORDS
    safe = agree and all(clock.certain for clock in clocks) and not holds_more(stamp)
    return Fix("Write the timestamp anew", safe, (Edit(*whole(stamp), anchor(moments[0], shown)),))


RULE = Rule(CODE, "warning", check_stamp=check)
