"""`notes.applyAction`: a code action, for clients that know commands alone."""

from __future__ import annotations

from notes_lsp.features.changes import Refused
from notes_lsp.lsp.commands.applying import apply
from notes_lsp.lsp.commands.arguments import Arguments, note_of, read_arguments
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.handlers.actions import find_action
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.text.span import Span


class ApplyAction(Arguments, frozen=True):
    """What the action was offered with: the `place`, in offsets, and the version of the note `uri`,
    where it has one."""

    uri: str
    place: tuple[int, int]
    kind: str
    title: str
    version: int | None = None


async def apply_action(editor: Editor, arguments: list[Json]) -> Json:
    """`{"notes": …}`, how many it changes."""
    asked = read_arguments(arguments, ApplyAction)
    document = note_of(editor, asked.uri)
    if asked.version is not None and asked.version != document.version:
        raise RequestRefused(f"{asked.title}: the note is another by now")
    with document.known():
        found = find_action(editor.client, document, Span(*asked.place), asked.kind, asked.title)
        if found is None:
            raise RequestRefused(f"{asked.title}: there is nothing to do any more")
        try:
            changes = found.changes(document.path)
        except Refused as refused:
            raise RequestRefused(f"{asked.title}: {refused}") from None
    await apply(editor, document.vault, changes, asked.title, document)
    return {"notes": len(changes.edits) + len(changes.created)}
