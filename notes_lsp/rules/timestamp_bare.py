"""`timestamp.bare`: `[00:12:34]`, which shows a moment and does not lead there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from notes_lsp.rules.bracketed import are_sure, as_anchor, groups
from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.link_stamp_alias import stamps_in_aliases
from notes_lsp.rules.neighbours import in_heading, runs, take_away
from notes_lsp.rules.stamps import is_anchor, is_of_a_video, is_sound, time_clock, whole
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.clock import ClockForm
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit
from notes_lsp.vault.videos import ENOUGH_STAMPS

CODE = "timestamp.bare"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding for the note, at the first, with the fix for all. `link.stamp-alias` speaks of
    those in a link."""
    stamps = [stamp for stamp in view.timestamps if stamp.notation == "bracket"]
    if not stamps or not _are_meant_as_timestamps(view):
        return
    in_aliases = {stamp.start for found in view.once(stamps_in_aliases).values() for stamp in found}
    stamps = [stamp for stamp in stamps if stamp.start not in in_aliases]
    if not stamps:
        return
    fixes = () if view.facts.video is None else tuple(_fixes(view, stamps))
    yield Finding(CODE, "information", whole(stamps[0]), _message(view, stamps), fixes)


def _are_meant_as_timestamps(view: NoteView) -> bool:
    """Whether the note has a `videoId`, or is about a video and has anchors beside these."""
    if view.facts.video_id is not None:
        return True
    return is_of_a_video(view.facts) and any(map(is_anchor, view.timestamps))


def _message(view: NoteView, stamps: Sequence[Timestamp]) -> str:
    time = stamps[0].time
    shown = f"[{time.text if time else ''}]"
    what = (
        f"{shown} is not linked to its moment"
        if len(stamps) == 1
        else f"{len(stamps)} times, such as {shown}, are not linked to their moments"
    )
    how = "a timestamp" if len(stamps) == 1 else "timestamps"
    if view.facts.video is None:
        return f"{what}: write the videoId of the note, and {how}"
    return f"{what}: write {how}"


def _fixes(view: NoteView, stamps: Sequence[Timestamp]) -> Iterator[Fix]:
    """One for those that are sure; and one for all, where some can be read that are not."""
    readable = [group for group in groups(stamps, "bracket") if are_sure(group)]
    many_short = sum(_form(stamp) == "short" for stamp in stamps) >= ENOUGH_STAMPS
    taken = _taken_away(view, readable)
    sure = [
        group
        for group in readable
        if not any(
            _is_doubtful(stamp, many_short=many_short)
            or (stamp.start in taken and in_heading(view, stamp))
            for stamp in group
        )
    ]
    if sure:
        yield _fix(view, sure, safe=True, preferred=True)
    if len(sure) < len(readable):
        yield _fix(view, readable, safe=False, preferred=not sure)


def _form(stamp: Timestamp) -> ClockForm | None:
    clock = time_clock(stamp)
    return None if clock is None else clock.form


def _is_doubtful(stamp: Timestamp, *, many_short: bool) -> bool:
    """Whether it may be another time, or no time of a video: `[3:16]` may be a verse, unless the
    note is full of such."""
    form = _form(stamp)
    return form == "one-digit" or (form == "short" and not many_short)


def _fix(
    view: NoteView, found: Sequence[Sequence[Timestamp]], *, safe: bool, preferred: bool
) -> Fix:
    taken = _taken_away(view, found)
    stamps = [stamp for group in found for stamp in group]
    edits = tuple(taken.get(stamp.start) or as_anchor(stamp) for stamp in stamps)
    what = "a time in brackets" if len(stamps) == 1 else f"{len(stamps)} times in brackets"
    how = "a timestamp" if len(stamps) == 1 else "timestamps"
    return Fix(f"Write {what} as {how}", safe, edits, preferred)


def _taken_away(view: NoteView, found: Sequence[Sequence[Timestamp]]) -> dict[int, Edit]:
    """By where it starts, how each of `found` is taken away beside which another timestamp of the
    same moment is left: an anchor, or one of `found` that becomes one."""
    starts = {stamp.start for group in found for stamp in group}
    taken: dict[int, Edit] = {}
    for run in view.once(runs):
        anchors = [index for index, stamp in enumerate(run) if is_anchor(stamp) and is_sound(stamp)]
        bare = [index for index, stamp in enumerate(run) if stamp.start in starts]
        for kept in (*anchors, *bare)[:1]:
            taken |= {run[i].start: take_away(run, i, kept) for i in bare if i != kept}
    return taken


RULE = Rule(CODE, "information", check)
