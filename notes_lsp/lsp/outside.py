"""Changes on disk that decide what a vault is: of its settings, of ignore files, of the marks of
where vaults begin, and of folders, which may hold such marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from notes_lsp.lsp.workspace import OpenDocument, Workspace
from notes_lsp.vault.ignore import IGNORE_FILES
from notes_lsp.vault.roots import QUARTZ_CONFIG, VAULT_MARKERS
from notes_lsp.vault.settings import PROJECT_FILE, SETTINGS_FILE
from notes_lsp.vault.vault import Vault

_SETTINGS: Final = (SETTINGS_FILE, PROJECT_FILE)
_DECIDING: Final = frozenset({*_SETTINGS, *VAULT_MARKERS, *IGNORE_FILES, QUARTZ_CONFIG, ".git"})


def reconsider(workspace: Workspace, changed: Sequence[Path]) -> list[OpenDocument]:
    """Begin anew with those vaults for which something else holds after these files or folders
    changed. Answers with the documents that belong to another vault now, or to one begun anew."""
    deciding = [path for path in changed if path.name in _DECIDING]
    if not deciding and all(path.is_file() for path in changed):
        return []
    moved = workspace.arrange()
    for vault in list(workspace.vaults.values()):
        if any(_decides(workspace, vault, path) for path in deciding):
            moved += workspace.renew(vault)
    return moved


def _decides(workspace: Workspace, vault: Vault, path: Path) -> bool:
    folder, root = path.parent, vault.root
    if path.name in _SETTINGS and folder == root:
        return workspace.check_settings(vault)
    if path.name in IGNORE_FILES:
        return folder.is_relative_to(root) or root.is_relative_to(folder)
    if path.name in VAULT_MARKERS:  # the mark of a vault that was, or now is, a part of this one
        return folder != root and folder.is_relative_to(root)
    return path.name == QUARTZ_CONFIG and folder in (root, root.parent)
