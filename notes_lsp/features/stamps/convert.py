"""Writing the timestamps of a note in another notation: which can be, and what that takes.

A conversion never changes which moment of which video is meant, and what it writes is read back as
a timestamp where it stands: what would not be is left alone, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.reread import Plan, Written, readable
from notes_lsp.features.stamps.sound import LeftAlone, Obstacle, Rewrite, is_within
from notes_lsp.features.stamps.units import Unit, units_of
from notes_lsp.features.stamps.writing import Conversion
from notes_lsp.syntax.nodes import Notation
from notes_lsp.text.span import Span

_UNREAD: Final = Obstacle("would not be read as a timestamp there")
_TOGETHER: Final = Obstacle("stands together with one that stays")


def convert_stamps(
    here: Here,
    to: Notation,
    *,
    source: Notation | None = None,
    within: Sequence[Span] | None = None,
) -> Rewrite:
    """Write the stamps of a note in the notation `to`, one of `notations.WRITTEN`: those in the
    notation `source`, or in any, that lie in `within`, or anywhere. Those in one pair of brackets
    are converted together. Stamps that have the notation already are not touched, nor told of."""
    conversion = Conversion(here, to)
    left: list[LeftAlone] = []
    wished: list[Plan] = []
    for unit in units_of(here.note, here.text):
        notation = unit.stamps[0].notation
        wanted = notation != to and source in (None, notation)
        if wanted and any(is_within(stamp, within) for stamp in unit.stamps):
            answers = [conversion.write(stamp, unit) for stamp in unit.stamps]
            written = [answer for answer in answers if isinstance(answer, Written)]
            if len(written) == len(answers):
                wished.append(Plan(unit, tuple(written)))
                continue
            left += _left(unit, answers)
        wished.append(Plan(unit))
    plans = readable(here.text, wished, to)
    for wish, plan in zip(wished, plans, strict=True):
        if wish.written and not plan.written:
            left += _left(wish.unit, [_UNREAD] * len(wish.unit.stamps))
    left.sort(key=lambda alone: alone.stamp.start)
    changed = sum(len(plan.written) for plan in plans)
    return Rewrite([edit for plan in plans for edit in plan.edits], changed, left)


def can_convert(here: Here, to: Notation, within: Sequence[Span] | None = None) -> bool:
    """Whether `convert_stamps` would have something to write: nearly always told by the first
    stamp, without reading the note as it would be."""
    conversion = Conversion(here, to)
    return any(
        all(isinstance(conversion.write(stamp, unit), Written) for stamp in unit.stamps)
        for unit in units_of(here.note, here.text)
        if unit.stamps[0].notation != to and any(is_within(stamp, within) for stamp in unit.stamps)
    )


def _left(unit: Unit, answers: Sequence[Written | Obstacle]) -> Iterator[LeftAlone]:
    """The stamps of a unit that stays, each with its reason."""
    for stamp, answer in zip(unit.stamps, answers, strict=True):
        obstacle = answer if isinstance(answer, Obstacle) else _TOGETHER
        yield LeftAlone(stamp, obstacle.reason)
