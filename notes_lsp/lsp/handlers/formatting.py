"""`textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`: offered only where the
settings want them when the server starts, and done only while they do."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.formatting import formatted, formatted_on_type
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.diagnostics import edits_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.places import asked_at, span_asked

_CLOSING = "]"


def is_wanted(editor: Editor) -> bool:
    return any(found.format.enable for found in editor.workspace.settings_at_start())


def is_wanted_on_type(editor: Editor) -> bool:
    return any(found.timestamps.on_type for found in editor.workspace.settings_at_start())


def on_type_options(_: ClientSupport) -> lsp.DocumentOnTypeFormattingOptions:
    return lsp.DocumentOnTypeFormattingOptions(first_trigger_character=_CLOSING)


def formatting(editor: Editor, params: lsp.DocumentFormattingParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None or not document.vault.settings.format.enable:
        return None
    return edits_json(formatted(document.here()), document.lines, editor.client)


def range_formatting(editor: Editor, params: lsp.DocumentRangeFormattingParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None or not document.vault.settings.format.enable:
        return None
    within = span_asked(editor, document, params.range)
    return edits_json(formatted(document.here(), within), document.lines, editor.client)


def on_type_formatting(editor: Editor, params: lsp.DocumentOnTypeFormattingParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None or params.ch != _CLOSING:
        return None
    document = asked.document
    if not document.vault.settings.timestamps.on_type:
        return None
    edits = formatted_on_type(document.here(), asked.offset)
    return edits_json(edits, document.lines, editor.client)
