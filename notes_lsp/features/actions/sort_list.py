"""`refactor.rewrite`: the items of a list by their timestamps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.cursor import Here
from notes_lsp.features.moments import plausible_seconds
from notes_lsp.syntax.list_items import list_items
from notes_lsp.text.span import Edit, Span

_KIND: Final[ActionKind] = "refactor.rewrite"
_MARKER: Final = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")


def actions(asked: Asked) -> Iterator[Action]:
    """One, in a list that is not in order."""
    edits = _sorted(asked.here, asked.place) if asked.wants(_KIND) else []
    if edits:
        yield Action("Sort the list by timestamp", _KIND, partial(list, edits), ready=True)


def _sorted(here: Here, place: Span) -> list[Edit]:
    """The edits that put the items around `place` and beside it in the order of their first
    timestamps. Items without one stay behind the item before them, and markers stay where they
    are, so that numbers do. None where a timestamp may not be what it says."""
    items = _siblings(here, place)
    contents = [_content(here.text, item) for item in items]
    widths = {content.start - item.start for item, content in zip(items, contents, strict=True)}
    keys = _keys(here, items) if len(widths) == 1 else []
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return [
        Edit(*contents[at], contents[new].of(here.text))
        for at, new in enumerate(order)
        if at != new
    ]


def _keys(here: Here, items: Sequence[Span]) -> list[int]:
    """The second by which each item is sorted; nothing where that can't be told."""
    stamps = list(here.facts().timestamps())
    starts = [stamp.start for stamp in stamps]
    max_hours = here.vault.settings.timestamps.max_video_hours
    seconds = dict(plausible_seconds(stamps, max_hours))
    keys: list[int] = []
    for item in items:
        first = bisect_left(starts, item.start)
        if first == len(starts) or starts[first] >= item.end:
            keys.append(keys[-1] if keys else -1)
        elif starts[first] in seconds:
            keys.append(seconds[starts[first]])
        else:
            return []
    return keys


def _siblings(here: Here, place: Span) -> list[Span]:
    """The items of the innermost list that holds `place`, in order of text."""
    index = here.note.block_at(place.start)
    if index < 0 or here.note.blocks[index].kind != "list":
        return []
    start, block = here.note.starts[index], here.note.blocks[index]
    beside: dict[Span | None, list[Span]] = {}
    chosen: Span | None = None
    above: list[Span] = []
    for item in sorted(
        list_items(here.text, start, start + block.length), key=lambda item: (item.start, -item.end)
    ):
        while above and above[-1].end <= item.start:
            above.pop()
        parent = above[-1] if above else None
        beside.setdefault(parent, []).append(item)
        if item.start <= place.start and place.end <= item.end:
            chosen = parent
        above.append(item)
    return beside.get(chosen, [])


def _content(text: str, item: Span) -> Span:
    marker = _MARKER.match(text, item.start, item.end)
    return Span(marker.end() if marker else item.start, item.end)
