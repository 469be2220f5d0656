"""Which stamps of a note look like `MM:SS` written as `HH:MM:00`, and what says so.

One snapshot for the whole note: `timestamp.shifted` speaks of it, and its fix repairs all at once.

What the sibling notes say is no proof by itself: they need not reach the end of the video. Of 545
real stamps up to 1.5 times past their clean siblings in notes that are not shifted as a whole, 311
lie nearer to the stamps around them as they are written; from 2 times on nearly none do. So close
cases are for the neighbours to decide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.vault.videos import HOUR, SURELY_SHIFTED, Bound, counted_seconds

_BEYOND = 1.2
"""How far over the video's bound a stamp must lie to be out of place…"""

_FAR_BEYOND = 2.0
"""…and how far, that it needs no neighbours that say so too."""

_NO_DOUBT = 3.0
"""From here on neighbours that say otherwise are likelier to be wrong themselves."""


class Suspect(NamedTuple):
    """A stamp, the moment it names, the one it means, and whether the evidence decides."""

    stamp: Timestamp
    literal: int
    meant: int
    decided: bool


@dataclass(slots=True)
class Evidence:
    """The suspects of a note in order of text. `late` are stamps over the usual length of videos
    of which nothing more is known."""

    counted: int
    bound: Bound | None
    suspects: list[Suspect] = field(default_factory=list)
    late: list[Suspect] = field(default_factory=list)
    starts: frozenset[int] = frozenset()
    """Where the suspects stand."""

    @property
    def decides(self) -> bool:
        """Whether all suspects can be repaired without asking."""
        return all(suspect.decided for suspect in self.suspects)


def shift_evidence(view: NoteView) -> Evidence:
    """The evidence in the note of `view`, with what its siblings say."""
    max_hours = view.vault.settings.timestamps.max_video_hours
    form = view.vault.videos.form_of(view.path)
    bound = view.vault.videos.bound(view.path, max_hours)
    evidence = Evidence(form.total, bound)
    if form.greatest < min(HOUR, max_hours * HOUR):
        return evidence
    clean = bound.seconds if bound is not None and bound.is_clean else None
    literal_fits = clean is not None and form.greatest <= clean
    by_form = form.looks_shifted(max_hours) and not literal_fits
    moments = _moments(view)
    accused = [
        (by_form and moment % 60 == 0) or _out_of_place(moment, bound) for _, moment in moments
    ]
    unaccused = [index for index, is_accused in enumerate(accused) if not is_accused]
    for index, (stamp, moment) in enumerate(moments):
        if by_form and moment % 60 == 0:
            evidence.suspects.append(Suspect(stamp, moment, moment // 60, decided=True))
        elif accused[index]:
            suspect = _judge(stamp, moment, _neighbours(moments, unaccused, index), bound)
            if suspect is not None:
                evidence.suspects.append(suspect)
        elif moment >= max_hours * HOUR and (clean is None or moment > _BEYOND * clean):
            evidence.late.append(Suspect(stamp, moment, moment // 60, decided=False))
    evidence.starts = frozenset(suspect.stamp.start for suspect in evidence.suspects)
    return evidence


def _moments(view: NoteView) -> list[tuple[Timestamp, int]]:
    """The stamps that count, and their moments as written."""
    return [
        (stamp, moment)
        for stamp in view.facts.timestamps()
        if (moment := counted_seconds(stamp)) is not None
    ]


def _out_of_place(literal: int, bound: Bound | None) -> bool:
    """Whether a stamp alone is to be looked at: longer than any video, or past the end of this
    one while the other reading lies before it."""
    if bound is None:
        return literal >= SURELY_SHIFTED
    if literal <= _BEYOND * bound.seconds:
        return literal >= SURELY_SHIFTED and not bound.is_clean
    return literal // 60 <= bound.seconds or literal >= SURELY_SHIFTED


def _judge(
    stamp: Timestamp, literal: int, neighbours: Sequence[int], bound: Bound | None
) -> Suspect | None:
    """The stamp as a suspect, unless what stands around it speaks for it as it is written."""
    meant = literal // 60
    beyond = literal / bound.seconds if bound is not None else _NO_DOUBT
    for_meant = bool(neighbours) and (
        min(abs(meant - moment) for moment in neighbours)
        < min(abs(literal - moment) for moment in neighbours)
    )
    if beyond < _FAR_BEYOND and not for_meant and literal < SURELY_SHIFTED:
        return None
    if beyond < _NO_DOUBT and neighbours and not for_meant and literal < SURELY_SHIFTED:
        return None
    clean = bound is not None and bound.is_clean and meant <= bound.seconds
    return Suspect(stamp, literal, meant, decided=clean and beyond >= _FAR_BEYOND)


def _neighbours(
    moments: Sequence[tuple[Timestamp, int]], unaccused: list[int], index: int
) -> list[int]:
    """The moments of the nearest stamps before and after that nothing is held against."""
    at = bisect_left(unaccused, index)
    return [moments[near][1] for near in unaccused[max(0, at - 1) : at + 1]]
