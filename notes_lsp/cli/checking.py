"""The findings of the notes that a command line asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from notes_lsp.cli.known_findings import recall, remember
from notes_lsp.cli.paths import Asked
from notes_lsp.cli.progress import Progress
from notes_lsp.cli.vaults import AskedVault, vaults_of
from notes_lsp.rules.finding import Finding, Level
from notes_lsp.rules.judge import judge, utc_today
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.git import uncommitted_notes
from notes_lsp.vault.load import facts_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import NoteText, Walk
from notes_lsp.vault.vault import Vault

Filter: TypeAlias = Callable[[NotePath, list[Finding]], list[Finding]]
"""What is kept of the findings of a note."""


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
    least: Level = "hint"
    """The level of the findings that are wanted, and worse ones. There may be others, too."""
    today: date = field(default_factory=utc_today)
    """The day that directives with a date are judged by."""
    compare: Compare | None = None
    """What the vaults are compared with."""
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

    filters: list[Filter] = field(default_factory=list)
    """What is left of the findings of a note, one filter after the other."""

    def look(self, path: NotePath) -> None:
        """Find out what is wrong in a note now."""
        findings = judge(self.vault, path, self.today)
        for kept in self.filters:
            findings = kept(path, findings)
        self.findings[path] = findings

    def narrow(self, kept: Filter) -> None:
        """From now on, keep of the findings of each note what `kept` keeps."""
        self.filters.append(kept)
        for path, findings in self.findings.items():
            self.findings[path] = kept(path, findings)

    def lines(self, path: NotePath) -> bytes:
        """The packed lines of a note of the vault."""
        known = self.known_lines.get(path)
        return self.vault.index.facts[path].lines if known is None else known


Compare: TypeAlias = Callable[[CheckedVault, Sequence[NotePath]], list[NotePath]]
"""Has a vault that was read compared with another state of it, before anything is judged: of the
notes that were asked for, those that are to be looked at."""


def check(request: Request, progress: Progress) -> list[CheckedVault]:
    """The findings of all notes that were asked for, also of vaults inside of these vaults.

    Raises UsageError for wrong settings.
    """
    vaults = vaults_of(request.asked, is_root_given=request.is_root_given, config=request.config)
    return [_check(request, found, progress) for found in vaults]


def _check(request: Request, found: AskedVault, progress: Progress) -> CheckedVault:
    """The findings of the notes of one vault that were asked for, and what can't be checked."""
    vault, walked = found.vault, found.walked
    vault.uncommitted = uncommitted_notes(vault.root, vault.settings.files.extensions)
    cache = found.worth(request.cache)
    checked = None
    if cache is not None and not (request.whole or request.compare or request.drafts):
        checked = _recall(cache, vault, walked, _wanted(request, found), request)
    if checked is None:
        found.read(request.jobs, progress, cache)
        for path, text in request.drafts.items():
            vault.drafts[path] = text
            vault.put(path, facts_of(NoteText(text)))
        checked = CheckedVault(vault, request.today)
        wanted = _wanted(request, found)  # some may have vanished meanwhile
        if request.compare is not None:
            wanted = request.compare(checked, wanted)
        _judge(checked, wanted, progress)
        if cache is not None and not request.drafts and request.compare is None:
            remember(cache, vault, walked, checked.findings, request.today)
    checked.remarks += found.remarks()
    return checked


def _wanted(request: Request, found: AskedVault) -> list[NotePath]:
    return sorted({*found.notes, *request.drafts})


def _recall(
    cache: CacheFolder, vault: Vault, walked: Walk, wanted: Sequence[NotePath], request: Request
) -> CheckedVault | None:
    known = recall(cache, vault, walked, wanted, request.today, request.least)
    if known is None:
        return None
    return CheckedVault(vault, request.today, known.findings, known_lines=known.lines)


def _judge(checked: CheckedVault, wanted: Sequence[NotePath], progress: Progress) -> None:
    """Find out what is wrong in some notes of a vault that has been read."""
    progress.begin("Checking", len(wanted))
    for path in wanted:
        checked.look(path)
        progress.advance()
