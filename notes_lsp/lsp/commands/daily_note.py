"""`notes.dailyNote`: the note of a day, opened, or created where it is not there."""

from __future__ import annotations

from datetime import date

from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.features.changes import Changes, Refused
from notes_lsp.features.new_notes.daily import daily_note as plan_daily_note
from notes_lsp.lsp.commands.applying import apply, show
from notes_lsp.lsp.commands.arguments import Arguments, read_arguments, vault_of
from notes_lsp.lsp.commands.nowhere import at_root
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.lsp.workspace import note_uri


class DailyNote(Arguments, frozen=True):
    """`date` is `YYYY-MM-DD`, today if there is none; `uri` a note of the vault that is meant, the
    first if there is none."""

    date: str | None = None
    uri: str | None = None


async def daily_note(editor: Editor, arguments: list[Json]) -> Json:
    """`{"uri": …, "created": …}`."""
    asked = read_arguments(arguments, DailyNote)
    try:
        day = date.today() if asked.date is None else date.fromisoformat(asked.date)
    except ValueError:
        raise JsonRpcInvalidParams(f"“{asked.date}” is no date: write YYYY-MM-DD") from None
    vault = vault_of(editor, asked.uri)
    try:
        path, text = plan_daily_note(at_root(vault), day)
    except Refused as refused:
        raise RequestRefused(f"No note is created: {refused}") from None
    if text is not None:
        await apply(editor, vault, Changes(created={path: text}), "Create the note of the day")
    await show(editor, vault, path)
    return {"uri": note_uri(vault, path), "created": text is not None}
