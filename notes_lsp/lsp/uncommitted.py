"""Which notes of a vault are being worked on: asked of git beside the work, and never on
a keystroke."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from notes_lsp.lsp.tasks import Tasks
from notes_lsp.vault.git import is_in_repository, uncommitted_notes
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class Uncommitted:
    """Keeps `vault.uncommitted` as git has it. One question at a time: what changes meanwhile is
    asked about after it."""

    def __init__(
        self, vault: Vault, changed: Callable[[Vault, set[NotePath]], None], tasks: Tasks
    ) -> None:
        """`changed` is told of the notes that are uncommitted now and were not, or the other way
        round."""
        self._vault = vault
        self._changed = changed
        self._tasks = tasks
        self._asking = self._again = False

    def ask(self) -> None:
        """Something is perhaps no longer as git had it."""
        if self._asking:
            self._again = True
        elif is_in_repository(self._vault.root):
            self._asking = True
            self._tasks.start(f"Asking git about {self._vault.root}", self._ask())

    async def _ask(self) -> None:
        vault = self._vault
        try:
            self._again = True
            while self._again:
                self._again = False
                notes = await asyncio.to_thread(
                    uncommitted_notes, vault.root, vault.settings.files.extensions
                )
                differing = notes ^ vault.uncommitted
                if differing:
                    vault.uncommitted = notes
                    self._changed(vault, set(differing))
        finally:
            self._asking = False
