"""`check --fix` and `--diff`: repairs in rounds in memory, until nothing changes; then each file is
written once, whole or not at all, or what would be written is shown."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from notes_lsp.cli.checking import CheckedVault
from notes_lsp.cli.formats.summary import number
from notes_lsp.cli.patch import patch
from notes_lsp.cli.paths import path_in_patch, shown_path
from notes_lsp.rules.repair import MOST_ROUNDS, Pick, Repair, choose, links_stay
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.facts import digest_of
from notes_lsp.vault.load import facts_of, read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.replace import replace_note
from notes_lsp.vault.scan import NoteText


@dataclass(slots=True)
class Repairs:
    """What is repaired, and what is left alone. The repaired texts are the vault's drafts."""

    counts: Counter[str] = field(default_factory=Counter)
    """How many findings of each code."""
    before: dict[NotePath, str] = field(default_factory=dict)
    """The texts before, of one name of each file: a link to a note leads to that note's file."""
    names: dict[NotePath, list[NotePath]] = field(default_factory=dict)
    """All names of those notes whose file has several, the one to repair first."""
    held: set[NotePath] = field(default_factory=set)
    """Notes whose repair has to wait until it moves no links."""
    refused: dict[NotePath, str] = field(default_factory=dict)
    """Notes that were to be repaired, and why they are not."""

    def names_of(self, path: NotePath) -> list[NotePath]:
        """All names of the file of the note at `path`, the one to repair first."""
        return self.names.get(path, [path])


def repair(checked: CheckedVault, pick: Pick) -> Repairs:
    """Make the fixes that `pick` picks in the notes that were asked for, in memory. Afterwards
    `checked` has the findings that would be left."""
    done = Repairs(names=_names_of_files(checked))
    waiting, all_seen = set(checked.findings), True
    for _ in range(MOST_ROUNDS):
        rounds = [
            (path, chosen)
            for path in sorted(waiting)
            if path == done.names_of(path)[0] and (chosen := _choose(checked, path, pick, done))
        ]
        done.held.clear()
        touched = {note for path, chosen in rounds for note in _make(checked, path, chosen, done)}
        if not touched and all_seen:
            break
        # Majorities in folders and the like: what differs by them is seen in the end.
        all_seen = not touched
        waiting = set(checked.findings)
        if touched:
            waiting &= touched | done.held
        for path in waiting:
            checked.look(path)
    done.refused |= dict.fromkeys(done.held, "the repair would make links lead to other notes")
    return done


def _names_of_files(checked: CheckedVault) -> dict[NotePath, list[NotePath]]:
    root = checked.vault.root
    files: dict[str, list[NotePath]] = {}
    for path in checked.vault.index.facts:
        files.setdefault(os.path.realpath(root / path), []).append(path)
    several = (sorted(paths) for paths in files.values() if len(paths) > 1)
    ordered = (
        sorted(paths, key=lambda path: (path not in checked.findings, os.path.islink(root / path)))
        for paths in several
    )
    return {path: paths for paths in ordered for path in paths}


def _choose(checked: CheckedVault, path: NotePath, pick: Pick, done: Repairs) -> Repair | None:
    """What to do in a note in one round; None for nothing."""
    chosen = choose(checked.findings[path], pick)
    if not chosen.edits or path in done.refused:
        return None
    text = checked.vault.text(path)
    if text is None or digest_of(text) != checked.vault.index.facts[path].digest:
        done.refused[path] = "it has changed meanwhile"
        return None
    return chosen


def _make(
    checked: CheckedVault, path: NotePath, chosen: Repair, done: Repairs
) -> Iterable[NotePath]:
    """Make one round of repairs in a note; the notes whose findings may differ by that."""
    vault = checked.vault
    text = vault.text(path)
    if text is None:
        return ()
    after = apply_edits(text, chosen.edits)
    if after == text:
        return ()
    facts = facts_of(NoteText(after))
    if not links_stay(vault, path, facts):
        done.held.add(path)
        return ()
    done.before.setdefault(path, text)
    done.counts.update(finding.code for finding in chosen.repaired)
    touched = set(done.names_of(path))
    for name in done.names_of(path):
        vault.drafts[name] = after
        touched |= vault.put(name, facts)
    return touched


def write(checked: CheckedVault, repairs: Repairs) -> None:
    """Write what was repaired. What can't be written is told in `repairs.refused`, and `checked`
    has the findings that are left then."""
    vault = checked.vault
    for path, before in repairs.before.items():
        refused = replace_note(vault.root, path, before, vault.drafts[path])
        if refused is not None:
            repairs.refused[path] = refused.reason
    vault.drafts.clear()
    if repairs.refused:
        for refused_path in repairs.refused:
            for path in repairs.names_of(refused_path):
                vault.put(path, read_note_facts(vault.root, path, vault.settings.files.max_size))
        for path in checked.findings:
            checked.look(path)


def patches(checked: CheckedVault, repairs: Repairs) -> str:
    """What `write` would change, as a patch for the current folder.

    Raises UsageError for notes outside of it: `git apply` refuses these.
    """
    root = checked.vault.root
    shown = {path_in_patch(root, path): path for path in repairs.before}
    return "".join(
        patch(name, repairs.before[path], checked.vault.drafts[path])
        for name, path in sorted(shown.items())
    )


Done: TypeAlias = Sequence[tuple[CheckedVault, Repairs]]


def told_before(done: Done, *, written: bool) -> Iterator[str]:
    """How many findings of each code are about to be repaired, or would be."""
    counts = sum((repairs.counts for _, repairs in done), Counter[str]())
    for code, count in sorted(counts.items()):
        yield f"{'repairing' if written else 'would repair'} {count:,} {code}"


def told_after(done: Done, *, written: bool) -> Iterator[str]:
    """How many notes were changed, and which were left alone."""
    changed = sum(len(repairs.before.keys() - repairs.refused.keys()) for _, repairs in done)
    if changed:
        verb = "changed" if written else "would change"
        yield f"{verb} {number(changed, 'note')}"
    for checked, repairs in done:
        for path, reason in sorted(repairs.refused.items()):
            yield f"{shown_path(checked.vault.root, path)} was left alone: {reason}"
