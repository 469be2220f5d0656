"""Links between notes as editors show calls: `textDocument/prepareCallHierarchy`,
`callHierarchy/incomingCalls` and `outgoingCalls`."""

from __future__ import annotations

from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.call_hierarchy import NoteItem, incoming, outgoing, prepare
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.places import asked_at
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Span
from notes_lsp.vault.vault import Vault

_FILE: Final = 1
"""The kind of symbol that a note is."""


def prepare_call_hierarchy(editor: Editor, params: lsp.CallHierarchyPrepareParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None:
        return None
    item = prepare(asked.document.here(), asked.offset)
    return [_item_json(editor, asked.document.vault, item, asked.document)]


def incoming_calls(editor: Editor, params: lsp.CallHierarchyIncomingCallsParams) -> Any:
    document = editor.document(params.item.uri)
    if document is None:
        return None
    vault = document.vault
    return [
        {
            "from": _item_json(editor, vault, item),
            "fromRanges": _ranges(editor, vault.lines(item.path), links),
        }
        for item, links in incoming(vault, document.path)
    ]


def outgoing_calls(editor: Editor, params: lsp.CallHierarchyOutgoingCallsParams) -> Any:
    document = editor.document(params.item.uri)
    if document is None:
        return None
    facts = document.here().facts()
    return [
        {
            "to": _item_json(editor, document.vault, item),
            "fromRanges": _ranges(editor, document.lines, links),
        }
        for item, links in outgoing(document.vault, document.path, facts)
    ]


def _item_json(
    editor: Editor, vault: Vault, item: NoteItem, document: OpenDocument | None = None
) -> dict[str, Any]:
    """`document`: the one that was asked about, which need not be a note of the vault."""
    uri, lines = note_uri(vault, item.path), None
    if document is not None and document.path == item.path:
        uri, lines = document.uri, document.lines
    lines = lines or vault.lines(item.path)
    return {
        "name": item.name,
        "kind": _FILE,
        "detail": "" if document is not None and not document.indexed else item.path,
        "uri": uri,
        "range": range_json(lines, Span(0, item.length), editor.encoding),
        "selectionRange": range_json(lines, item.title, editor.encoding),
    }


def _ranges(editor: Editor, lines: LineIndex, spans: list[Span]) -> list[dict[str, Any]]:
    return [range_json(lines, span, editor.encoding) for span in spans]
