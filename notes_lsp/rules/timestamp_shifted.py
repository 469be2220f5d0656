"""`timestamp.shifted`: `MM:SS` written as `HH:MM`, so that `42:34:00` means `00:42:34`."""

from __future__ import annotations

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.shift_evidence import Evidence, Suspect, shift_evidence
from notes_lsp.rules.stamps import place
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit

CODE = "timestamp.shifted"


def check(view: NoteView, stamp: Timestamp) -> Finding | None:
    """One finding for the note at its first suspect, with the fix for all; the others are only
    marked. Stamps that are merely late give one piece of information."""
    evidence = view.once(shift_evidence)
    if stamp.start in evidence.starts:
        if stamp.start == evidence.suspects[0].stamp.start:
            return _of_note(evidence)
        return _mark(stamp)
    if evidence.late and stamp.start == evidence.late[0].stamp.start:
        return _late(evidence)
    return None


def _of_note(evidence: Evidence) -> Finding:
    suspects = evidence.suspects
    first = suspects[0]
    message = (
        f"{_some(len(suspects), evidence.counted)} shifted: "
        f"{format_clock(first.literal)} → {format_clock(first.meant)}"
    )
    bound = evidence.bound
    if bound is not None and bound.source == "duration":
        message += f"; the video lasts {format_clock(bound.seconds)}"
    elif bound is not None and bound.is_clean:
        message += f"; no other note on this video goes past {format_clock(bound.seconds)}"
    fix = Fix(_title(len(suspects)), evidence.decides, _repair(suspects))
    return Finding(CODE, "warning", place(first.stamp, first.stamp.time), message, (fix,))


def _some(suspects: int, counted: int) -> str:
    if suspects == counted:
        return f"All {counted} stamps look" if counted > 1 else "This stamp looks"
    return f"{suspects} of {counted} stamps {'look' if suspects > 1 else 'looks'}"


def _title(count: int) -> str:
    return "Read the stamp as MM:SS" if count == 1 else f"Read these {count} stamps as MM:SS"


def _mark(stamp: Timestamp) -> Finding:
    message = "Looks shifted, as others of this note do; it is repaired with them"
    return Finding(CODE, "hint", place(stamp, stamp.time), message, secondary=True)


def _late(evidence: Evidence) -> Finding:
    first = evidence.late[0]
    many = len(evidence.late)
    what = "This stamp lies" if many == 1 else f"{many} stamps of this note lie"
    message = (
        f"{what} at {format_clock(first.literal)}{' or later' if many > 1 else ''}: "
        f"shifted from {format_clock(first.meant)}, or a long video?"
    )
    fix = Fix(_title(many), False, _repair(evidence.late), preferred=False)
    return Finding(CODE, "information", place(first.stamp, first.stamp.time), message, (fix,))


def _repair(suspects: list[Suspect]) -> tuple[Edit, ...]:
    """Write what is meant, on both sides of each stamp."""
    return tuple(
        Edit(piece.start, piece.end, format_clock(suspect.meant))
        for suspect in suspects
        for piece in dict.fromkeys((suspect.stamp.time, suspect.stamp.label))
        if piece is not None
    )


RULE = Rule(CODE, "warning", check_stamp=check)
