"""The vaults that a command line asks for, read as far as a command needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.paths import Asked, by_vault, shown_path
from notes_lsp.cli.progress import Progress
from notes_lsp.cli.reading import read_vault
from notes_lsp.rules.codes import CODES
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import Walk, walk
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_sources import SettingsError, load_settings
from notes_lsp.vault.vault import Vault

_WORTH_KEEPING: Final = 500_000
"""Smaller vaults, in bytes, are read sooner than looked up."""


class AskedVault(NamedTuple):
    """A vault of which something was asked for, and what is on its disk."""

    asked: Asked
    vault: Vault
    walked: Walk

    @property
    def notes(self) -> list[NotePath]:
        """The notes that were asked for, by path."""
        return [file.path for file in self.walked.notes if self.asked.holds(file.path)]

    def shown(self, path: NotePath) -> str:
        """The path of a note from the current folder."""
        return shown_path(self.vault.root, path)

    def remarks(self) -> Iterator[str]:
        """What of that which was asked for can't be looked at, and why."""
        asked, walked = self.asked, self.walked
        notes = (file.path for file in walked.notes)
        places = [*notes, *walked.vaults, *(place for place, _ in walked.unread)]
        yield from asked.fruitless(places, self.vault.settings.files.extensions)
        for place, reason in walked.unread:
            if asked.holds(place):
                shown = shown_path(asked.root, place)
                yield f"{shown}: skipped, since it can't be read: {reason}"

    def read(self, jobs: int, progress: Progress, cache: CacheFolder | None) -> None:
        """Read all notes; `jobs` and `cache` as for `read_vault`."""
        read_vault(self.vault, self.walked, jobs, progress, self.worth(cache))

    def read_asked(self) -> None:
        """Read only the notes that were asked for: for those who want nothing of the others."""
        for path in self.notes:
            most = self.vault.settings.files.max_size
            self.vault.put(path, read_note_facts(self.vault.root, path, most))

    def worth(self, cache: CacheFolder | None) -> CacheFolder | None:
        """`cache`, if the vault is so large that it is worth keeping there."""
        size = sum(file.size for file in self.walked.notes)
        return cache if size >= _WORTH_KEEPING else None


def asked_vaults(paths: Iterable[Path], root: Path | None) -> Iterator[AskedVault]:
    """The vaults that `paths` lie in, and those inside of what was asked for, by path; not read
    yet. `root` is the vault's, where it is given.

    Raises UsageError for paths that are not there, and for wrong settings.
    """
    waiting = {asked.root: asked for asked in by_vault(paths, root)}
    while waiting:
        asked = waiting.pop(min(waiting))
        vault = Vault(asked.root, _settings(asked.root))
        walked = walk(vault.root, vault.settings)
        for name in walked.vaults:
            if root is None and asked.holds(name):
                inner = (asked.root / name).resolve()
                waiting.setdefault(inner, Asked(inner)).names.setdefault("", None)
        yield AskedVault(asked, vault, walked)


def _settings(root: Path) -> Settings:
    try:
        return load_settings(root, CODES)
    except SettingsError as error:
        raise UsageError(str(error)) from error
