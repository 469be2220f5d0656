"""What is wrong with a note, under the settings of its vault: asked by the editor and by `check`
alike."""

from __future__ import annotations

from notes_lsp.rules.engine import find
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.registry import RULES
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def judge(vault: Vault, path: NotePath) -> list[Finding]:
    """The findings of a note of the index, by place."""
    return find(NoteView(path, vault), RULES, vault.levels.of(path))
