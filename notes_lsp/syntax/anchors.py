"""Reads one timestamp anchor, `<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>`, however
broken its markup is. Where anchors stand in a text, and what is wrapped around them, is for
timestamps.py; what their times say is for clock.py.

Nearly all forms were met in real notes. No pattern here looks past the next `<` or the end of
the line more than once, so that reading stays linear.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from notes_lsp.syntax.nodes import Flaw, Piece

ANCHOR_CLASS: Final = "yt-timestamp"


class Anchor(NamedTuple):
    """What `read_anchor` found: from the `<` up to `end`. The rest is as in `Timestamp`."""

    end: int
    time: Piece | None
    label: Piece | None
    flaws: Flaw


class _Found(NamedTuple):
    """The time in an opening tag, and where it ends with all that belongs to it."""

    time: Piece | None
    flaws: Flaw
    end: int


_COLON_TIME = r"[0-9]{1,4}(?::[0-9]{1,4}){1,4}:?"

# `class="yt>timestamp"` and `class="yt->timestamp"` do not end the tag.
_OPENING = re.compile(
    r"<(a|p|span)(%20|(?=[\s/]))"
    r"((?:[^<>\r\n]++|(?<=yt)>(?=timestamp)|(?<=yt-)>(?=timestamp))*+)(>?)",
    re.IGNORECASE,
)
# A tag of several lines, as CommonMark allows it: only where it is well-formed.
_MULTILINE_OPENING = re.compile(
    r"""<a((?:(?:[ \t]++(?:\r?\n[ \t]*+)?|\r?\n[ \t]*+)"""
    r"""[a-z_:][\w.:-]*+(?:=(?:"[^"<>\r\n]*"|'[^'<>\r\n]*'|[^\s"'=<>`]++))?)*+)\s*+>""",
    re.IGNORECASE,
)
_NAME = re.compile(r"""yt[^a-z]{0,4}timestamp""", re.IGNORECASE)
_EVIDENCE = re.compile(
    rf"""data-t(?![\w-])|class\s*=\s*["']?yt[-=]["'\d]"""
    rf"""|(?:data[a-z-]{{0,20}}|href)=["']?{_COLON_TIME}["']?(?=[\s/]|$)""",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"""(?<![\w-])class\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE
)
_DATA_T = re.compile(
    r"""(?<![\w-])data-t\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)|["'])""", re.IGNORECASE
)
_UNQUOTED_TIME = re.compile(rf"[\[ ]*({_COLON_TIME})(\]?)")
_OTHER_TIME = re.compile(rf"""(?<![\w/.:])({_COLON_TIME})["'\]]*""")

_LABEL = re.compile(
    r"((?:[^<\r\n]++|</?(?:b|code|em|i|mark|small|strong|sub|sup|u)>)*+)"
    r"(</(?:a|p|span)(?![\w-])[ \t]*>{0,2})",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</a[ \t]*>", re.IGNORECASE)
# A second value before the label: data-t="00:02:00">[00:01:58">[00:02:00]</a>
_SECOND_VALUE = re.compile(r"""[ \t]*+\[?+[^\[\]"'<>\r\n]*+["']>(?=\[)""")
_TIME_LIKE = r"(?>[0-9]*:[0-9:.]*[0-9]:?|[0-9HMSX]{1,4}(?::[0-9HMSX]{1,4})+|[0-9]+[HMS][0-9HMS]*)"
_BRACKETED = rf"((?:\\?\[)*+)[ \t]*+({_TIME_LIKE})[ \t]*+((?:\\?\])*+)"
_TIME_LABEL = re.compile(rf"(>*+)[ \t]*+{_BRACKETED}(?:\([^()\s]*+\))?+[ \t]*+", re.IGNORECASE)
# Without `</a>` only a time in brackets is surely the label; what else follows is prose.
_UNCLOSED_LABEL = re.compile(rf"(>*+)[ \t]*+(?=\[){_BRACKETED}(?:<a>)?", re.IGNORECASE)


def read_anchor(text: str, start: int) -> Anchor | None:
    """Reads the tag at `start`, where a `<` stands. None where it has nothing of a timestamp."""
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    flaws = Flaw.TAG if opening[2] or opening[1] not in "aA" else Flaw.NONE
    inside, inside_end = opening.span(3)
    tag_end: int | None = opening.end() if opening[4] else None
    if tag_end is None and (multiline := _MULTILINE_OPENING.match(text, start)):
        inside, inside_end = multiline.span(1)
        tag_end = multiline.end()
    named = _NAME.search(text, inside, inside_end) is not None
    if not named and not _EVIDENCE.search(text, inside, inside_end):
        return None
    if not _has_class(text, inside, inside_end):
        flaws |= Flaw.CLASS
    found = _read_time(text, inside, inside_end)
    flaws |= found.flaws
    if tag_end is None:
        anchor = _read_rest(text, found.end, found.time, flaws | Flaw.TAG)
    else:
        anchor = _read_label(text, tag_end, found.time, flaws)
        if named:
            return anchor
    # Less than a whole tag with the class takes a time to be a stamp.
    in_label = anchor.label is not None and not anchor.flaws & Flaw.LABEL_TEXT
    in_tag = anchor.time is not None and ":" in anchor.time.text
    return anchor if in_tag or in_label else None


def _has_class(text: str, start: int, end: int) -> bool:
    """Whether the tag's inside has a `class` with `yt-timestamp` among its names."""
    match = _CLASS.search(text, start, end)
    return match is not None and ANCHOR_CLASS in (match[1] or match[2] or match[3] or "").split()


def _read_time(text: str, start: int, end: int) -> _Found:
    """Finds the time among the attributes between `start` and `end`."""
    attribute = _DATA_T.search(text, start, end)
    if attribute is None:
        other = _OTHER_TIME.search(text, start, end)
        if other is None:
            return _Found(None, Flaw.ATTRIBUTE, end)
        return _Found(Piece(*other.span(1), other[1]), Flaw.ATTRIBUTE, other.end())
    if attribute.lastindex is None:  # The quote does not end within the tag.
        value = _UNQUOTED_TIME.match(text, attribute.end(), end)
        if value is None:
            return _Found(None, Flaw.ATTRIBUTE, end)
        flaws = Flaw.ATTRIBUTE | Flaw.STRAY_BRACKET if value[2] else Flaw.ATTRIBUTE
        return _Found(Piece(*value.span(1), value[1]), flaws, value.end())
    time = _stripped(text, *attribute.span(attribute.lastindex))
    if time is None:
        return _Found(None, Flaw.ATTRIBUTE, attribute.end())
    stray = re.search(r"[\[\]]", attribute[attribute.lastindex]) is not None
    return _Found(time, Flaw.STRAY_BRACKET if stray else Flaw.NONE, attribute.end())


def _read_label(text: str, start: int, time: Piece | None, flaws: Flaw) -> Anchor:
    """Reads what follows the opening tag, up to and with the closing one."""
    if second := _SECOND_VALUE.match(text, start):
        start = second.end()
        flaws |= Flaw.ATTRIBUTE
    closed = _LABEL.match(text, start)
    if closed is None:
        flaws |= Flaw.UNCLOSED
        label = _UNCLOSED_LABEL.match(text, start)
        if label is None:
            return Anchor(start, time, None, flaws)
        return Anchor(label.end(), time, _label_piece(label), flaws | _label_flaws(label))
    if not _CLOSING.fullmatch(closed[2]):
        flaws |= Flaw.TAG
    if label := _TIME_LABEL.fullmatch(text, start, closed.end(1)):
        return Anchor(closed.end(), time, _label_piece(label), flaws | _label_flaws(label))
    words = _stripped(text, start, closed.end(1))
    if words is not None:
        return Anchor(closed.end(), time, words, flaws | Flaw.LABEL_TEXT)
    return Anchor(closed.end(), time, None, flaws | Flaw.LABEL_EMPTY)


def _read_rest(text: str, start: int, time: Piece | None, flaws: Flaw) -> Anchor:
    """Reads what follows a tag that lost its `>`. In `data-t="00:18:58]</a>` the label is lost
    with it: the bracket was its last one, and `]-[00:19:10]</a>` has the next stamp behind it."""
    if not flaws & Flaw.STRAY_BRACKET:
        return _read_label(text, start, time, flaws)
    closing = _CLOSING.match(text, start)
    if closing is None:
        return Anchor(start, time, None, flaws | Flaw.UNCLOSED)
    return Anchor(closing.end(), time, None, flaws | Flaw.LABEL_EMPTY)


def _label_piece(label: re.Match[str]) -> Piece:
    return Piece(*label.span(3), label[3])


def _label_flaws(label: re.Match[str]) -> Flaw:
    """What is wrong around the time of a label."""
    flaws = Flaw.TAG if label[1] else Flaw.NONE
    opened, closed = label[2].count("["), label[4].count("]")
    if opened > 1 or closed > 1:
        return flaws | Flaw.LABEL_DOUBLE_BRACKETS
    return flaws if opened == closed == 1 else flaws | Flaw.LABEL_NO_BRACKETS


def _stripped(text: str, start: int, end: int) -> Piece | None:
    """What stands between `start` and `end` without blanks and brackets at the edges."""
    written = text[start:end]
    inner = written.strip(" \t[]")
    if not inner:
        return None
    start += written.index(inner)
    return Piece(start, start + len(inner), inner)
