"""The findings of the notes that a command line asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.known_findings import recall, remember
from notes_lsp.cli.paths import Asked, by_vault, shown_path
from notes_lsp.cli.progress import Progress
from notes_lsp.cli.reading import read_vault
from notes_lsp.rules.codes import NAMES
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.judge import judge, utc_today
from notes_lsp.text.lines import LineIndex
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import Walk, walk
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_sources import SettingsError, load_settings
from notes_lsp.vault.vault import Vault

_WORTH_KEEPING: Final = 500_000
"""Smaller vaults, in bytes, are read sooner than looked up."""


@dataclass(slots=True)
class CheckedVault:
    """A vault, and the findings of those of its notes that were asked for."""

    vault: Vault
    today: date
    findings: dict[NotePath, list[Finding]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What of that which was asked for was not checked, and why."""
    known_lines: Mapping[NotePath, bytes] = field(default_factory=dict)
    """The packed lines of notes that were not read, since all is as it was the last time."""

    def look(self, path: NotePath) -> None:
        """Find out what is wrong in a note now."""
        self.findings[path] = judge(self.vault, path, self.today)

    def lines(self, path: NotePath) -> LineIndex:
        """The lines of a note of the vault."""
        packed = self.known_lines.get(path)
        return self.vault.lines(path) if packed is None else LineIndex.unpack(packed)


def check_paths(
    paths: Iterable[Path],
    root: Path | None,
    jobs: int,
    progress: Progress,
    cache: CacheFolder | None = None,
    *,
    whole: bool = False,
    today: date | None = None,
) -> list[CheckedVault]:
    """The findings of all notes that `paths` mean, also of vaults inside of other vaults. `root`
    is the vault's, where it is given; `jobs` how many processes read, 0 for as many as there are
    cores; `cache` has what is known from the last time. With `whole` the vaults are read also
    where nothing has changed: for those who want more than the findings. `today` is the day that
    directives with a date are judged by, if it is not the present one.

    Raises UsageError for paths that are not there, and for wrong settings.
    """
    answer = []
    day = today or utc_today()
    waiting = {asked.root: asked for asked in by_vault(paths, root)}
    while waiting:
        asked = waiting.pop(min(waiting))
        vault = Vault(asked.root, _settings(asked.root))
        walked = walk(vault.root, vault.settings)
        for name in walked.vaults:
            if root is None and asked.holds(name):
                inner = (asked.root / name).resolve()
                waiting.setdefault(inner, Asked(inner)).names.setdefault("", None)
        wanted = [file.path for file in walked.notes if asked.holds(file.path)]
        keeper = cache if _is_worth_keeping(walked) else None
        checked = None
        if keeper is not None and not whole:
            checked = _recall(keeper, vault, walked, wanted, day)
        if checked is None:
            read_vault(vault, walked, jobs, progress, keeper)
            checked = _check(vault, day, wanted, progress)
            if keeper is not None:
                remember(keeper, vault, walked, checked.findings, day)
        checked.remarks += _remarks(vault, asked, walked)
        answer.append(checked)
    return answer


def _is_worth_keeping(walked: Walk) -> bool:
    return sum(file.size for file in walked.notes) >= _WORTH_KEEPING


def _recall(
    cache: CacheFolder, vault: Vault, walked: Walk, wanted: Sequence[NotePath], today: date
) -> CheckedVault | None:
    known = recall(cache, vault, walked, wanted, today)
    if known is None:
        return None
    return CheckedVault(vault, today, known.findings, known_lines=known.lines)


def _check(
    vault: Vault, today: date, wanted: Sequence[NotePath], progress: Progress
) -> CheckedVault:
    """The findings of some notes of a vault that has been read."""
    checked = CheckedVault(vault, today)
    progress.begin("Checking", len(wanted))
    for path in wanted:
        checked.look(path)
        progress.advance()
    return checked


def _remarks(vault: Vault, asked: Asked, walked: Walk) -> Iterator[str]:
    """What of that which was asked for can't be checked, and why."""
    notes = (file.path for file in walked.notes)
    places = [*notes, *walked.vaults, *(place for place, _ in walked.unread)]
    yield from asked.fruitless(places, vault.settings.files.extensions)
    for place, reason in walked.unread:
        if asked.holds(place):
            shown = shown_path(asked.root, place)
            yield f"{shown}: skipped, since it can't be read: {reason}"


def _settings(root: Path) -> Settings:
    try:
        return load_settings(root, NAMES)
    except SettingsError as error:
        raise UsageError(str(error)) from error
