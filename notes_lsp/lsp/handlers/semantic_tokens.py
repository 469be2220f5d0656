"""`textDocument/semanticTokens`: `full`, `full/delta` and `range`."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.semantic_tokens import semantic_tokens
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.large import written
from notes_lsp.lsp.places import span_asked
from notes_lsp.lsp.semantic_tokens import difference, encode
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.text.span import Span


def full(editor: Editor, params: lsp.SemanticTokensParams) -> Any:
    document = editor.document(params.text_document.uri)
    return None if document is None else _all_of(editor, document, _data(editor, document))


def delta(editor: Editor, params: lsp.SemanticTokensDeltaParams) -> Any:
    """What changed since the client asked last; all, where it asks about something else."""
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    old = editor.tokens.told(document, params.previous_result_id)
    data = _data(editor, document)
    if old is None:
        return _all_of(editor, document, data)
    edits = [
        {"start": edit.start, "deleteCount": edit.removed, "data": edit.data}
        for edit in difference(old, data)
    ]
    return written({"resultId": editor.tokens.tell(document, data).result_id, "edits": edits})


def of_range(editor: Editor, params: lsp.SemanticTokensRangeParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    return written({"data": _data(editor, document, span_asked(editor, document, params.range))})


def _data(editor: Editor, document: OpenDocument, within: Span | None = None) -> list[int]:
    tokens = semantic_tokens(document.here(), within)
    editor.redrawing.shows("semanticTokens", document, tokens, within)
    return encode(tokens, document.lines, editor.encoding)


def _all_of(editor: Editor, document: OpenDocument, data: list[int]) -> Any:
    if not editor.workspace.is_open(document):
        return {"data": data}
    return written({"resultId": editor.tokens.tell(document, data).result_id, "data": data})
