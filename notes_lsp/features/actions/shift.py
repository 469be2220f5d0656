"""`refactor.rewrite`: timestamps moved sooner or later, for those who ask for such actions. Where
somebody can be asked how far, they are; else a few seconds, which can be done again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked, Prompt
from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.shift import shift_stamps
from notes_lsp.features.stamps.sound import Rewrite, is_within
from notes_lsp.text.span import Edit, Span

_KIND: Final[ActionKind] = "refactor.rewrite"
_STEPS: Final = (-1, 1, -5, 5)
"""Seconds: to hit the moment, and what a player skips at the press of a key."""


def actions(asked: Asked) -> Iterator[Action]:
    """Of the timestamps at the place, or where there are none of all in the note. A selection with
    timestamps is asking, too, where one entry is all that it takes."""
    can_prompt = "shift" in asked.prompts
    selected = can_prompt and asked.place.start < asked.place.end
    if not (asked.only or selected) or not asked.wants(_KIND):
        return
    here = asked.here
    stamps = here.note.each(lambda block: block.timestamps)
    at_place = any(is_within(stamp, [asked.place]) for stamp in stamps)
    if not at_place and not asked.only:
        return
    place = asked.place if at_place else None
    within = [asked.place] if at_place else None
    count = _moved(here, 1, within).changed
    if not count:
        return
    what = "1 timestamp" if count == 1 else f"{count} timestamps"
    what += "" if at_place else " of this note"
    if can_prompt:
        yield Action(f"Move {what} by…", _KIND, list, prompt=Prompt("shift", place))
        return
    for by in _STEPS:
        if _moved(here, by, within).changed:
            seconds = "1 second" if abs(by) == 1 else f"{abs(by)} seconds"
            title = f"Move {what} {seconds} {'later' if by > 0 else 'sooner'}"
            yield Action(title, _KIND, partial(_edits, here, by, within))


def _moved(here: Here, by: int, within: Sequence[Span] | None) -> Rewrite:
    """What moves them; nothing where not all of them can be moved."""
    rewrite = shift_stamps(here, by, within)
    return rewrite if isinstance(rewrite, Rewrite) else Rewrite([], 0, [])


def _edits(here: Here, by: int, within: Sequence[Span] | None) -> list[Edit]:
    return _moved(here, by, within).edits
