"""`refactor.rewrite`: the items of a list by their timestamps."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    max_hours = here.vault.settings.timestamps.max_video_hours
    seconds = dict(plausible_seconds(here.facts().timestamps(), max_hours))
    keys: list[int] = []
    stamped = 0
    for item in items:
        starts = [
            stamp.start
            for stamp in here.facts().timestamps()
            if item.start <= stamp.start < item.end
        ]
        if not starts:
            keys.append(keys[-1] if keys else -1)
        elif starts[0] in seconds:
            keys.append(seconds[starts[0]])
            stamped += 1
        else:
            return []
    widths = {content.start - item.start for item, content in zip(items, contents, strict=True)}
    if stamped < 2 or len(widths) > 1:
        return []
    order = sorted(range(len(items)), key=keys.__getitem__)
    return [
        Edit(*contents[at], contents[new].of(here.text))
        for at, new in enumerate(order)
        if at != new
    ]


def _siblings(here: Here, place: Span) -> list[Span]:
    """The items of the innermost list that holds `place`, in order of text."""
    index = here.note.block_at(place.start)
    if index < 0 or here.note.blocks[index].kind != "list":
        return []
    start, block = here.note.starts[index], here.note.blocks[index]
    items = list_items(here.text, start, start + block.length)
    around = [item for item in items if item.start <= place.start and place.end <= item.end]
    parents = [item for item in items if _holds(item, around[0])] if around else []
    parent = min(parents, key=lambda item: item.end - item.start, default=None)
    beside = [item for item in items if parent is None or _holds(parent, item)]
    return sorted(item for item in beside if not any(_holds(other, item) for other in beside))


def _holds(outer: Span, inner: Span) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _content(text: str, item: Span) -> Span:
    marker = _MARKER.match(text, item.start, item.end)
    return Span(marker.end() if marker else item.start, item.end)
