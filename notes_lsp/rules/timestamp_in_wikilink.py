"""`timestamp.in-wikilink`: `[[00:24:36]]`, which is a link to a note of that name."""

from __future__ import annotations

from collections.abc import Sequence

from notes_lsp.rules.bracketed import are_sure, as_anchor, groups, sure_moment
from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.stamps import is_of_a_video, whole
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.syntax.video_urls import seek_url
from notes_lsp.text.span import Edit, Span

CODE = "timestamp.in-wikilink"


def check(view: NoteView, stamp: Timestamp) -> Finding | None:
    """A finding over all between the brackets, at the first timestamp there."""
    if stamp.notation != "wikilink" or stamp.label is None:
        return None
    if stamp.video is None and not is_of_a_video(view.facts):
        return None
    group = view.once(_groups).get(stamp.start)
    if group is None:
        return None
    says = f"[[{stamp.label.text}]] is a link to a note of that name"
    fix = _fix(view, group)
    message = f"{says}: {_advice(view) if fix is None else fix.title[0].lower() + fix.title[1:]}"
    span = Span(stamp.start, group[-1].end)
    return Finding(CODE, "warning", span, message, () if fix is None else (fix,))


def _groups(view: NoteView) -> dict[int, list[Timestamp]]:
    return {group[0].start: group for group in groups(view.timestamps, "wikilink")}


def _advice(view: NoteView) -> str:
    if view.facts.video is None:
        return "write the videoId of the note, and a timestamp"
    return "write a timestamp, with the time that is meant"


def _fix(view: NoteView, group: Sequence[Timestamp]) -> Fix | None:
    """Anchors, in a note of the same video: they always mean the note's. Of another video it
    becomes a link, with a single pair of brackets. None where nobody knows the video or the
    moment."""
    first = group[0]
    if first.video is not None and first.video != view.facts.video:
        return _as_link(first, first.video)
    if view.facts.video is None or not are_sure(group):
        return None
    what = "a timestamp" if len(group) == 1 else "timestamps"
    return Fix(f"Write {what} of the note's video", True, tuple(map(as_anchor, group)))


def _as_link(stamp: Timestamp, video: str) -> Fix | None:
    """The link to another video. Safe where it only loses brackets, and no other part of a URL."""
    seconds = sure_moment(stamp)
    if seconds is None or stamp.label is None:
        return None
    link = f"[{stamp.label.text}]({seek_url(video, seconds)})"
    safe = stamp.end - stamp.start == len(link) + len("[]")
    return Fix("Write a link with a single pair of brackets", safe, (Edit(*whole(stamp), link),))


RULE = Rule(CODE, "warning", check_stamp=check, judges_sound_stamps=True)
