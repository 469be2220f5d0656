"""The findings of the last run over a vault: where nothing has changed, they are the findings now.

Findings are a function of the texts of all notes, of what other files there are, of the settings
and, where a directive in a note has a date, of the day; all of that is compared. What is left out
of a run that is kept: fixes that take a search.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Final, NamedTuple

import msgspec

from notes_lsp.rules.finding import Finding, Fix, Level, Related, Tag
from notes_lsp.rules.suppressions import depends_on_day
from notes_lsp.text.span import Span
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.file_state import FileState, is_as_it_was, state_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.program import JUDGING, program_key
from notes_lsp.vault.scan import Walk
from notes_lsp.vault.vault import Vault

_KIND: Final = "findings"


class _Note(NamedTuple):
    path: NotePath
    state: FileState
    lines: bytes
    """The packed `LineIndex`."""


class _Finding(NamedTuple):
    """A `Finding`, as far as it can be kept."""

    code: str
    level: Level
    span: Span
    message: str
    fixes: tuple[Fix, ...]
    related: tuple[Related, ...]
    tags: tuple[Tag, ...]
    secondary: bool


class _Run(NamedTuple):
    circumstances: bytes
    day: date | None
    """On which they were found; None where the day does not matter."""
    notes: list[_Note]
    findings: dict[NotePath, list[_Finding]]
    """Of those notes that were asked for."""


class KnownFindings(NamedTuple):
    """What the last run found, and the lines of all notes."""

    findings: dict[NotePath, list[Finding]]
    lines: dict[NotePath, bytes]
    """Packed `LineIndex`es."""


def recall(
    cache: CacheFolder, vault: Vault, walked: Walk, wanted: Sequence[NotePath], today: date
) -> KnownFindings | None:
    """The findings of the notes `wanted`, if they are known and still hold `today`: for a vault
    whose files are `walked`, and which need not be read then."""
    body = cache.read(vault.root, _KIND, program_key(JUDGING))
    if body is None:
        return None
    try:
        run = msgspec.msgpack.decode(body, type=_Run)
    except (msgspec.DecodeError, RecursionError):
        return None
    if not (
        run.circumstances == _circumstances(vault, walked)
        and run.day in (None, today)
        and all(path in run.findings for path in wanted)
        and _are_as_they_were(vault, walked, run.notes)
    ):
        return None
    return KnownFindings(
        {path: [Finding(*found) for found in run.findings[path]] for path in wanted},
        {note.path: note.lines for note in run.notes},
    )


def remember(
    cache: CacheFolder,
    vault: Vault,
    walked: Walk,
    findings: Mapping[NotePath, Iterable[Finding]],
    today: date,
) -> None:
    """Keep the findings of a vault that has been read whole; none where a note's name or a message
    is no Unicode."""
    notes, day = [], None
    for file in walked.notes:
        facts = vault.index.facts[file.path]
        state = state_of(file, facts.digest, facts.fault, walked.begun_ns)
        notes.append(_Note(file.path, state, facts.lines))
        if depends_on_day(facts.directives):
            day = today
    run = _Run(
        _circumstances(vault, walked),
        day,
        notes,
        {path: [_kept(finding) for finding in found] for path, found in findings.items()},
    )
    try:
        body = msgspec.msgpack.encode(run)
    except UnicodeEncodeError:
        return
    cache.write(vault.root, _KIND, program_key(JUDGING), body)


def _kept(finding: Finding) -> _Finding:
    return _Finding(
        finding.code,
        finding.level,
        finding.span,
        finding.message,
        finding.fixes,
        finding.related,
        finding.tags,
        finding.secondary,
    )


def _circumstances(vault: Vault, walked: Walk) -> bytes:
    """What findings depend on besides the notes."""
    files, uncommitted = (
        [os.fsencode(path) for path in paths] for paths in (walked.files, sorted(vault.uncommitted))
    )
    told = (vault.settings, vault.resolver.mode, files, uncommitted)
    return blake2b(msgspec.msgpack.encode(told), digest_size=16).digest()


def _are_as_they_were(vault: Vault, walked: Walk, notes: Sequence[_Note]) -> bool:
    most = vault.settings.files.max_size
    return [note.path for note in notes] == [file.path for file in walked.notes] and all(
        is_as_it_was(vault.root, file, note.state, most)
        for file, note in zip(walked.notes, notes, strict=True)
    )
