"""`refactor.rewrite`: a section one level higher or deeper, with all that is below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.syntax.nodes import Heading
from notes_lsp.syntax.sections import section_of
from notes_lsp.text.span import Edit

_KIND: Final[ActionKind] = "refactor.rewrite"
_DEEPEST: Final = 6


def actions(asked: Asked) -> Iterator[Action]:
    """Up and down, in a heading."""
    if not asked.wants(_KIND):
        return
    here, (start, end) = asked.here, asked.place
    headings = list(here.note.each(lambda block: block.headings))
    at = next((item for item in headings if item.start <= start and end <= item.end), None)
    if at is None:
        return
    section = section_of(headings, at, len(here.text)).span
    inside = [item for item in headings if section.start <= item.start < section.end]
    for by, verb in ((-1, "Raise"), (1, "Lower")):
        fits = all(1 <= item.level + by <= _DEEPEST for item in inside)
        if fits and not any("\n" in item.raw.text or "\r" in item.raw.text for item in inside):
            make = partial(_moved, here.text, inside, by)
            yield Action(f"{verb} the section to level {at.level + by}", _KIND, make, ready=True)


def _moved(text: str, headings: Sequence[Heading], by: int) -> list[Edit]:
    return [_at_level(text, heading, heading.level + by) for heading in headings]


def _at_level(text: str, heading: Heading, level: int) -> Edit:
    """A heading on another level; one that is underlined gets signs in front instead."""
    if not text.startswith("#", heading.start):
        return Edit(heading.start, heading.end, f"{'#' * level} {heading.raw.text}")
    if level > heading.level:
        return Edit(heading.start, heading.start, "#" * (level - heading.level))
    return Edit(heading.start, heading.start + heading.level - level, "")
