"""`notes.nextStamp` and `notes.pasteStamp`: timestamps put where the cursor is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from notes_lsp.features.changes import Changes, Refused
from notes_lsp.features.stamps.insert import Insertion, insert_next_stamp, insert_stamp_of_url
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
from notes_lsp.lsp.workspace import OpenDocument


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
    offset = offset_of(editor, document, asked.position)
    insert = partial(insert_next_stamp, document.here(), offset, asked.by)
    return await _insert(editor, document, insert, "Insert the next timestamp")


async def paste_stamp(editor: Editor, arguments: list[Json]) -> Json:
    """`{"text": …}`, what was inserted."""
    asked = read_arguments(arguments, PasteStamp)
    document = note_of(editor, asked.uri)
    span = span_of(editor, document, asked.range)
    insert = partial(insert_stamp_of_url, document.here(), span, asked.url)
    return await _insert(editor, document, insert, "Paste a timestamp")


async def _insert(
    editor: Editor, document: OpenDocument, insert: Callable[[], Insertion], label: str
) -> Json:
    try:
        text, edit = insert()
    except Refused as refused:
        raise RequestRefused(f"No timestamp is inserted: {refused}") from None
    changes = Changes.of(document.path, [edit])
    await apply(editor, document.vault, changes, label, document)
    return {"text": text}
