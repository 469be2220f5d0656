"""Names: `textDocument/documentSymbol`, `workspace/symbol` and `workspaceSymbol/resolve`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.document_symbols import Symbol, document_symbols
from notes_lsp.features.workspace_symbols import Found, workspace_symbols
from notes_lsp.lsp.convert import range_json, range_wire
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.large import written
from notes_lsp.lsp.note_data import note_data
from notes_lsp.lsp.places import ranges_json
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

_KINDS = {"section": 15, "block": 20, "note": 1, "heading": 15, "tag": 14}
"""String, Key, File, String, Constant: what clients draw the fitting signs for."""

_PROPERTY: Final = 7
"""What stands for a Key, which the LSP did not have from the start."""


def document_symbol(editor: Editor, params: lsp.DocumentSymbolParams) -> Any:
    """The outline: as a tree, or flat for clients that know no trees."""
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    max_hours = document.vault.settings.timestamps.max_video_hours
    found = document_symbols(document.open_note.note, max_hours)
    if editor.client.hierarchical_symbols:
        return written([_symbol_json(editor, document, symbol) for symbol in found])
    return written(list(_flat(editor, document, found, "")))


def _symbol_json(editor: Editor, document: OpenDocument, symbol: Symbol) -> dict[str, Any]:
    return {
        "name": symbol.name,
        "detail": symbol.detail,
        "kind": _kind(editor, symbol),
        "range": range_json(document.lines, symbol.span, editor.encoding),
        "selectionRange": range_json(document.lines, symbol.selection, editor.encoding),
        "children": [_symbol_json(editor, document, child) for child in symbol.children],
    }


def _kind(editor: Editor, symbol: Symbol) -> int:
    if symbol.kind == "block" and not editor.client.any_symbol_kind:
        return _PROPERTY
    return _KINDS[symbol.kind]


def _flat(
    editor: Editor, document: OpenDocument, symbols: list[Symbol], container: str
) -> Iterator[dict[str, Any]]:
    for symbol in symbols:
        place = range_json(document.lines, symbol.span, editor.encoding)
        flat = {
            "name": symbol.name,
            "kind": _kind(editor, symbol),
            "location": {"uri": document.uri, "range": place},
        }
        yield {**flat, "containerName": container} if container else flat
        yield from _flat(editor, document, symbol.children, symbol.name)


def workspace_symbol(editor: Editor, params: lsp.WorkspaceSymbolParams) -> Any:
    """What the query finds in all vaults that are open."""
    return written(
        [
            _found_json(editor, vault, found)
            for vault in editor.workspace.vaults.values()
            for found in workspace_symbols(vault, params.query)
        ]
    )


def _found_json(editor: Editor, vault: Vault, found: Found) -> dict[str, Any]:
    """Without its range where the client can ask for that of the one that it goes to."""
    answer = {
        "name": found.name,
        "kind": _KINDS[found.kind],
        "containerName": found.container,
    }
    uri = note_uri(vault, found.path)
    if "location.range" in editor.client.symbol_resolve:
        data = {**note_data(vault, found.path), "span": list(found.span)}
        return {**answer, "location": {"uri": uri}, "data": data}
    (place,) = ranges_json(editor, vault, found.path, [found.span])
    return {**answer, "location": {"uri": uri, "range": place}}


def resolve(editor: Editor, symbol: lsp.WorkspaceSymbol) -> lsp.WorkspaceSymbol:
    """The symbol with its range."""
    match symbol.data:
        case {"root": str(root), "note": str(note), "span": [int(start), int(end)]}:
            vault = editor.workspace.vaults.get(Path(root))
            if vault is not None and NotePath(note) in vault.index.facts:
                lines = vault.lines(NotePath(note))
                place = range_wire(lines, Span(start, end), editor.encoding)
                symbol.location = lsp.Location(symbol.location.uri, place)
    return symbol
