"""Whether timestamps that are to be written in another notation would be read as what they are:
what stands around a stamp can make something else of it, or it of its neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from notes_lsp.features.stamps.sound import sound_seconds
from notes_lsp.features.stamps.units import Unit
from notes_lsp.syntax.nodes import Notation, Timestamp
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit, apply_edits

_ROUNDS: Final = 4
"""How often what is misread is taken out, and the rest read again: a chapter that stays as it is
may have been what made another one a chapter."""


class Written(NamedTuple):
    """A stamp, and what is to be written for it: the moment, and the video where that is named.
    `inner` is where in the text the new stamp begins, as it does within a fence."""

    stamp: Timestamp
    seconds: int
    video: str | None
    text: str
    inner: int = 0


class Plan(NamedTuple):
    """Stamps that hang together, and what is to be written for each of them: nothing where they
    stay as they are."""

    unit: Unit
    written: tuple[Written, ...] = ()

    @property
    def edits(self) -> list[Edit]:
        """In order of text."""
        if not self.written:
            return []
        own = (Edit(new.stamp.start, new.stamp.end, new.text) for new in self.written)
        return sorted([*own, *self.unit.unwrapping])


def readable(text: str, plans: Sequence[Plan], notation: Notation) -> list[Plan]:
    """`plans`, those of all stamps of `text` in order, of which so many come to nothing that the
    others are read as what they mean, and the stamps that stay as what they were."""
    kept = list(plans)
    for _ in range(_ROUNDS):
        wrong = _misread(text, kept, notation)
        if not wrong:
            return kept
        kept = [Plan(plan.unit) if at in wrong else plan for at, plan in enumerate(kept)]
    return [Plan(plan.unit) for plan in plans]


def _misread(text: str, plans: Sequence[Plan], notation: Notation) -> set[int]:
    """The indexes of plans that would have to be given up."""
    edits = [edit for plan in plans for edit in plan.edits]
    ends = [edit.end for edit in edits]
    moves = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]
    note = parse(apply_edits(text, edits))
    found = {stamp.start: stamp for stamp in note.each(lambda block: block.timestamps)}
    places: list[int] = []
    wrong: set[int] = set()
    for at, plan in enumerate(plans):
        news = plan.written or [None] * len(plan.unit.stamps)
        for stamp, new in zip(plan.unit.stamps, news, strict=True):
            start = stamp.start + moves[bisect_right(ends, stamp.start)]
            start += new.inner if new is not None else 0
            read = found.pop(start, None)
            if read is None or not _is_meant(stamp, new, read, notation):
                wrong.add(at)
        places.append(start)
    unmeant = {bisect_right(places, start) for start in found}
    return _to_blame(plans, wrong, unmeant)


def _is_meant(stamp: Timestamp, new: Written | None, read: Timestamp, notation: Notation) -> bool:
    """Whether a stamp is read as what was to be written, or as before where nothing was."""
    if new is None:
        return _parts(read) == _parts(stamp)
    whole = new.inner > 0 or read.end - read.start == len(new.text)
    moment = (read.notation, read.video, sound_seconds(read))
    return whole and moment == (notation, new.video, new.seconds)


def _parts(stamp: Timestamp) -> tuple[object, ...]:
    time, label = stamp.time, stamp.label
    return (
        stamp.notation,
        stamp.end - stamp.start,
        time and time.text,
        label and label.text,
        stamp.flaws,
        stamp.video,
    )


def _to_blame(plans: Sequence[Plan], wrong: Iterable[int], unmeant: Iterable[int]) -> set[int]:
    """The plans that write something, of those that are misread; for what is misread and was not
    to be written, and for stamps that come into being before a plan, the nearest on both sides."""
    writing = [at for at, plan in enumerate(plans) if plan.written]
    blamed: set[int] = set()
    for at in wrong:
        if plans[at].written:
            blamed.add(at)
        else:
            next_one = bisect_right(writing, at)
            blamed.update(writing[max(0, next_one - 1) : next_one + 1])
    for at in unmeant:
        next_one = bisect_right(writing, at - 1)
        blamed.update(writing[max(0, next_one - 1) : next_one + 1])
    return blamed
