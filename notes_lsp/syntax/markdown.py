"""The Markdown engine: pyromark's events, with ranges in code points.

Everything that is known of pyromark's ways stands here (the only importer of it): which options
are on, that ranges are UTF-8 bytes, that a lone CR ends no line of a fence, and that prices
come as math.
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

Events: TypeAlias = "Iterable[tuple[Event, Range]]"

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

_LONE_CR = re.compile(r"\r(?!\n)")

_MASKS = "\x01\x02\x03\x04\x05\x06\x07"
"""One of them takes the place of each `$` that is no part of a formula: one byte that means
nothing to Markdown and that the text doesn't hold."""

_PRICE_PASSES = 3
"""How often false formulas are looked for: behind each, the next may have hidden. Random texts
of `$`, digits and blanks need two."""


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
    source = _with_line_ends(text)
    if "$" not in text:
        return _events(source), convert
    masked = source
    mask = next((char for char in _MASKS if char not in text), _MASKS[-1])
    events = list(_events(source))
    for _ in range(_PRICE_PASSES):
        dollars = _price_dollars(text, events, convert)
        if not dollars:
            break
        masked = _replace_each(masked, dollars, mask)
        events = list(_events(masked))
    return (events if masked is source else _with_dollars(events, mask)), convert


def definition_ranges(text: str, convert: ToOffset) -> list[tuple[int, int]]:
    """Start and end of each link reference definition, in code points, in order. Of several
    with the same label only the first is one."""
    found = pyromark.reference_definitions(_with_line_ends(text), options=_OPTIONS)
    return [
        (convert(definition["span"]["start"]), convert(definition["span"]["end"]))
        for definition in found.values()
    ]


def _with_line_ends(text: str) -> str:
    """`text`, as long as before, in which each lone CR is a line feed."""
    return _LONE_CR.sub("\n", text) if "\r" in text else text


def _events(text: str) -> Events:
    return pyromark.events_with_range(text, options=_OPTIONS, merge_text=True)


def _price_dollars(
    text: str, events: Iterable[tuple[Event, Range]], convert: ToOffset
) -> list[int]:
    """Where the `$` of formulas stand that are none by the rule for prices."""
    found: list[int] = []
    for event, place in events:
        if "InlineMath" in event:
            start, end = convert(place["start"]), convert(place["end"])
            inner = text[start + 1 : end - 1]
            if inner != inner.strip() or text[end : end + 1].isdigit():
                found += (start, end - 1)
    return found


def _replace_each(text: str, offsets: Iterable[int], replacement: str) -> str:
    characters = list(text)
    for offset in offsets:
        characters[offset] = replacement
    return "".join(characters)


def _with_dollars(events: Iterable[tuple[Event, Range]], mask: str) -> Events:
    """The events of a masked text, with `$` again in what they show."""
    for event, place in events:
        match event:
            case {"Text": str(shown)} if mask in shown:
                yield {"Text": shown.replace(mask, "$")}, place
            case {"Code": str(shown)} if mask in shown:
                yield {"Code": shown.replace(mask, "$")}, place
            case _:
                yield event, place
