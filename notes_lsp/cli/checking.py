"""The findings of the notes that a command line asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.paths import Asked, by_vault, shown_path
from notes_lsp.cli.progress import Progress
from notes_lsp.cli.reading import read_vault
from notes_lsp.rules.codes import wrong_code
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.judge import judge
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import Walk
from notes_lsp.vault.settings import Settings, SettingsError, load_settings
from notes_lsp.vault.vault import Vault


@dataclass(slots=True)
class CheckedVault:
    """A vault, and the findings of those of its notes that were asked for."""

    vault: Vault
    findings: dict[NotePath, list[Finding]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What of that which was asked for was not checked, and why."""

    def look(self, path: NotePath) -> None:
        """Find out what is wrong in a note now."""
        self.findings[path] = judge(self.vault, path)


def check_paths(
    paths: Iterable[Path], root: Path | None, jobs: int, progress: Progress
) -> list[CheckedVault]:
    """The findings of all notes that `paths` mean, also of vaults inside of other vaults. `root`
    is the vault's, where it is given; `jobs` how many processes read, 0 for as many as there are
    cores.

    Raises UsageError for paths that are not there, and for wrong settings.
    """
    answer = []
    waiting = {asked.root: asked for asked in by_vault(paths, root)}
    while waiting:
        asked = waiting.pop(min(waiting))
        vault = Vault(asked.root, _settings(asked.root))
        walked = read_vault(vault, jobs, progress)
        for name in walked.vaults:
            if root is None and asked.holds(name):
                inner = (asked.root / name).resolve()
                waiting.setdefault(inner, Asked(inner)).names.setdefault("", None)
        answer.append(_check(vault, asked, walked, progress))
    return answer


def _check(vault: Vault, asked: Asked, walked: Walk, progress: Progress) -> CheckedVault:
    """The findings of the notes of `vault` that were asked for, and what could not be checked."""
    notes = [path for path in sorted(vault.index.facts) if asked.holds(path)]
    places = [*notes, *walked.vaults, *(place for place, _ in walked.unread)]
    checked = CheckedVault(vault)
    checked.remarks += asked.fruitless(places, vault.settings.files.extensions)
    for place, reason in walked.unread:
        if asked.holds(place):
            shown = shown_path(asked.root, place)
            checked.remarks.append(f"{shown}: skipped, since it can't be read: {reason}")
    progress.begin("Checking", len(notes))
    for path in notes:
        checked.look(path)
        progress.advance()
    return checked


def _settings(root: Path) -> Settings:
    try:
        settings = load_settings(root)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    if (wrong := wrong_code(settings)) is not None:
        raise UsageError(f"{root}: {wrong}")
    return settings
