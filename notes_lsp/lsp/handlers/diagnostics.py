"""`textDocument/diagnostic`: what is wrong with a document, now; `workspace/diagnostic`: and with
all notes, as it changes."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.lsp.diagnostics import diagnostics_of, diagnostics_of_document, result_id
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.vault_findings import in_parts

_MOST_REPORTS: Final = 100
"""How many notes are told of in one message: a client reads the next key press in between."""


def diagnostic(editor: Editor, params: lsp.DocumentDiagnosticParams) -> dict[str, Any]:
    uri = params.text_document.uri
    document = editor.document(uri)
    if document is not None:
        found = diagnostics_of_document(document, editor.client)
    else:  # A file that is no text, perhaps: there is nothing to ask about, but that it is none.
        place = editor.workspace.place_on_disk(uri)
        found = [] if place is None else diagnostics_of(place, editor.client)
    known = result_id(found)
    related: dict[str, Any] = {}
    if document is not None and editor.workspace.is_open(document):
        editor.publisher.asked(document, known)
        if editor.client.related_documents:
            related = editor.publisher.related(document)
    if related:  # with a full report: Neovim (0.12) looks at those of no other
        return {"kind": "full", "resultId": known, "items": found, "relatedDocuments": related}
    if known == params.previous_result_id:
        return {"kind": "unchanged", "resultId": known}
    return {"kind": "full", "resultId": known, "items": found}


async def workspace_diagnostic(
    editor: Editor, params: lsp.WorkspaceDiagnosticParams
) -> dict[str, Any]:
    """What is wrong with the notes of the vault where the settings want that told. The answer waits
    until there is something that the client does not know: it asks again at once."""
    known = {item.uri: item.value for item in params.previous_result_ids}
    reports = await editor.vault_findings.changed(known)
    if params.partial_result_token is None:
        return {"items": reports}
    for part in in_parts(reports, _MOST_REPORTS):
        progress = {"token": params.partial_result_token, "value": {"items": part}}
        editor.connection.notify("$/progress", progress)
        await asyncio.sleep(0)
    return {"items": []}
