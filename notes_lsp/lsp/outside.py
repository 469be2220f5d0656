"""Changes on disk that decide what a vault is: of its settings, of ignore files, of the marks of
where vaults begin, and of folders, which may hold such marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.lsp.workspace import Need, OpenDocument, Workspace
from notes_lsp.vault.ignore import IGNORE_FILES
from notes_lsp.vault.refresh import DECIDING
from notes_lsp.vault.roots import QUARTZ_CONFIG, VAULT_MARKERS
from notes_lsp.vault.settings_files import PROJECT_FILE, SETTINGS_FILE
from notes_lsp.vault.vault import Vault

_SETTINGS: Final = (SETTINGS_FILE, PROJECT_FILE)


class Reconsidered(NamedTuple):
    """What is concerned where something else holds now."""

    moved: list[OpenDocument]
    """They belong to another vault now, or to one begun anew."""
    judged: list[Vault]
    """Only the findings of their notes may be others."""


def reconsider_settings(workspace: Workspace) -> Reconsidered:
    """Let other settings of the editor hold for all vaults."""
    found = Reconsidered([], [])
    for vault in list(workspace.vaults.values()):
        _meet(workspace, vault, workspace.check_settings(vault), found)
    return found


def reconsider(workspace: Workspace, changed: Sequence[Path]) -> Reconsidered:
    """Let hold what holds after these files or folders changed, and begin anew with the vaults
    that take it."""
    deciding = [path for path in changed if path.name in DECIDING]
    if not deciding and all(path.is_file() for path in changed):
        return Reconsidered([], [])
    found = Reconsidered(workspace.arrange(), [])
    for vault in list(workspace.vaults.values()):
        need: Need = "nothing"
        if any(path.name in _SETTINGS and path.parent == vault.root for path in deciding):
            need = workspace.check_settings(vault)
        if any(_decides(vault, path) for path in deciding):
            need = "renew"
        _meet(workspace, vault, need, found)
    return found


def _meet(workspace: Workspace, vault: Vault, need: Need, found: Reconsidered) -> None:
    if need == "renew":
        found.moved.extend(workspace.renew(vault))
    elif need == "judge":
        found.judged.append(vault)


def _decides(vault: Vault, path: Path) -> bool:
    folder, root = path.parent, vault.root
    if path.name in IGNORE_FILES:
        return folder.is_relative_to(root) or root.is_relative_to(folder)
    if path.name in VAULT_MARKERS:  # the mark of a vault that was, or now is, a part of this one
        return folder != root and folder.is_relative_to(root)
    return path.name == QUARTZ_CONFIG and folder in (root, root.parent)
