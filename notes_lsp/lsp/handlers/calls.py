"""Links between notes as editors show calls: `textDocument/prepareCallHierarchy`,
`callHierarchy/incomingCalls` and `outgoingCalls`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.call_hierarchy import NoteItem, incoming, outgoing, prepare
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.large import written
from notes_lsp.lsp.places import asked_at, ranges_json
from notes_lsp.lsp.workspace import note_uri
from notes_lsp.text.span import Span
from notes_lsp.vault.vault import Vault

_FILE: Final = 1
"""The kind of symbol that a note is."""


def prepare_call_hierarchy(editor: Editor, params: lsp.CallHierarchyPrepareParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None:
        return None
    document = asked.document
    item = prepare(document.here(), asked.offset)
    if item.path != document.path:
        return [_item_and_places(editor, document.vault, item)[0]]
    # It need not be a note of the vault.
    whole, title = (range_json(document.lines, span, editor.encoding) for span in _shown_of(item))
    return [_item_json(item, document.uri, item.path if document.indexed else "", whole, title)]


def incoming_calls(editor: Editor, params: lsp.CallHierarchyIncomingCallsParams) -> Any:
    document = editor.document(params.item.uri)
    if document is None:
        return None
    found = incoming(document.vault, document.path)
    shown = (_item_and_places(editor, document.vault, item, links) for item, links in found)
    return written([{"from": item, "fromRanges": places} for item, places in shown])


def outgoing_calls(editor: Editor, params: lsp.CallHierarchyOutgoingCallsParams) -> Any:
    document = editor.document(params.item.uri)
    if document is None:
        return None
    facts = document.here().facts()
    return written(
        [
            {
                "to": _item_and_places(editor, document.vault, item)[0],
                "fromRanges": [range_json(document.lines, span, editor.encoding) for span in links],
            }
            for item, links in outgoing(document.vault, document.path, facts)
        ]
    )


def _item_and_places(
    editor: Editor, vault: Vault, item: NoteItem, links: Sequence[Span] = ()
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A note of the vault, and the ranges of `links` in it."""
    spans = (*_shown_of(item), *links)
    whole, title, *places = ranges_json(editor, vault, item.path, spans)
    return _item_json(item, note_uri(vault, item.path), item.path, whole, title), places


def _shown_of(item: NoteItem) -> tuple[Span, Span]:
    return Span(0, item.length), item.title


def _item_json(
    item: NoteItem, uri: str, detail: str, whole: dict[str, Any], title: dict[str, Any]
) -> dict[str, Any]:
    return {
        "name": item.name,
        "kind": _FILE,
        "detail": detail,
        "uri": uri,
        "range": whole,
        "selectionRange": title,
    }
