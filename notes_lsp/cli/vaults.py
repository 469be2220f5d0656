"""The vaults that a command line asks for, read as far as a command needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.paths import Asked, by_vault, shown_path
from notes_lsp.cli.progress import Progress
from notes_lsp.cli.reading import read_vault
from notes_lsp.rules.codes import NAMES
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.kept_vault import is_worth_keeping
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import Walk, walk
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_layers import load_settings
from notes_lsp.vault.settings_sources import SettingsError
from notes_lsp.vault.vault import Vault


class AskedVault(NamedTuple):
    """A vault of which something was asked for, and what is on its disk. Its notes are in
    `vault` only when it has been read."""

    asked: Asked
    vault: Vault
    walked: Walk

    @property
    def notes(self) -> list[NotePath]:
        """The notes on the disk that were asked for, by path."""
        return [file.path for file in self.walked.notes if self.asked.holds(file.path)]

    def shown(self, path: NotePath) -> str:
        """The path of a note from the current folder."""
        return shown_path(self.vault.root, path)

    def read(self, jobs: int, progress: Progress, cache: CacheFolder | None) -> None:
        """Read all notes, with `jobs` processes, 0 for as many as there are cores."""
        read_vault(self.vault, self.walked, jobs, progress, self.worth(cache))

    def read_asked(self) -> None:
        """Read only the notes that were asked for: for those who want nothing of the others."""
        for path in self.notes:
            most = self.vault.settings.files.max_size
            self.vault.put(path, read_note_facts(self.vault.root, path, most))

    def worth(self, cache: CacheFolder | None) -> CacheFolder | None:
        """`cache`, if it is wanted and the vault is so large that looking it up there is sooner
        done."""
        is_wanted = self.vault.settings.cache.enabled
        return cache if is_wanted and is_worth_keeping(self.walked) else None

    def remarks(self) -> Iterator[str]:
        """What of that which was asked for can't be looked at, and why."""
        asked, walked = self.asked, self.walked
        notes = (file.path for file in walked.notes)
        unread = (place for place, _ in walked.unread)
        places = [*self.vault.drafts, *notes, *walked.vaults, *unread]
        yield from asked.fruitless(places, self.vault.settings.files.extensions)
        for place, reason in walked.unread:
            if asked.holds(place):
                shown = shown_path(asked.root, place)
                yield f"{shown}: skipped, since it can't be read: {reason}"


def asked_vaults(paths: Iterable[Path], root: Path | None) -> Iterator[AskedVault]:
    """The vaults that `paths` lie in, and those inside of what was asked for, by path; not read
    yet. `root` is the vault's, where it is given.

    Raises UsageError for paths that are not there, and for wrong settings.
    """
    return vaults_of(by_vault(paths, root), is_root_given=root is not None)


def vaults_of(
    asked: Iterable[Asked], *, is_root_given: bool, config: Path | None = None
) -> Iterator[AskedVault]:
    """The same for what was found already. `config` is a settings file that overrules those of the
    vaults."""
    waiting = {item.root: item for item in asked}
    while waiting:
        own = waiting.pop(min(waiting))
        vault = Vault(own.root, _settings(own.root, config))
        walked = walk(vault.root, vault.settings)
        for name in walked.vaults:
            if not is_root_given and own.holds(name):
                inner = (own.root / name).resolve()
                waiting.setdefault(inner, Asked(inner)).names.setdefault("", None)
        yield AskedVault(own, vault, walked)


def _settings(root: Path, config: Path | None) -> Settings:
    try:
        return load_settings(root, NAMES, config)
    except SettingsError as error:
        raise UsageError(str(error)) from error
