"""Timestamps of the same moment side by side, and how one of them is taken away."""

from __future__ import annotations

from collections.abc import Sequence

from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit, Span, covers
from notes_lsp.vault.videos import SHOULD_BE_ANCHORS, counted_stamps


def runs(view: NoteView) -> list[list[Timestamp]]:
    """The timestamps of the same moment that stand side by side in one line, with only blanks or
    the separators of a list between them: two or more in each run."""
    if not view.vault.videos.form_of(view.path).repeated:
        return []
    lines = view.vault.lines(view.path)
    found: list[list[Timestamp]] = []
    for stamp, _, again in counted_stamps(view.timestamps):
        if stamp.notation not in SHOULD_BE_ANCHORS:
            found.append([])
        elif again and found[-1] and lines.line_of(found[-1][-1].end) == lines.line_of(stamp.start):
            found[-1].append(stamp)
        else:
            found.append([stamp])
    return [run for run in found if len(run) > 1]


def take_away(run: Sequence[Timestamp], index: int, kept: int) -> Edit:
    """Take a timestamp of a run away, with what stands between it and the next one on the way to
    the one that is kept."""
    if index < kept:
        return Edit(run[index].start, run[index + 1].start, "")
    return Edit(run[index - 1].end, run[index].end, "")


def in_heading(view: NoteView, stamp: Timestamp) -> bool:
    """Whether a timestamp stands in a heading, to which links may lead by what it says."""
    return covers(view.once(_headings), stamp.start)


def _headings(view: NoteView) -> list[Span]:
    return [Span(heading.start, heading.end) for heading in view.facts.headings()]
