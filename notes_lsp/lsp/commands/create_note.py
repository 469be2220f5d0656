"""`notes.createNote`: a note with a title, or the one that a link names and that is not there."""

from __future__ import annotations

from datetime import date

from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.features.changes import Changes, Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.new_notes.create import create_notes, create_titled, wanted_at
from notes_lsp.lsp.commands.applying import apply, show
from notes_lsp.lsp.commands.arguments import (
    Arguments,
    PositionArgument,
    note_of,
    offset_of,
    read_arguments,
)
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.lsp.workspace import note_uri
from notes_lsp.text.span import Span


class CreateNote(Arguments, frozen=True):
    """`uri` is the note that it is created from. Either `title`, or the `position` of a link."""

    uri: str
    title: str | None = None
    position: PositionArgument | None = None


async def create_note(editor: Editor, arguments: list[Json]) -> Json:
    """`{"uri": …}` of the new note."""
    asked = read_arguments(arguments, CreateNote)
    if (asked.title is None) == (asked.position is None):
        raise JsonRpcInvalidParams("The command takes either a title or a position")
    document = note_of(editor, asked.uri)
    here = document.here()
    with document.known():
        try:
            if asked.title is not None:
                changes = create_titled(here, asked.title, date.today())
            else:
                assert asked.position is not None
                changes = _from_link(here, offset_of(editor, document, asked.position))
        except Refused as refused:
            raise RequestRefused(f"No note is created: {refused}") from None
    (path,) = changes.created
    await apply(editor, document.vault, changes, "Create a note", document)
    await show(editor, document.vault, path)
    return {"uri": note_uri(document.vault, path)}


def _from_link(here: Here, offset: int) -> Changes:
    wanted = wanted_at(here, Span(offset, offset))
    if not wanted:
        raise Refused("there is no link here that leads nowhere")
    return create_notes(here, wanted[:1], date.today())
