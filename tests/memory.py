"""Vaults in memory, from the language of `vaultfix`: nothing is written to a disk or read there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from notes_lsp.features.cursor import Here
from notes_lsp.syntax.parser import parse
from notes_lsp.text.document import Document
from notes_lsp.vault.facts import Facts, read_facts
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault

UNSAVED = "(unsaved).md"
"""A note of this name in a fixture is open, but no note of the vault."""


def facts_of(text: str) -> Facts:
    """What a note with this text tells."""
    return read_facts(parse(text), text)


def vault_of(files: Mapping[str, str], settings: Settings | None = None) -> Vault:
    """The vault that holds `files`, all of its notes open; what is no note is an attachment."""
    settings = settings or Settings()
    vault = Vault(Path(), settings)
    for path, text in files.items():
        if path.endswith(UNSAVED):
            continue
        if not path.endswith(tuple(settings.files.extensions)):
            vault.put_file(path)
            continue
        opened = OpenNote(Document(text))
        vault.open_notes[NotePath(path)] = opened
        vault.put(NotePath(path), opened.facts())
    vault.settle()
    return vault


def here_at(vault: Vault, path: str, text: str) -> Here:
    """The note at `path` as somebody sees it who has `text` before them."""
    return Here(vault, NotePath(path), text, parse(text))
