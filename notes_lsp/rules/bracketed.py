"""Times in brackets that should be anchors: which of them share a pair of brackets, and what is
written for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from notes_lsp.rules.stamps import label_clock, sure_seconds, time_clock, whole
from notes_lsp.syntax.nodes import Notation, Timestamp
from notes_lsp.syntax.notations import LAST_MOMENT, anchor
from notes_lsp.text.span import Edit


def groups(stamps: Sequence[Timestamp], notation: Notation) -> Iterator[list[Timestamp]]:
    """The timestamps of a notation, each list or range between one pair of brackets together:
    none of them can be written anew without the others."""
    group: list[Timestamp] = []
    for stamp in stamps:
        if stamp.notation != notation or stamp.label is None:
            continue
        if group and stamp.start < stamp.label.start:
            yield group
            group = []
        group.append(stamp)
    if group:
        yield group


def sure_moment(stamp: Timestamp) -> int | None:
    """The moment that a timestamp certainly means, if what it says twice is the same."""
    seconds = sure_seconds(time_clock(stamp))
    if seconds is None or seconds > LAST_MOMENT or sure_seconds(label_clock(stamp)) != seconds:
        return None
    return seconds


def are_sure(group: Sequence[Timestamp]) -> bool:
    """Whether all that stands between a pair of brackets can be written as anchors."""
    return all(sure_moment(stamp) is not None for stamp in group)


def as_anchor(stamp: Timestamp) -> Edit:
    """Write an anchor for the moment that a timestamp certainly means. What stands between those
    of a list stays."""
    return Edit(*whole(stamp), anchor(sure_moment(stamp) or 0))
