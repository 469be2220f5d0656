"""`check --fix`: repairs in rounds, until nothing changes; each file written once a round, whole
or not at all."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from notes_lsp.cli.checking import CheckedVault
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.repair import MOST_ROUNDS, choose, safe_fix
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.facts import digest_of
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.replace import Refused, replace_note
from notes_lsp.vault.scan import NoteText, read_note

Wanted: TypeAlias = Callable[[Finding], bool]
"""Whether a finding is to be repaired."""


@dataclass(slots=True)
class Fixed:
    """What was repaired, and what was left alone."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: set[NotePath] = field(default_factory=set)
    refused: dict[NotePath, str] = field(default_factory=dict)
    """Notes that were to be repaired, and why they were not."""
    written: set[str] = field(default_factory=set)
    """The files that were replaced: a link to a note leads to the file of that note."""


def fix_all(checked: CheckedVault, wanted: Wanted) -> Fixed:
    """Repair what is wanted and has a safe fix, in the notes that were asked for. Afterwards
    `checked` has the findings that are left."""
    done = Fixed()
    waiting = set(checked.findings)
    for _ in range(MOST_ROUNDS):
        changed = [path for path in sorted(waiting) if _fix_note(checked, path, wanted, done)]
        if not changed:
            break
        waiting = set(changed)
        for path in changed:
            waiting |= _read_again(checked, path)
        waiting &= checked.findings.keys()
        for path in waiting:
            checked.look(path)
    return done


def _read_again(checked: CheckedVault, path: NotePath) -> set[NotePath]:
    """Take in what a note says now; the other notes whose findings may differ."""
    vault = checked.vault
    return vault.put(path, read_note_facts(vault.root, path, vault.settings.files.max_size))


def _fix_note(checked: CheckedVault, path: NotePath, wanted: Wanted, done: Fixed) -> bool:
    """Repair one note as it was when its findings were made; whether it has changed by that, or
    by the repair of a link to it."""
    repair = choose(
        checked.findings[path], lambda finding: safe_fix(finding) if wanted(finding) else None
    )
    if not repair.edits or path in done.refused:
        return False
    vault = checked.vault
    read = read_note(vault.root, path, vault.settings.files.max_size)
    place = os.path.realpath(vault.root / path)
    if not isinstance(read, NoteText) or digest_of(read.text) != vault.index.facts[path].digest:
        if place in done.written:
            return True  # by us, under its other name
        done.refused[path] = "it has changed meanwhile"
        return False
    refused = replace_note(vault.root, path, read.text, apply_edits(read.text, repair.edits))
    if isinstance(refused, Refused):
        done.refused[path] = refused.reason
        return False
    done.counts.update(finding.code for finding in repair.repaired)
    done.notes.add(path)
    done.written.add(place)
    return True
