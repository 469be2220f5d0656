"""Whether a stamp is `MM:SS` written as `HH:MM:00`: what the form of its note, the end of its
video and the stamps around it say together.

Moments are seconds, as they are written. Which stamps of a note are judged, and what becomes of
the verdicts, is for shift_evidence.py.

Sibling notes alone are no proof: they need not reach the end of the video, and a stamp past it may
as well have a wrong hour (`01:18:40` for `00:18:40`). So a stamp alone is only judged far past the
end, and a repair is only certain for whole minutes: shifted stamps end in `:00`, where one in
sixty others does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from notes_lsp.syntax.clock import HOUR, MINUTE
from notes_lsp.vault.videos import ENOUGH_STAMPS, IMPOSSIBLE, VERY_LATE, Bound, StampForm

Verdict: TypeAlias = Literal["shifted", "perhaps shifted", "late"]
"""Certainly shifted, for asking somebody, or just past the usual length of a video."""

_BEYOND: Final = 1.2
"""How far over the video's bound a stamp must lie, that the notes disagree…"""

_FAR_BEYOND: Final = 3
"""…and how far, that it is not just this note which goes on after the others."""

_GOOD_PART: Final = 0.25
"""How much of the video the stamps of a note must be about, that its form alone decides."""

_NEARLY_ALL: Final = 0.9
"""Where so many stamps are whole minutes, the few others don't tell how to read them."""

_LIKELY: Final = 5
"""How many times nearer to its neighbours a stamp must lie as it is written, to be left alone…"""

_CLEARLY: Final = 20
"""…and how many times nearer when it is shifted, that they leave no doubt."""


def nothing_to_judge(form: StampForm, bound: Bound | None, longest: float) -> bool:
    """Whether all stamps of a note lie where none is ever suspected. Saves looking at them."""
    if form.greatest < HOUR:
        return True  # all hours are 00: no minutes got there
    is_known = bound is not None and form.greatest > _FAR_BEYOND * bound.seconds
    return form.greatest < longest and not is_known


class Neighbours(NamedTuple):
    """What stands around a stamp."""

    readings: list[int]
    """Those of the nearest stamps before and after it that have one."""
    adjacent: bool
    """These are the very next ones, on both sides."""


