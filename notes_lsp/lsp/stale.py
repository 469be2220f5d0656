"""Whether notes on the disk are as they are known, when the client is told to edit them."""

from __future__ import annotations

from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.long_work import Stale
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.stale import stale_notes
from notes_lsp.vault.vault import Vault


class SecondLook:
    """Notes of a vault that are looked at again, one by one: while what is known of each is at
    hand, as the vault keeps it for few."""

    def __init__(self, editor: Editor, vault: Vault) -> None:
        self._editor = editor
        self._vault = vault
        self._stale: list[NotePath] = []

    def at(self, path: NotePath) -> None:
        """Look whether the file at `path` is as the vault knows it. What is no note of it is open,
        and no file yet."""
        if path in self._vault.index.facts:
            self._stale += stale_notes(self._vault, [path])

    def end(self) -> None:
        """Raise Stale where some are not as they are known; these are read again."""
        if self._stale:
            self._editor.changed_on_disk([self._vault.root / path for path in self._stale])
            raise Stale
