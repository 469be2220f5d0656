"""Notes that items of a list are about: named in the `data` of an item, and shown when the client
resolves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from notes_lsp.features.preview import note_preview
from notes_lsp.lsp.editor import Editor
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def note_data(vault: Vault, note: NotePath, fragment: str = "") -> dict[str, str]:
    """What names a note of `vault`, or a heading of it."""
    named = {"root": str(vault.root), "note": note}
    return {**named, "fragment": fragment} if fragment else named


def preview_of(editor: Editor, data: Any) -> str:
    """What the note or the section that the `data` of an item names says; nothing where it is no
    note of ours."""
    if not isinstance(data, dict):
        return ""
    vault = editor.workspace.vaults.get(Path(str(data.get("root"))))
    note = NotePath(str(data.get("note")))
    if vault is None or note not in vault.index.facts:
        return ""
    return note_preview(vault, note, str(data.get("fragment", "")))
