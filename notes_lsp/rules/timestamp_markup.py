"""`timestamp.markup`: an anchor that the site can't follow, or that is nested in another link."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.stamps import MARKUP_FLAWS, anchor, clock_of, is_anchor, whole
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import Clock
from notes_lsp.syntax.nodes import Flaw, Timestamp
from notes_lsp.text.span import Edit

CODE = "timestamp.markup"

_WORDS = (
    (Flaw.IN_LINK, "stands in a Markdown link of its own"),
    (Flaw.IN_BRACKETS, "stands in a second pair of brackets"),
    (Flaw.UNCLOSED, "has no closing </a>"),
    (Flaw.ATTRIBUTE, "has no proper data-t"),
    (Flaw.STRAY_BRACKET, "has a stray bracket in its data-t"),
    (Flaw.CLASS, "has not the class yt-timestamp"),
    (Flaw.TAG, "is not written as <a …>"),
)


def check(_: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding over the whole stamp, since all of it is to be written anew."""
    flaws = stamp.flaws & MARKUP_FLAWS
    if not is_anchor(stamp) or not flaws:
        return None
    what = " and ".join(words for flaw, words in _WORDS if flaws & flaw)
    fix = _rebuild(stamp)
    outlook = "write it anew" if fix is None else f"write {fix.edits[0].text}"
    return Finding(
        CODE,
        "warning",
        whole(stamp),
        f"This timestamp {what}: {outlook}",
        () if fix is None else (fix,),
    )


def _rebuild(stamp: Timestamp) -> Fix | None:
    """The anchor with the times that are there, each side from the other where it has none. It is
    safe where both sides that are there can be read for certain."""
    time, label = clock_of(stamp.time), clock_of(stamp.label)
    seek = _meant(time) if _meant(time) is not None else _meant(label)
    shown = _meant(label) if _meant(label) is not None else seek
    if seek is None:
        return None
    safe = all(clock.certain for clock in (time, label) if clock is not None)
    return Fix("Write the timestamp anew", safe, (Edit(*whole(stamp), anchor(seek, shown)),))


def _meant(clock: Clock | None) -> int | None:
    return None if clock is None else clock.meant


RULE = Rule(CODE, "warning", check_stamp=check)
