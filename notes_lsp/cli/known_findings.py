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

from notes_lsp.rules.engine import by_place
from notes_lsp.rules.finding import Finding, Fix, Level, Related, Tag
from notes_lsp.rules.suppressions import depends_on_day
from notes_lsp.text.span import Span
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.file_state import (
    FileState,
    FileStates,
    PackedStates,
    pack_states,
    state_of,
)
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.program import JUDGING, program_key
from notes_lsp.vault.scan import Walk
from notes_lsp.vault.vault import Vault

_KIND: Final = "findings"


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


class _Findings(NamedTuple):
    """Those of a note, each a list of `_Finding`: nearly always the hints, of which there are many,
    are not asked for."""

    loud: msgspec.Raw
    hints: msgspec.Raw


class _Run(NamedTuple):
    circumstances: bytes
    day: date | None
    """On which they were found; None where the day does not matter."""
    paths: list[NotePath]
    """Of all notes."""
    states: PackedStates
    lines: list[bytes]
    """The packed `LineIndex` of each."""
    findings: dict[NotePath, _Findings]
    """Of those notes that were asked for."""


_decoder: Final = msgspec.msgpack.Decoder(list[_Finding])


class KnownFindings(NamedTuple):
    """What the last run found, and the lines of all notes."""

    findings: dict[NotePath, list[Finding]]
    lines: dict[NotePath, bytes]
    """Packed `LineIndex`es."""


def recall(
    cache: CacheFolder,
    vault: Vault,
    walked: Walk,
    wanted: Sequence[NotePath],
    today: date,
    least: Level = "hint",
) -> KnownFindings | None:
    """The findings of the notes `wanted`, those of the level `least` and worse, if they are known
    and still hold `today`: for a vault whose files are `walked`, and which need not be read
    then."""
    body = cache.read(vault.root, _KIND, program_key(JUDGING))
    if body is None:
        return None
    try:
        run = msgspec.msgpack.decode(body, type=_Run)
        if not (
            run.circumstances == _circumstances(vault, walked)
            and run.day in (None, today)
            and all(path in run.findings for path in wanted)
            and _are_as_they_were(vault, walked, run)
        ):
            return None
        found = {path: _unpacked(run.findings[path], hints=least == "hint") for path in wanted}
    except (msgspec.DecodeError, RecursionError):
        return None
    return KnownFindings(found, dict(zip(run.paths, run.lines, strict=True)))


def remember(
    cache: CacheFolder,
    vault: Vault,
    walked: Walk,
    findings: Mapping[NotePath, Iterable[Finding]],
    today: date,
) -> None:
    """Keep the findings of a vault that has been read whole; none where a note's name or a message
    is no Unicode."""
    states, lines, day = list[FileState](), list[bytes](), None
    for file in walked.notes:
        facts = vault.index.facts[file.path]
        states.append(state_of(file, facts.digest, facts.fault, walked.begun_ns))
        lines.append(facts.lines)
        if depends_on_day(facts.directives):
            day = today
    try:
        run = _Run(
            _circumstances(vault, walked),
            day,
            [file.path for file in walked.notes],
            pack_states(states),
            lines,
            {path: _packed(found) for path, found in findings.items()},
        )
        body = msgspec.msgpack.encode(run)
    except UnicodeEncodeError:
        return
    cache.write(vault.root, _KIND, program_key(JUDGING), body)


def _packed(findings: Iterable[Finding]) -> _Findings:
    kept = [_kept(finding) for finding in findings]
    return _Findings(
        *(
            msgspec.Raw(
                msgspec.msgpack.encode([one for one in kept if (one.level == "hint") == hints])
            )
            for hints in (False, True)
        )
    )


def _unpacked(findings: _Findings, *, hints: bool) -> list[Finding]:
    found = [Finding(*one) for one in _decoder.decode(findings.loud)]
    if hints:
        found += [Finding(*one) for one in _decoder.decode(findings.hints)]
        found.sort(key=by_place)
    return found


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


def _are_as_they_were(vault: Vault, walked: Walk, run: _Run) -> bool:
    if run.paths != [file.path for file in walked.notes]:
        return False
    states, most = FileStates(run.paths, run.states), vault.settings.files.max_size
    return all(states.hold(vault.root, file, most) for file in walked.notes)
