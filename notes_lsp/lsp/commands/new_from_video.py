"""`notes.newFromVideo`: a note about a video. Nothing is asked of the network."""

from __future__ import annotations

from datetime import date

from notes_lsp.features.changes import Refused
from notes_lsp.features.new_notes.create import create_titled
from notes_lsp.lsp.commands.applying import apply, show
from notes_lsp.lsp.commands.arguments import Arguments, note_of, read_arguments, vault_of
from notes_lsp.lsp.commands.nowhere import at_root
from notes_lsp.lsp.commands.videos import video_id
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.lsp.workspace import note_uri


class NewFromVideo(Arguments, frozen=True):
    """`video` is an id or a URL. `uri` is the note whose folder and hub the new one shares; without
    it the note comes into the vault's root."""

    video: str
    title: str
    uri: str | None = None


async def new_from_video(editor: Editor, arguments: list[Json]) -> Json:
    """`{"uri": …}` of the new note."""
    asked = read_arguments(arguments, NewFromVideo)
    video = video_id(asked.video)
    vault = vault_of(editor, asked.uri)
    here = at_root(vault) if asked.uri is None else note_of(editor, asked.uri).here()
    try:
        changes = create_titled(here, asked.title, date.today(), video)
    except Refused as refused:
        raise RequestRefused(f"No note is created: {refused}") from None
    (path,) = changes.created
    await apply(editor, vault, changes, "Create a note about a video")
    await show(editor, vault, path)
    return {"uri": note_uri(vault, path)}
