"""The Markdown engine: pyromark's events, with ranges in code points.

Everything that is known of pyromark's ways stands here (the only importer of it): which options
are on, that ranges are UTF-8 bytes, and that prices come as math.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

import pyromark

if TYPE_CHECKING:
    from pyromark.event import Event, Range

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_WIKILINKS
)
"""Not the YAML option: it takes a `---` block anywhere. Not GFM: it swallows the first line of a
callout whose kind GitHub knows."""

ToOffset: TypeAlias = Callable[[int], int]
"""From a byte of the UTF-8 text to a code point."""

Events: TypeAlias = "list[tuple[Event, Range]]"

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

_MASK = "\x01"
"""Takes the place of a `$` that opens no formula: one byte that means nothing to Markdown."""

_PRICE_PASSES = 3
"""How often a paragraph may hide a formula behind a price before all its `$` are text."""


def to_offset(text: str) -> ToOffset:
    """How byte offsets of `text` become code points: a look-up in its non-ASCII characters."""
    if text.isascii():
        return int
    starts: list[int] = []
    surplus = [0]
    extra = 0
    for match in _NOT_ASCII.finditer(text):
        starts.append(match.start() + extra)
        char = match[0]
        extra += 1 if char < "\u0800" else 2 if char < "\U00010000" else 3
        surplus.append(extra)
    return lambda byte: byte - surplus[bisect_left(starts, byte)]


def read_events(text: str) -> tuple[Events, ToOffset]:
    """The events of `text`, in which `$…$` is math only where the rule for prices allows it: no
    blank at its inner edges and no digit after it ("$5 [[a]] and$10" is text)."""
    convert = to_offset(text)
    masked = text
    for left in reversed(range(_PRICE_PASSES)):
        events: Events = list(pyromark.events_with_range(masked, options=_OPTIONS))
        if "$" not in masked:
            break
        prices = _price_dollars(text, events, convert, whole_blocks=left == 0)
        if not prices:
            break
        masked = _replace_each(masked, prices)
    else:
        events = list(pyromark.events_with_range(masked, options=_OPTIONS))
    return events, convert


def _price_dollars(
    text: str, events: Events, convert: ToOffset, *, whole_blocks: bool
) -> Iterable[int]:
    """Offsets of the `$` that open a false formula; with `whole_blocks`, of all `$` of the
    top-level blocks that hold one."""
    found: set[int] = set()
    depth = 0
    block = (0, 0)
    for event, place in events:
        if isinstance(event, str):
            continue
        if "Start" in event:
            if depth == 0:
                block = (convert(place["start"]), convert(place["end"]))
            depth += 1
        elif "End" in event:
            depth -= 1
        elif "InlineMath" in event:
            start, end = convert(place["start"]), convert(place["end"])
            inner = text[start + 1 : end - 1]
            if inner == inner.strip() and not text[end : end + 1].isdigit():
                continue
            if whole_blocks:
                found.update(at for at in range(*block) if text[at] == "$")
            else:
                found.add(start)
    return found


def _replace_each(text: str, offsets: Iterable[int]) -> str:
    characters = list(text)
    for offset in offsets:
        characters[offset] = _MASK
    return "".join(characters)


def definition_ranges(text: str, convert: ToOffset) -> list[tuple[int, int]]:
    """Start and end of each link reference definition, in code points, in order."""
    return [
        (convert(found["span"]["start"]), convert(found["span"]["end"]))
        for found in pyromark.reference_definitions(text).values()
    ]
