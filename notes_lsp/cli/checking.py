"""The findings of the notes that a command line asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.known_findings import recall, remember
from notes_lsp.cli.paths import Asked, shown_path
from notes_lsp.cli.progress import Progress
from notes_lsp.cli.reading import read_vault
from notes_lsp.rules.codes import NAMES
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.judge import judge, utc_today
from notes_lsp.text.lines import LineIndex
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.load import facts_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import NoteText, Walk, walk
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_sources import SettingsError, load_settings
from notes_lsp.vault.vault import Vault

_WORTH_KEEPING: Final = 500_000
"""Smaller vaults, in bytes, are read sooner than looked up."""


@dataclass(slots=True)
class Request:
    """What of which vaults is to be checked, and how they are read."""

    asked: list[Asked]
    is_root_given: bool = False
    """Vaults inside of vaults are then of no concern."""
    config: Path | None = None
    """A settings file that overrules those of the vaults."""
    jobs: int = 0
    """How many processes read; 0 for as many as there are cores."""
    cache: CacheFolder | None = None
    """What is known from the last time."""
    whole: bool = False
    """Read the vaults also where nothing has changed: for those who want more than the findings."""
    today: date = field(default_factory=utc_today)
    """The day that directives with a date are judged by."""
    drafts: dict[NotePath, str] = field(default_factory=dict)
    """Texts of notes that hold in place of those on disk; only where one vault is asked for."""


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


def check(request: Request, progress: Progress) -> list[CheckedVault]:
    """The findings of all notes that were asked for, also of vaults inside of these vaults.

    Raises UsageError for wrong settings.
    """
    answer = []
    waiting = {asked.root: asked for asked in request.asked}
    while waiting:
        asked = waiting.pop(min(waiting))
        vault = Vault(asked.root, _settings(asked.root, request.config))
        walked = walk(vault.root, vault.settings)
        for name in walked.vaults:
            if not request.is_root_given and asked.holds(name):
                inner = (asked.root / name).resolve()
                waiting.setdefault(inner, Asked(inner)).names.setdefault("", None)
        answer.append(_check(request, vault, asked, walked, progress))
    return answer


def _check(
    request: Request, vault: Vault, asked: Asked, walked: Walk, progress: Progress
) -> CheckedVault:
    """The findings of the notes of one vault that were asked for, and what can't be checked."""
    on_disk = [file.path for file in walked.notes if asked.holds(file.path)]
    wanted = sorted({*on_disk, *request.drafts})
    cache = request.cache if _is_worth_keeping(walked) else None
    checked = None
    if cache is not None and not request.whole and not request.drafts:
        checked = _recall(cache, vault, walked, wanted, request.today)
    if checked is None:
        read_vault(vault, walked, request.jobs, progress, cache)
        for path, text in request.drafts.items():
            vault.drafts[path] = text
            vault.put(path, facts_of(NoteText(text)))
        checked = _judge(vault, request.today, wanted, progress)
        if cache is not None and not request.drafts:
            remember(cache, vault, walked, checked.findings, request.today)
    checked.remarks += _remarks(vault, asked, walked)
    return checked


def _is_worth_keeping(walked: Walk) -> bool:
    return sum(file.size for file in walked.notes) >= _WORTH_KEEPING


def _recall(
    cache: CacheFolder, vault: Vault, walked: Walk, wanted: Sequence[NotePath], today: date
) -> CheckedVault | None:
    known = recall(cache, vault, walked, wanted, today)
    if known is None:
        return None
    return CheckedVault(vault, today, known.findings, known_lines=known.lines)


def _judge(
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
    places = [*vault.drafts, *notes, *walked.vaults, *(place for place, _ in walked.unread)]
    yield from asked.fruitless(places, vault.settings.files.extensions)
    for place, reason in walked.unread:
        if asked.holds(place):
            shown = shown_path(asked.root, place)
            yield f"{shown}: skipped, since it can't be read: {reason}"


def _settings(root: Path, config: Path | None) -> Settings:
    try:
        return load_settings(root, NAMES, config)
    except SettingsError as error:
        raise UsageError(str(error)) from error
