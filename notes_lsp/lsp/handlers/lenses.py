"""`textDocument/codeLens` and `codeLens/resolve`, and the commands behind them.

The commands are the server's own, so that each client can call them: `notes.backlinks` answers with
locations, which a client that knows it shows, and any other lets be.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.code_lenses import CodeLens, CountLens, code_lenses, count_title
from notes_lsp.features.cursor import Location
from notes_lsp.features.destination import NotePlace
from notes_lsp.features.references import references, references_to
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.large import written
from notes_lsp.lsp.places import locations_json
from notes_lsp.lsp.session import Json
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.syntax.video_urls import seek_url
from notes_lsp.text.lines import Position
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath

BACKLINKS: Final = "notes.backlinks"
OPEN_AT: Final = "notes.openAt"


def code_lens(editor: Editor, params: lsp.CodeLensParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    editor.redrawing.shows("codeLens", document, ())
    found = code_lenses(document.here())
    return [
        _lens_json(editor, document, lens)
        for lens in found
        if isinstance(lens, CountLens) or editor.client.show_document
    ]


def _lens_json(editor: Editor, document: OpenDocument, lens: CodeLens) -> dict[str, Any]:
    place = range_json(document.lines, Span(lens.offset, lens.offset), editor.encoding)
    if isinstance(lens, CountLens):
        data = {
            "root": str(document.vault.root),
            "note": document.path,
            "uri": document.uri,
            "count": lens.counted,
        }
        return {"range": place, "data": data}
    command = {
        "title": lens.title,
        "command": OPEN_AT,
        "arguments": [document.uri, lens.seconds],
    }
    return {"range": place, "command": command}


def resolve(editor: Editor, lens: lsp.CodeLens) -> lsp.CodeLens:
    """The lens with its count."""
    match lens.data:
        case {
            "root": str(root),
            "note": str(note),
            "uri": str(uri),
            "count": "backlinks" | "video notes" as count,
        }:
            vault = editor.workspace.vaults.get(Path(root))
            title = count_title(vault, NotePath(note), count) if vault is not None else None
            place = [] if count == "backlinks" else [lens.range.start]
            lens.command = lsp.Command(title or "", BACKLINKS, arguments=[uri, *place])
    return lens


def backlinks(editor: Editor, arguments: list[Json]) -> Any:
    """The locations that refer to a document, or to what stands in it at a position."""
    match arguments:
        case [str(uri), *place] if (document := editor.document(uri)) is not None:
            found = _uses(editor, document, place)
            return written(locations_json(editor, document, found))
    return None


def _uses(editor: Editor, document: OpenDocument, place: list[Json]) -> list[Location]:
    here = document.here()
    match place:
        case [{"line": int(line), "character": int(character)}, *_]:
            position = Position(line, character)
            offset = document.open_note.document.offset(position, editor.encoding)
            return references(here, offset, include_declaration=False)
    return references_to(here, NotePlace(here.path)).uses


def open_at(editor: Editor, arguments: list[Json]) -> None:
    """Have the client open the video of a document at a second."""
    match arguments:
        case [str(uri), int(seconds), *_] if seconds >= 0:
            document = editor.document(uri)
            video = document.here().video if document is not None else None
            if video is not None and editor.client.show_document:
                shown = {"uri": seek_url(video, seconds), "external": True}
                editor.ask(lsp.WINDOW_SHOW_DOCUMENT, shown)
