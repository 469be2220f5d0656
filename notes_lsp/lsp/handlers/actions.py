"""`textDocument/codeAction`: the fixes of the findings in a range."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.convert import range_from_wire
from notes_lsp.lsp.diagnostics import diagnostic, edits_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.workspace import OpenDocument, findings
from notes_lsp.rules.finding import Finding, Fix

_QUICK_FIX = "quickfix"


def options(client: ClientSupport) -> lsp.CodeActionOptions | None:
    if not client.code_action_literals:
        return None  # such clients know no kinds
    return lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])


def code_action(editor: Editor, params: lsp.CodeActionParams) -> list[dict[str, Any]] | None:
    document = editor.document(params.text_document.uri)
    wanted = params.context.only
    if document is None or not document.indexed or not editor.client.code_action_literals:
        return None
    if wanted and not any(kind == _QUICK_FIX or kind == "" for kind in wanted):
        return []
    place = document.open_note.document.span(range_from_wire(params.range), editor.encoding)
    return [
        _action_json(editor.client, document, finding, fix)
        for finding in findings(document.vault, document.path)
        if finding.span.start <= place.end and place.start <= finding.span.end
        for fix in _fixes(finding)
    ]


def _fixes(finding: Finding) -> list[Fix]:
    """All fixes of a finding, those to be searched for first: what they find is what was meant."""
    searched = finding.search_fixes() if finding.search_fixes is not None else ()
    return [*searched, *finding.fixes]


def _action_json(
    client: ClientSupport, document: OpenDocument, finding: Finding, fix: Fix
) -> dict[str, Any]:
    edits = edits_json(fix, document.lines, client)
    if client.document_changes:
        versioned = {"uri": document.uri, "version": document.version}
        edit: dict[str, Any] = {"documentChanges": [{"textDocument": versioned, "edits": edits}]}
    else:
        edit = {"changes": {document.uri: edits}}
    action: dict[str, Any] = {
        "title": fix.title,
        "kind": _QUICK_FIX,
        "diagnostics": [diagnostic(finding, document.vault, document.lines, client)],
        "edit": edit,
    }
    if fix.preferred and fix.safe:
        action["isPreferred"] = True
    return action
