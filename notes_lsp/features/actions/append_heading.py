"""The heading that a link names and that its note lacks: appended to that note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.features.changes import Changes
from notes_lsp.rules.link_missing_heading import CODE
from notes_lsp.syntax.sections import section_of
from notes_lsp.text.editing import insert_block
from notes_lsp.text.span import Edit
from notes_lsp.vault.paths import NotePath, note_stem
from notes_lsp.vault.vault import ReadNote

_TOP = 2
"""The level of a heading where there are no others: the title is the note's name."""
_DEEPEST = 6


def actions(asked: Asked) -> Iterator[Action]:
    """One for each such link at the place."""
    if not asked.wants("quickfix"):
        return
    here = asked.here
    findings = {one.span.start: one for one in asked.found if one.code == CODE}
    for _, reference, resolution in here.vault.resolved_links(here.path) if findings else ():
        fragment, note = reference.fragment, resolution.note
        if fragment is not None and note is not None and fragment.start in findings:
            name = note_stem(note, here.vault.index.extensions)
            where = "this note" if note == here.path else name
            yield Action(
                f"Append the heading “{fragment.text}” to {where}",
                "quickfix",
                partial(_append, asked, note, fragment.text),
                (findings[fragment.start],),
            )


def _append(asked: Asked, note: NotePath, fragment: str) -> Changes:
    read = asked.here.read(note)
    if read is None:
        return Changes()
    return Changes.of(note, [_heading(asked, note, read, fragment)])


def _heading(asked: Asked, note: NotePath, read: ReadNote, fragment: str) -> Edit:
    """The heading at the end of the note, or of the section that `A#B` names, on the level of those
    that are there."""
    anchors = asked.here.anchors_of(note)
    above, _, last = fragment.rpartition("#")
    parent = anchors.heading(above) if above.strip() else None
    end = len(read.text)
    if parent is not None:
        level = min(parent.level + 1, _DEEPEST)
        end = section_of(anchors.headings, parent, end).end
        text = last.strip()
    else:
        levels = [heading.level for heading in anchors.headings]
        level = min((found for found in levels if found >= _TOP), default=_TOP)
        text = " ".join(filter(None, map(str.strip, fragment.split("#"))))
    return insert_block(read.text, end, f"{'#' * level} {text}")
