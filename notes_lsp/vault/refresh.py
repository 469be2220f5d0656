"""Bringing a vault up to date with what changed on disk: files, folders, many at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from notes_lsp.vault.ignore import is_note
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import walk_below
from notes_lsp.vault.vault import Vault


def refresh(vault: Vault, changed: Iterable[Path]) -> set[NotePath]:
    """Look again at these files and folders. Notes that are open stay as they are. Answers with
    the notes whose findings may differ now, those that changed included."""
    touched: set[NotePath] = set()
    for path in dict.fromkeys(changed):
        name = path.relative_to(vault.root).as_posix()
        if path.is_dir():
            below = walk_below(vault.root, name, vault.settings)
            for file in below.notes:
                touched |= _refresh_note(vault, file.path)
            for attachment in below.files:
                touched |= vault.put_file(attachment)
        elif is_note(vault.root, NotePath(name), vault.settings):
            touched |= _refresh_note(vault, NotePath(name))
        elif not path.exists():
            touched |= _remove(vault, name)
        elif path.is_file():
            touched |= vault.put_file(name)
    return touched


def _refresh_note(vault: Vault, path: NotePath) -> set[NotePath]:
    if path in vault.open_notes:
        return set()
    if not (vault.root / path).is_file():
        return _remove(vault, path)
    facts = read_note_facts(vault.root, path, vault.settings.files.max_size)
    return {path} | vault.put(path, facts)


def _remove(vault: Vault, name: str) -> set[NotePath]:
    """Forget the file `name`, or all that lay in the folder `name`."""
    inside = f"{name}/"
    touched: set[NotePath] = set()
    for path in [path for path in vault.index.facts if path == name or path.startswith(inside)]:
        if path not in vault.open_notes:
            touched |= {path} | vault.remove(path)
    for file in [
        file for file in vault.index.file_paths if file == name or file.startswith(inside)
    ]:
        touched |= vault.remove_file(file)
    return touched
