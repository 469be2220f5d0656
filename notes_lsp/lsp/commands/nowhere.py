"""Where somebody stands who has no note before them."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.syntax.parser import parse
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def at_root(vault: Vault) -> Here:
    """An empty note in the root of `vault` that is none of its notes."""
    return Here(vault, NotePath(""), "", parse(""))
