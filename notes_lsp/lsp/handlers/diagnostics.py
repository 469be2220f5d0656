"""`textDocument/diagnostic`: what is wrong with a document, now."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.diagnostics import SOURCE, diagnostics_of, result_id
from notes_lsp.lsp.editor import Editor


def options(_: ClientSupport) -> lsp.DiagnosticOptions:
    return lsp.DiagnosticOptions(
        identifier=SOURCE, inter_file_dependencies=True, workspace_diagnostics=False
    )


def diagnostic(editor: Editor, params: lsp.DocumentDiagnosticParams) -> dict[str, Any]:
    uri = params.text_document.uri
    document = editor.document(uri)
    place = document.place if document is not None else editor.workspace.note_on_disk(uri)
    found = [] if place is None else diagnostics_of(place, editor.client)
    known = result_id(found)
    if document is not None:
        editor.publisher.asked(document.uri, known)
    if known == params.previous_result_id:
        return {"kind": "unchanged", "resultId": known}
    return {"kind": "full", "resultId": known, "items": found}
