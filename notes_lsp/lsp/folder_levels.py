"""In which folders most links lead nowhere, as it was when somebody looked last: that decides the
level of findings, also in notes that nothing else has changed."""

from __future__ import annotations

from pathlib import Path

from notes_lsp.rules.link_unresolved import links_usually_dangle
from notes_lsp.vault.vault import Vault


class FolderLevels:
    """What was seen of the folders of all vaults."""

    def __init__(self) -> None:
        self._seen: dict[tuple[Path, str], bool] = {}

    def differ(self, vault: Vault, folder: str) -> bool:
        """Whether it is otherwise now than when this was asked last, or nobody has asked."""
        dangle = links_usually_dangle(vault, folder)
        before = self._seen.get((vault.root, folder))
        self._seen[vault.root, folder] = dangle
        return dangle != before

    def forget(self) -> None:
        """As if nobody had asked about any folder."""
        self._seen.clear()
