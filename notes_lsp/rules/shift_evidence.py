"""Which stamps of a note look like `MM:SS` written as `HH:MM:00`: one snapshot for the whole note.

`timestamp.shifted` speaks of it, and its fix repairs all at once. How a stamp is judged is said in
shift_verdict.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from notes_lsp.rules.shift_verdict import Neighbours, ShiftCase, nothing_to_judge
from notes_lsp.rules.stamps import SAME_WORDS, is_anchor, label_clock
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import HOUR, MINUTE
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.vault.videos import (
    SHOULD_BE_ANCHORS,
    Bound,
    counted_stamps,
    is_as_it_should_be,
)


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
    def decided(self) -> list[Suspect]:
        """The suspects that can be repaired without asking."""
        return [suspect for suspect in self.suspects if suspect.decided]


def shift_evidence(view: NoteView) -> Evidence:
    """The evidence in the note of `view`, with what its siblings say."""
    max_hours = view.vault.settings.timestamps.max_video_hours
    form = view.vault.videos.form_of(view.path)
    evidence = Evidence(form.total + form.repeated, view.vault.videos.bound(view.path, max_hours))
    if nothing_to_judge(form, evidence.bound, max_hours * HOUR):
        return evidence
    counted = list(counted_stamps(view.timestamps))
    moments = [moment for _, moment, again in counted if not again]
    case = ShiftCase(form, evidence.bound, max_hours * HOUR, moments)
    neighbours = _neighbours([case.reading(moment) for moment in moments])
    verdicts = [
        case.verdict(moment, near) for moment, near in zip(moments, neighbours, strict=True)
    ]
    has_video = view.facts.video is not None
    number = -1
    for stamp, moment, again in counted:
        number += not again
        verdict = verdicts[number]
        if verdict is not None and _can_be_judged(stamp, moment, has_video=has_video):
            if _says_so_itself(stamp, moment):
                verdict = "shifted"
            suspect = Suspect(stamp, moment, moment // MINUTE, verdict == "shifted")
            (evidence.late if verdict == "late" else evidence.suspects).append(suspect)
    if len(evidence.decided) < len(evidence.suspects):
        _ask_for_all(evidence)
    evidence.starts = frozenset(map(_place, evidence.suspects))
    return evidence


def shifted_label(stamp: Timestamp, literal: int) -> int | None:
    """The moment that the label of a shifted stamp means; None where it shows no time, or one
    that has nothing to do with `data-t`."""
    label = label_clock(stamp)
    if label is None or label.meant is None:
        return None
    meant = literal // MINUTE
    near = min(label.meant, label.meant // MINUTE, key=lambda moment: abs(moment - meant))
    return near if abs(near - meant) <= SAME_WORDS else None


def _can_be_judged(stamp: Timestamp, literal: int, *, has_video: bool) -> bool:
    """Whether the stamp is an anchor, or should be one, and can be repaired on both of its sides.
    Where they have nothing to do with each other, `timestamp.label-mismatch` asks which is
    right."""
    if not is_anchor(stamp) and not (has_video and stamp.notation in SHOULD_BE_ANCHORS):
        return False
    if not is_as_it_should_be(stamp):
        return False
    label = label_clock(stamp)
    shows_a_time = label is not None and label.meant is not None
    return not shows_a_time or shifted_label(stamp, literal) is not None


def _says_so_itself(stamp: Timestamp, literal: int) -> bool:
    """Whether the label already says what a shifted `data-t` means."""
    label = label_clock(stamp)
    return label is not None and label.meant == literal // MINUTE


def _ask_for_all(evidence: Evidence) -> None:
    """Where a suspect has to be asked for, late stamps are asked for with it; and so are all, where
    one that is a whole minute is in doubt: among repaired ones nobody would find it any more."""
    suspects = sorted(evidence.suspects + evidence.late, key=_place)
    if any(not suspect.decided and suspect.literal % MINUTE == 0 for suspect in suspects):
        suspects = [suspect._replace(decided=False) for suspect in suspects]
    evidence.suspects, evidence.late = suspects, []


def _place(suspect: Suspect) -> int:
    return suspect.stamp.start


def _neighbours(readings: Sequence[int | None]) -> Iterator[Neighbours]:
    """What stands around each stamp."""
    before = _latest(readings)
    after = _latest(readings[::-1])[::-1]
    next_to = zip((None, *readings[:-1]), (*readings[1:], None), strict=True)
    for nearest, next_ones in zip(zip(before, after, strict=True), next_to, strict=True):
        found = [moment for moment in nearest if moment is not None]
        yield Neighbours(found, None not in next_ones)


def _latest(readings: Iterable[int | None]) -> list[int | None]:
    """For each stamp, the last reading before it."""
    found: list[int | None] = []
    latest: int | None = None
    for reading in readings:
        found.append(latest)
        latest = latest if reading is None else reading
    return found
