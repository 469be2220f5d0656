"""`textDocument/completion` and `completionItem/resolve`."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.completion import TRIGGERS, complete
from notes_lsp.features.completion.candidates import Candidate, Completions
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.convert import position_from_wire, range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.markup import documentation
from notes_lsp.lsp.note_data import note_data, preview_of
from notes_lsp.lsp.workspace import OpenDocument

_KINDS = {"note": 17, "heading": 18, "block": 18, "alias": 1}
"""File, Reference, Reference, Text."""


def options(_: ClientSupport) -> lsp.CompletionOptions:
    return lsp.CompletionOptions(trigger_characters=list(TRIGGERS), resolve_provider=True)


def completion(editor: Editor, params: lsp.CompletionParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    position = position_from_wire(params.position)
    offset = document.open_note.document.offset(position, editor.encoding)
    found = complete(document.here(), offset)
    return None if found is None else _list_json(editor.client, document, found)


def _list_json(client: ClientSupport, document: OpenDocument, found: Completions) -> dict[str, Any]:
    place = range_json(document.lines, found.replaced, client.encoding)
    shared = "editRange" in client.item_defaults
    answer: dict[str, Any] = {
        "isIncomplete": found.incomplete,
        "items": [
            _item_json(client, document, candidate, number, None if shared else place)
            for number, candidate in enumerate(found.candidates)
        ],
    }
    if shared:
        answer["itemDefaults"] = {"editRange": place}
    return answer


def _item_json(
    client: ClientSupport,
    document: OpenDocument,
    candidate: Candidate,
    number: int,
    place: dict[str, Any] | None,
) -> dict[str, Any]:
    item: dict[str, Any] = {
        "label": candidate.label,
        "kind": _KINDS[candidate.kind],
        "filterText": candidate.matched,
        "sortText": f"{number:04}",
    }
    if candidate.detail:
        if client.label_details:
            item["labelDetails"] = {"description": candidate.detail}
        else:
            item["detail"] = candidate.detail
    if place is None:
        item["textEditText"] = candidate.text
    else:
        item["textEdit"] = {"range": place, "newText": candidate.text}
    if candidate.note is not None:
        item["data"] = note_data(document.vault, candidate.note)
    return item


def resolve(editor: Editor, item: lsp.CompletionItem) -> Any:
    """The item with a preview of its note."""
    preview = preview_of(editor, item.data)
    if preview:
        item.documentation = documentation(preview, editor.client.completion_markup)
    return item
