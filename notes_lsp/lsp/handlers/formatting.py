"""`textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`: offered only where the
settings want them when the server starts, and done only while they do."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.formatting import formatted, formatted_on_type
from notes_lsp.lsp.convert import edits_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.offers import ON_TYPE_TRIGGER
from notes_lsp.lsp.places import asked_at, span_asked


def formatting(editor: Editor, params: lsp.DocumentFormattingParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None or not document.vault.settings.format.enable:
        return None
    return edits_json(formatted(document.here()), document.lines, editor.encoding)


def range_formatting(editor: Editor, params: lsp.DocumentRangeFormattingParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None or not document.vault.settings.format.enable:
        return None
    within = span_asked(editor, document, params.range)
    return edits_json(formatted(document.here(), within), document.lines, editor.encoding)


def on_type_formatting(editor: Editor, params: lsp.DocumentOnTypeFormattingParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None or params.ch != ON_TYPE_TRIGGER:
        return None
    document = asked.document
    if not document.vault.settings.timestamps.on_type:
        return None
    edits = formatted_on_type(document.here(), asked.offset)
    return edits_json(edits, document.lines, editor.encoding)
