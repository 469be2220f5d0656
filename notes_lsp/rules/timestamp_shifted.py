"""`timestamp.shifted`: `MM:SS` written as `HH:MM`, so that `42:34:00` means `00:42:34`."""

from __future__ import annotations

from collections.abc import Sequence

from notes_lsp.rules import (
    timestamp_field_range,
    timestamp_in_wikilink,
    timestamp_markup,
    timestamp_parts,
    timestamp_template,
)
from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.shift_evidence import Evidence, Suspect, shift_evidence, shifted_label
from notes_lsp.rules.stamps import place
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import HOUR, format_clock
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit
from notes_lsp.vault.videos import Bound

CODE = "timestamp.shifted"

_EARLIER = (
    timestamp_template.check,
    timestamp_markup.check,
    timestamp_in_wikilink.check,
    timestamp_parts.check,
    timestamp_field_range.check,
)
"""What speaks of a stamp before this rule does."""


def check(view: NoteView, stamp: Timestamp) -> Finding | None:
    """One finding for the note at its first suspect, with the fix for all; the others are only
    marked. Stamps that are merely late give one piece of information."""
    evidence = view.once(shift_evidence)
    if stamp.start in evidence.starts:
        if stamp.start == view.once(_speaking_start):
            return _of_note(evidence, stamp)
        return _mark(stamp)
    if evidence.late and stamp.start == evidence.late[0].stamp.start:
        max_hours = view.vault.settings.timestamps.max_video_hours
        return _late(evidence.late, int(max_hours * HOUR), evidence.bound)
    return None


def _speaking_start(view: NoteView) -> int | None:
    """The start of the first suspect of which no earlier rule speaks. Where there is none, they
    all come back as soon as they are mended otherwise."""
    for suspect in view.once(shift_evidence).suspects:
        if not any(earlier(view, suspect.stamp) for earlier in _EARLIER):
            return suspect.stamp.start
    return None


def _of_note(evidence: Evidence, at: Timestamp) -> Finding:
    suspects, decided = evidence.suspects, evidence.decided
    first = next(suspect for suspect in suspects if suspect.stamp.start == at.start)
    literal, meant = format_clock(first.literal), format_clock(first.meant)
    what = f"write {meant} for {literal}" if first.decided else f"is {literal} meant as {meant}?"
    look = _some(len(suspects), evidence.counted)
    reason = _reason(evidence.bound, first)
    message = f"{look} shifted, minutes for hours{reason}: {what}"
    fixes = []
    if decided:
        fixes.append(Fix(_title(decided), True, _repair(decided)))
    if len(decided) < len(suspects):
        fixes.append(Fix(_title(suspects), False, _repair(suspects), preferred=not decided))
    span = place(at, at.time)
    return Finding(CODE, "warning", span, message, tuple(fixes))


def _some(suspects: int, counted: int) -> str:
    if suspects < counted:
        return f"{suspects} of {counted} timestamps {'look' if suspects > 1 else 'looks'}"
    return f"All {counted} timestamps look" if counted > 1 else "This timestamp looks"


def _reason(bound: Bound | None, suspect: Suspect) -> str:
    """Where the video ends, if that speaks against this stamp."""
    if bound is None or suspect.literal <= bound.seconds:
        return ""
    source = "the video" if bound.is_duration else "by other notes the video"
    return f" ({source} ends at {format_clock(bound.seconds)})"


def _mark(stamp: Timestamp) -> Finding:
    message = (
        "Looks shifted, as other timestamps of this note do: it is repaired together with them"
    )
    return Finding(CODE, "hint", place(stamp, stamp.time), message, secondary=True)


def _late(late: Sequence[Suspect], longest: int, bound: Bound | None) -> Finding:
    first = late[0]
    literal, meant = format_clock(first.literal), format_clock(first.meant)
    lie = f"{literal} lies" if len(late) == 1 else f"{len(late)} timestamps, such as {literal}, lie"
    where = f"past {format_clock(longest)}{_reason(bound, first)}"
    message = f"{lie} {where}: is {literal} meant as {meant}, or does the video last so long?"
    fix = Fix(_title(late), False, _repair(late), preferred=False)
    span = place(first.stamp, first.stamp.time)
    return Finding(CODE, "information", span, message, (fix,))


def _title(suspects: Sequence[Suspect]) -> str:
    if len(suspects) > 1:
        return f"Read {len(suspects)} timestamps as MM:SS"
    return f"Read {format_clock(suspects[0].literal)} as {format_clock(suspects[0].meant)}"


def _repair(suspects: Sequence[Suspect]) -> tuple[Edit, ...]:
    """Write what is meant, on both sides of each stamp."""
    edits = []
    for stamp, literal, meant, _ in suspects:
        if stamp.time is not None:
            edits.append(Edit(stamp.time.start, stamp.time.end, format_clock(meant)))
        label = shifted_label(stamp, literal)
        if stamp.label is not None and stamp.label != stamp.time and label is not None:
            edits.append(Edit(stamp.label.start, stamp.label.end, format_clock(label)))
    return tuple(edits)


RULE = Rule(CODE, "warning", check_stamp=check, judges_sound_stamps=True)
