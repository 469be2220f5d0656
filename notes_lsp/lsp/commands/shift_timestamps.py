"""`notes.shiftTimestamps`: the timestamps of a note, a section or a range, sooner or later. A code
action can't ask how far."""

from __future__ import annotations

from collections.abc import Sequence

from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.features.changes import Changes
from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.shift import shift_stamps
from notes_lsp.features.stamps.sound import Rewrite
from notes_lsp.lsp.commands.applying import apply
from notes_lsp.lsp.commands.arguments import (
    Arguments,
    RangeArgument,
    note_of,
    read_arguments,
    span_of,
)
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.syntax.clock import read_shift
from notes_lsp.syntax.sections import section_of
from notes_lsp.text.span import Span


class ShiftTimestamps(Arguments, frozen=True):
    """`by` are seconds, or a time such as `-1:30`. Those in `range`, below the heading `section`,
    or all of the note."""

    uri: str
    by: int | str
    range: RangeArgument | None = None
    section: str | None = None


async def shift_timestamps(editor: Editor, arguments: list[Json]) -> Json:
    """`{"changed": …, "left": [{"range": …, "reason": …}]}`."""
    asked = read_arguments(arguments, ShiftTimestamps)
    by = asked.by if isinstance(asked.by, int) else read_shift(asked.by)
    if by is None:
        raise JsonRpcInvalidParams(f"“{asked.by}” is no time: write 90, -90, 1:30 or 1:00:00")
    document = note_of(editor, asked.uri)
    here = document.here()
    within: Sequence[Span] | None = None
    if asked.range is not None:
        within = [span_of(editor, document, asked.range)]
    if asked.section is not None:
        within = [_section(here, asked.section)]
    rewrite = shift_stamps(here, by, within)
    if not isinstance(rewrite, Rewrite):
        raise RequestRefused(f"No timestamp is moved: {rewrite.reason}")
    left = [
        {
            "range": range_json(
                document.lines, Span(item.stamp.start, item.stamp.end), editor.encoding
            ),
            "reason": item.reason,
        }
        for item in rewrite.left
    ]
    changes = Changes.of(here.path, rewrite.edits)
    await apply(editor, here.vault, changes, "Shift timestamps", document)
    return {"changed": rewrite.changed, "left": left}


def _section(here: Here, name: str) -> Span:
    anchors = here.anchors_of(here.path)
    heading = anchors.heading(name)
    if heading is None:
        raise RequestRefused(f"There is no heading “{name}”")
    return section_of(anchors.headings, heading, len(here.text)).span
