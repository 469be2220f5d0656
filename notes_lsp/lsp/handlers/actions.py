"""`textDocument/codeAction` and `codeAction/resolve`: what can be done about a place.

A client that can take edits late gets them when it asks for them: most actions that are offered are
never made. It must ask before the document changes; otherwise it gets none.
"""

from __future__ import annotations

from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.actions import code_actions
from notes_lsp.features.actions.action import KINDS, Action, Asked
from notes_lsp.features.changes import Changes, Refused
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.changes import CREATE, changes_json, refuse_stale
from notes_lsp.lsp.convert import range_from_wire
from notes_lsp.lsp.diagnostics import diagnostic
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.workspace import OpenDocument, findings
from notes_lsp.text.span import Span

_LATE: Final = "edit"


def options(client: ClientSupport) -> lsp.CodeActionOptions | None:
    if not client.code_action_literals:
        return None  # such clients know no kinds
    return lsp.CodeActionOptions(code_action_kinds=list(KINDS))


def code_action(editor: Editor, params: lsp.CodeActionParams) -> list[dict[str, Any]] | None:
    document = editor.document(params.text_document.uri)
    if document is None or not document.is_note or not editor.client.code_action_literals:
        return None
    only = tuple(params.context.only) if params.context.only is not None else None
    place = document.open_note.document.span(range_from_wire(params.range), editor.encoding)
    with document.known():
        return _offered(editor, document, place, only)


def _offered(
    editor: Editor, document: OpenDocument, place: Span, only: tuple[str, ...] | None
) -> list[dict[str, Any]]:
    offered = []
    for action in code_actions(_asked(document, place, only)):
        if action.creates and CREATE not in editor.client.resource_operations:
            continue
        answer = _action_json(editor.client, document, action)
        if action.ready or _LATE not in editor.client.code_action_resolve:
            try:
                changes = _made(editor, document, action)
            except RequestRefused:
                continue
            if not changes:
                continue
            answer["edit"] = _edit_json(editor, document, changes, action.title)
        else:
            answer["data"] = {"uri": document.uri, "version": document.version, "place": place}
        offered.append(answer)
    return offered


def resolve(editor: Editor, action: lsp.CodeAction) -> lsp.CodeAction | dict[str, Any]:
    """The action with its edit, if it can still be made."""
    match action.data:
        case {"uri": str(uri), "version": version, "place": [int(start), int(end)]}:
            document = editor.document(uri)
        case _:
            return action
    if document is None or not document.is_note or version != document.version:
        return action
    with document.known():
        return _resolved(editor, document, Span(start, end), action) or action


def _resolved(
    editor: Editor, document: OpenDocument, place: Span, action: lsp.CodeAction
) -> dict[str, Any] | None:
    for found in code_actions(_asked(document, place, (str(action.kind),))):
        if (found.title, found.kind) == (action.title, action.kind):
            answer = _action_json(editor.client, document, found)
            changes = _made(editor, document, found)
            answer["edit"] = _edit_json(editor, document, changes, action.title)
            return answer
    return None


def _edit_json(
    editor: Editor, document: OpenDocument, changes: Changes, question: str
) -> dict[str, Any]:
    return changes_json(editor, document.vault, changes, question, document)


def _made(editor: Editor, document: OpenDocument, action: Action) -> Changes:
    """What an action changes. Raises RequestRefused where it can't be done."""
    try:
        changes = action.changes(document.path)
    except Refused as refused:
        raise RequestRefused(f"{action.title}: {refused}") from None
    refuse_stale(editor, document.vault, changes)
    return changes


def _asked(document: OpenDocument, place: Span, only: tuple[str, ...] | None) -> Asked:
    return Asked(document.here(), place, findings(document.vault, document.path), only)


def _action_json(client: ClientSupport, document: OpenDocument, action: Action) -> dict[str, Any]:
    answer: dict[str, Any] = {"title": action.title, "kind": action.kind}
    if action.findings:
        answer["diagnostics"] = [
            diagnostic(finding, document.vault, document.lines, client)
            for finding in action.findings
        ]
    if action.preferred and client.preferred_actions:
        answer["isPreferred"] = True
    return answer
