"""Having the client make changes that a command comes to, and show what came of them."""

from __future__ import annotations

from contextlib import suppress

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from notes_lsp.features.changes import Changes
from notes_lsp.lsp.changes import can_make, changes_json, refuse_stale
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


async def apply(
    editor: Editor,
    vault: Vault,
    changes: Changes,
    label: str,
    asker: OpenDocument | None = None,
) -> None:
    """Have the client make `changes` of notes of `vault`, and of `asker`; it shows `label` where it
    undoes them. Raises RequestRefused where it can't, or does not."""
    if not changes:
        return
    if not editor.client.apply_edit:
        raise RequestRefused("This editor takes no edits from a language server")
    if not can_make(editor, changes):
        raise RequestRefused("This editor creates no files for a language server")
    refuse_stale(editor, vault, changes)
    edit = changes_json(editor, vault, changes, label, asker)
    params = {"label": label, "edit": edit}
    answer = await editor.connection.request(lsp.WORKSPACE_APPLY_EDIT, params)
    if not answer.applied:
        reason = answer.failure_reason or "it does not say why"
        raise RequestRefused(f"The editor did not make the edits: {reason}")


async def show(editor: Editor, vault: Vault, path: NotePath) -> None:
    """Have the client open a note, if it can."""
    if editor.client.show_document:
        params = {"uri": note_uri(vault, path), "takeFocus": True}
        with suppress(JsonRpcException, ValueError):
            await editor.connection.request(lsp.WINDOW_SHOW_DOCUMENT, params)
