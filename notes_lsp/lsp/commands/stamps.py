"""`notes.nextStamp` and `notes.pasteStamp`: timestamps put where the cursor is."""

from __future__ import annotations

from notes_lsp.features.changes import Changes, Refused
from notes_lsp.features.stamps.insert import insert_next_stamp, insert_stamp_of_url
from notes_lsp.lsp.commands.applying import apply
from notes_lsp.lsp.commands.arguments import (
    Arguments,
    PositionArgument,
    RangeArgument,
    note_of,
    offset_of,
    read_arguments,
    span_of,
)
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json


class NextStamp(Arguments, frozen=True):
    """`by` are the seconds after the last timestamp before the position."""

    uri: str
    position: PositionArgument
    by: int = 10


class PasteStamp(Arguments, frozen=True):
    """`url` leads to a moment of a video; what `range` covers is replaced."""

    uri: str
    url: str
    range: RangeArgument


async def next_stamp(editor: Editor, arguments: list[Json]) -> Json:
    """`{"text": …}`, what was inserted."""
    asked = read_arguments(arguments, NextStamp)
    document = note_of(editor, asked.uri)
    here, offset = document.here(), offset_of(editor, document, asked.position)
    try:
        text, edit = insert_next_stamp(here, offset, asked.by)
    except Refused as refused:
        raise RequestRefused(f"No timestamp is inserted: {refused}") from None
    changes = Changes.of(here.path, [edit])
    await apply(editor, here.vault, changes, "Insert the next timestamp", document)
    return {"text": text}


async def paste_stamp(editor: Editor, arguments: list[Json]) -> Json:
    """`{"text": …}`, what was inserted."""
    asked = read_arguments(arguments, PasteStamp)
    document = note_of(editor, asked.uri)
    here, span = document.here(), span_of(editor, document, asked.range)
    try:
        text, edit = insert_stamp_of_url(here, span, asked.url)
    except Refused as refused:
        raise RequestRefused(f"No timestamp is inserted: {refused}") from None
    changes = Changes.of(here.path, [edit])
    await apply(editor, here.vault, changes, "Paste a timestamp", document)
    return {"text": text}
