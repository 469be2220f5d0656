"""`textDocument/prepareRename` and `rename`: calling something otherwise, with all links to it."""

from __future__ import annotations

import shlex
from typing import Any, NamedTuple

from lsprotocol import types as lsp

from notes_lsp.features.rename.at_cursor import rename as plan_rename
from notes_lsp.features.rename.at_cursor import renaming_at
from notes_lsp.features.rename.plan import Plan, Refused
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.long_work import Work, answer_in_slices
from notes_lsp.lsp.places import Asked, asked_at
from notes_lsp.lsp.progress import RequestProgress
from notes_lsp.lsp.refusal import OutOfDate, RequestRefused
from notes_lsp.lsp.telling import tell_newly_found
from notes_lsp.lsp.workspace import note_uri
from notes_lsp.lsp.workspace_edits import EncodedEdit, workspace_edit_in_steps
from notes_lsp.vault.file_moves import FileMove, refusal_to_move
from notes_lsp.vault.vault import Vault


def prepare_rename(editor: Editor, params: lsp.PrepareRenameParams) -> Any:
    asked = asked_at(editor, params)
    found = renaming_at(asked.document.here(), asked.offset) if asked else None
    if asked is None or found is None:
        return None
    return {
        "range": range_json(asked.document.lines, found.span, editor.encoding),
        "placeholder": found.name,
    }


def rename(editor: Editor, params: lsp.RenameParams) -> Any:
    """Begun at once, as the position is of the text as it is now; the rest may take longer."""
    asked = asked_at(editor, params)
    if asked is None or renaming_at(asked.document.here(), asked.offset) is None:
        return None
    return _rename(editor, asked, asked.document.here().text, params)


async def _rename(editor: Editor, asked: Asked, text: str, params: lsp.RenameParams) -> Any:
    document = asked.document
    if document.indexed:
        await editor.upkeep.wait_until_read(document.vault)
        if not document.vault.settled:
            raise RequestRefused("The notes are still being read: try again in a moment")

    def begin() -> Work[_Answer | None]:
        document = editor.document(params.text_document.uri)
        if document is None or document.here().text != text:
            raise OutOfDate  # who knows where its name stands now
        return _work(editor, Asked(document, asked.offset), params.new_name)

    def state() -> object:
        return document.vault, document.vault.version, document.here().text

    progress = RequestProgress(editor.connection, params.work_done_token, "Renaming")
    try:
        answer = await answer_in_slices(begin, state, progress)
    except Refused as refused:
        raise RequestRefused(_sentence(str(refused))) from None
    if answer is None:
        return None
    vault = document.vault
    tell_newly_found(editor, vault, answer.plan)
    editor.own_moves = frozenset(
        (note_uri(vault, move.old), note_uri(vault, move.new)) for move in answer.moves
    )
    return answer.edit.result()


class _Answer(NamedTuple):
    """What the client is to do, and what that is made of."""

    edit: EncodedEdit
    plan: Plan
    moves: list[FileMove]


def _work(editor: Editor, asked: Asked, new_name: str) -> Work[_Answer | None]:
    document, vault = asked.document, asked.document.vault
    planning = plan_rename(document.here(), asked.offset, new_name)
    if planning is None:
        return None
    plan = yield from planning
    moves = [FileMove(old, new) for old, new in (plan.moves.notes | plan.moves.files).items()]
    for move in moves:
        _check_move(editor, vault, move, new_name)
    question = f"Rename to “{new_name}”"
    edit = yield from workspace_edit_in_steps(
        editor, vault, plan.edits, moves, asker=document, question=question
    )
    return _Answer(edit, plan, moves)


def _check_move(editor: Editor, vault: Vault, move: FileMove, new_name: str) -> None:
    if "rename" not in editor.client.resource_operations:
        # To give it the edits alone would leave links to a file that is not there yet.
        command = shlex.join(["notes-lsp", "rename", move.old, new_name])
        raise RequestRefused(
            f"This editor renames no files for language servers. In the notes' folder: {command}"
        )
    refusal = refusal_to_move(vault.root, move.old, move.new)
    if refusal is not None:
        raise RequestRefused(_sentence(refusal.reason))
    other = editor.workspace.document(note_uri(vault, move.new))
    if other is not None and other.path != move.old:
        raise RequestRefused(f"{move.new} is open in the editor and not saved")


def _sentence(reason: str) -> str:
    """`reason` with a capital at its start, where it starts with a word and not with a path."""
    first = reason.partition(" ")[0]
    return reason[:1].upper() + reason[1:] if first.isalpha() else reason
