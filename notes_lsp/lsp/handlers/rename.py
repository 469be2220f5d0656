"""`textDocument/prepareRename` and `rename`: calling something otherwise, with all links to it."""

from __future__ import annotations

import shlex
from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.rename.at_cursor import rename as plan_rename
from notes_lsp.features.rename.at_cursor import renaming_at
from notes_lsp.features.rename.plan import Plan, Refused
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.places import Asked, asked_at
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.telling import tell_newly_found
from notes_lsp.lsp.workspace import note_uri
from notes_lsp.lsp.workspace_edits import workspace_edit
from notes_lsp.vault.file_moves import FileMove, refusal_to_move
from notes_lsp.vault.stale import stale_notes
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
    asked = asked_at(editor, params)
    if asked is None:
        return None
    vault = asked.document.vault
    if not vault.settled and asked.document.indexed:
        raise RequestRefused("The notes are still being read: try again in a moment")
    plan = _plan(editor, asked, params.new_name)
    if plan is None:
        return None
    moves = [FileMove(old, new) for old, new in (plan.moves.notes | plan.moves.files).items()]
    for move in moves:
        _check_move(editor, vault, move, params.new_name)
    tell_newly_found(editor, vault, plan)
    editor.own_moves = frozenset(
        (note_uri(vault, move.old), note_uri(vault, move.new)) for move in moves
    )
    question = f"Rename to “{params.new_name}”"
    document = asked.document
    return workspace_edit(editor, vault, plan.edits, moves, asker=document, question=question)


def _plan(editor: Editor, asked: Asked, new_name: str) -> Plan | None:
    """What to do, in terms of texts that are as the disk has them now."""
    vault = asked.document.vault
    for _ in range(2):
        try:
            plan = plan_rename(asked.document.here(), asked.offset, new_name)
        except Refused as refused:
            raise RequestRefused(_sentence(str(refused))) from None
        stale = stale_notes(vault, plan.edits.keys() & vault.index.facts.keys()) if plan else []
        if not stale:
            return plan
        editor.changed_on_disk([vault.root / path for path in stale])
    raise RequestRefused(f"{stale[0]} changes on the disk meanwhile: try again")


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
    return reason[:1].upper() + reason[1:]
