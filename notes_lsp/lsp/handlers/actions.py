"""`textDocument/codeAction` and `codeAction/resolve`: what can be done about a place.

A client that can take edits late gets them when it asks for them: most actions that are offered are
never made. It must ask before the document changes; otherwise it gets none. One that knows commands
alone gets one for each action, `APPLY`, which has it make the edits.
"""

from __future__ import annotations

from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.actions import code_actions
from notes_lsp.features.actions.action import Action, Asked, Question
from notes_lsp.features.changes import Changes, Refused
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.changes import CREATE, changes_json, refuse_stale
from notes_lsp.lsp.convert import range_from_wire, range_json
from notes_lsp.lsp.diagnostics import diagnostic
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.workspace import OpenDocument, findings
from notes_lsp.text.span import Span

APPLY: Final = "notes.applyAction"
"""The command that makes an action; see `commands/apply_action.py`."""

_LATE: Final = "edit"

_PROMPTS: Final[dict[Question, str]] = {"shift": "notes-lsp.shiftTimestamps"}
"""The commands of clients that ask somebody, and then do what was chosen."""


def code_action(editor: Editor, params: lsp.CodeActionParams) -> list[dict[str, Any]] | None:
    document, client = editor.document(params.text_document.uri), editor.client
    if document is None or not document.is_note:
        return None
    if not client.code_action_literals and not client.apply_edit:
        return None
    only = tuple(params.context.only) if params.context.only is not None else None
    place = document.open_note.document.span(range_from_wire(params.range), editor.encoding)
    with document.known():
        offered = [
            action
            for action in code_actions(_asked(client, document, place, only))
            if not action.creates or CREATE in client.resource_operations
        ]
        if not client.code_action_literals:
            return [_command_json(document, place, action) for action in offered]
        answers = [_offer_json(editor, document, place, action) for action in offered]
    return [answer for answer in answers if answer is not None]


def _offer_json(
    editor: Editor, document: OpenDocument, place: Span, action: Action
) -> dict[str, Any] | None:
    """An action with what it takes to make it; None where it can't be made."""
    answer = _action_json(editor.client, document, action)
    if action.prompt is not None:
        about = action.prompt.place
        range = range_json(document.lines, about, editor.encoding) if about is not None else None
        answer["command"] = {
            "title": action.title,
            "command": _PROMPTS[action.prompt.question],
            "arguments": [document.uri, range],
        }
    elif action.ready or _LATE not in editor.client.code_action_resolve:
        try:
            changes = _made(editor, document, action)
        except RequestRefused:
            return None
        if not changes:
            return None
        answer["edit"] = _edit_json(editor, document, changes, action.title)
    else:
        answer["data"] = {"uri": document.uri, "version": document.version, "place": place}
    return answer


def _command_json(document: OpenDocument, place: Span, action: Action) -> dict[str, Any]:
    argument = {
        "uri": document.uri,
        "version": document.version,
        "place": place,
        "kind": action.kind,
        "title": action.title,
    }
    return {"title": action.title, "command": APPLY, "arguments": [argument]}


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
        place, kind = Span(start, end), str(action.kind)
        found = find_action(editor.client, document, place, kind, action.title)
        if found is None:
            return action
        answer = _action_json(editor.client, document, found)
        changes = _made(editor, document, found)
    answer["edit"] = _edit_json(editor, document, changes, action.title)
    return answer


def find_action(
    client: ClientSupport, document: OpenDocument, place: Span, kind: str, title: str
) -> Action | None:
    """An action that was offered, if it still would be."""
    offered = code_actions(_asked(client, document, place, (kind,)))
    return next((one for one in offered if (one.title, one.kind) == (title, kind)), None)


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


def _asked(
    client: ClientSupport, document: OpenDocument, place: Span, only: tuple[str, ...] | None
) -> Asked:
    prompts = frozenset(
        question for question, command in _PROMPTS.items() if command in client.commands
    )
    found = findings(document.vault, document.path)
    return Asked(document.here(), place, found, only, prompts=prompts)


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
