"""`textDocument/inlayHint` and `inlayHint/resolve`."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.inlay_hints import InlayHint, inlay_hints
from notes_lsp.lsp.convert import position_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.markup import documentation
from notes_lsp.lsp.note_data import note_data, preview_of
from notes_lsp.lsp.places import span_asked
from notes_lsp.lsp.workspace import OpenDocument


def inlay_hint(editor: Editor, params: lsp.InlayHintParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    within = span_asked(editor, document, params.range)
    found = inlay_hints(document.here(), within)
    editor.redrawing.shows("inlayHint", document, found, within)
    return [_hint_json(editor, document, hint) for hint in found]


def _hint_json(editor: Editor, document: OpenDocument, hint: InlayHint) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "position": position_json(document.lines, hint.offset, editor.encoding),
        "label": hint.label,
        "paddingLeft": True,
    }
    if hint.note is not None and "tooltip" in editor.client.inlay_hint_resolve:
        answer["data"] = note_data(document.vault, hint.note)
    return answer


def resolve(editor: Editor, hint: lsp.InlayHint) -> lsp.InlayHint:
    """The hint with a preview of the note whose title it shows."""
    preview = preview_of(editor, hint.data)
    if preview:
        hint.tooltip = documentation(preview, editor.client.hover_markup)
    return hint