class ShiftCase:
    """What is known of a note as a whole, to judge its stamps by.

    `moments` are all that count; `longest` is the usual length of videos, in seconds.
    """

    def __init__(
        self, form: StampForm, bound: Bound | None, longest: float, moments: Sequence[int]
    ) -> None:
        self._bound = bound
        self._longest = longest
        self._very_late = max(VERY_LATE, longest)
        self._impossible = max(IMPOSSIBLE, longest)
        self._form_speaks = self._does_form_speak(form)
        self._form_decides = self._form_speaks and self._does_form_decide(form)
        self._is_mixed = form.whole_minutes < _NEARLY_ALL * form.total
        self._end = bound.seconds if bound is not None else self._own_end(moments)
        self._outside_is_shifted = self._is_outside_shifted(moments)

    def reading(self, moment: int) -> int | None:
        """What a stamp certainly means; None where there is doubt."""
        if self._is_formal(moment):
            return None if self._may_be_right(moment) else moment // MINUTE
        if moment >= self._impossible and moment % MINUTE == 0:
            return moment // MINUTE
        return None if moment >= self._longest or self._is_outside(moment) else moment

    def verdict(self, moment: int, around: Neighbours) -> Verdict | None:
        """What to say of a stamp; None where it can be right as it is written."""
        if moment == 0:
            return None
        if self._is_formal(moment):
            return self._formal_verdict(moment, around)
        if self._is_shifted(moment, around.readings):
            return "shifted" if self._is_certain(moment, around.readings) else "perhaps shifted"
        if moment < self._longest or (self._bound is not None and not self._is_beyond(moment)):
            return None
        return None if _fits(moment, moment // MINUTE, around.readings) else "late"

    def _is_beyond(self, moment: int) -> bool:
        return self._bound is not None and moment > _BEYOND * self._bound.seconds

    def _is_far_beyond(self, moment: int) -> bool:
        return self._bound is not None and moment > _FAR_BEYOND * self._bound.seconds

    # Whole minutes, in a note that is full of them

    def _does_form_speak(self, form: StampForm) -> bool:
        """Whether the whole minutes of the note are all to be looked at."""
        if self._bound is not None and not self._is_beyond(form.greatest):
            return False
        if form.looks_shifted(self._longest / HOUR):
            return True
        # Somebody may have rounded, so that it takes others to say that the video is short.
        is_known = self._bound is not None and self._bound.reliable
        return is_known and form.is_of_whole_minutes and self._is_far_beyond(form.greatest)

    def _does_form_decide(self, form: StampForm) -> bool:
        """Whether the whole minutes can only be read one way. Where they would all be about the
        beginning of the video, the writer may have been wrong in other ways: of 116 such notes
        other notes on the video do not bear out 41, of 253 that go further 18."""
        if self._bound is None:
            return form.impossible >= ENOUGH_STAMPS
        return form.greatest // MINUTE >= _GOOD_PART * self._bound.seconds

    def _is_formal(self, moment: int) -> bool:
        return self._form_speaks and moment % MINUTE == 0

    def _own_end(self, moments: Sequence[int]) -> int:
        """How far the stamps go that leave no doubt."""
        shifted = (m // MINUTE for m in moments if self._is_formal(m) and m >= self._longest)
        right = (m for m in moments if not self._is_formal(m) and m < self._longest)
        return max((*shifted, *right), default=0)

    def _may_be_right(self, moment: int) -> bool:
        """Whether a whole minute may be one, in spite of the form: many notes write `MM:SS:00`
        only up to the first hour."""
        in_video = moment <= _BEYOND * self._end
        return in_video and (moment >= HOUR or self._is_mixed)

    def _formal_verdict(self, moment: int, around: Neighbours) -> Verdict | None:
        shifted = moment // MINUTE
        is_clear = True
        if self._may_be_right(moment):
            if _fits(moment, shifted, around.readings, _LIKELY):
                return None
            fits = around.adjacent and _fits(shifted, moment, around.readings, _CLEARLY)
            is_clear = moment < HOUR or fits
        return "shifted" if self._form_decides and is_clear else "perhaps shifted"

    # Other stamps, each for itself

    def _is_outside(self, moment: int) -> bool:
        """Whether a stamp that is no matter of form lies where the video is over."""
        if self._bound is None or self._is_formal(moment) or not self._is_far_beyond(moment):
            return False
        return HOUR <= moment < self._very_late and (
            self._bound.reliable or moment >= self._longest
        )

    def _is_outside_shifted(self, moments: Sequence[int]) -> bool:
        """Whether the stamps outside are shifted. They are not where the note shows that the
        video goes on, by stamps of the first hour, nor where most would be inside without their
        hours, which are wrong then."""
        if any(self._is_beyond(m) for m in moments if m < HOUR and not self._is_formal(m)):
            return False
        outside = [moment for moment in moments if self._is_outside(moment)]
        with_wrong_hour = sum(not self._is_beyond(moment % HOUR) for moment in outside)
        return with_wrong_hour * 2 < len(outside)

    def _is_shifted(self, moment: int, neighbours: Sequence[int]) -> bool:
        if moment >= self._impossible:
            return True
        if _fits(moment, moment // MINUTE, neighbours):
            return False
        if moment >= self._very_late:
            return True
        return self._outside_is_shifted and self._is_outside(moment)

    def _is_certain(self, moment: int, neighbours: Sequence[int]) -> bool:
        """Whether a stamp that is shifted can be repaired without asking."""
        if moment % MINUTE:
            return False
        if moment >= self._impossible:
            return True
        return (
            self._bound is not None
            and self._bound.reliable
            and self._is_far_beyond(moment)
            and self._is_beyond(moment % HOUR)
            and moment // MINUTE <= self._bound.seconds
            and (moment >= self._very_late or bool(neighbours))
        )


def _fits(moment: int, other: int, neighbours: Sequence[int], times: int = 1) -> bool:
    """Whether `moment` lies as near to its neighbours as `other`, or so many times nearer."""
    return bool(neighbours) and times * _distance(moment, neighbours) <= _distance(
        other, neighbours
    )


def _distance(moment: int, neighbours: Sequence[int]) -> int:
    return min(abs(moment - neighbour) for neighbour in neighbours)
