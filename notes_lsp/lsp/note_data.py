"""Notes that items of a list are about: named in the `data` of an item, and shown when the client
resolves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from notes_lsp.features.preview import note_preview
from notes_lsp.lsp.editor import Editor
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def note_data(vault: Vault, note: NotePath) -> dict[str, str]:
    """What names a note of `vault`."""
    return {"root": str(vault.root), "note": note}


def preview_of(editor: Editor, data: Any) -> str:
    """What the note that the `data` of an item names says; nothing where it is no note of ours."""
    if not isinstance(data, dict):
        return ""
    vault = editor.workspace.vaults.get(Path(str(data.get("root"))))
    note = NotePath(str(data.get("note")))
    return note_preview(vault, note) if vault is not None and note in vault.index.facts else ""
