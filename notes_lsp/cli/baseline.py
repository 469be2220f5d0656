"""`--baseline FILE` and `--write-baseline`: the findings that a team lives with for now.

A finding is known by its note, its code and what stands at its place: it may move within the note,
and levels and messages may change. A note that has moved is known by its findings, in a repository
or not: half of them are the same, and it kept its file name or has two of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from notes_lsp.cli.baseline_file import Baseline, Counts, short_keys
from notes_lsp.cli.checking import CheckedVault
from notes_lsp.cli.fingerprints import Key, excess
from notes_lsp.cli.formats.summary import number
from notes_lsp.rules.finding import Finding
from notes_lsp.vault.paths import NotePath

USUAL_NAME: Final = ".notes-lsp-baseline"


def write_baseline(place: Path, vaults: Iterable[CheckedVault]) -> str:
    """Write all that was found, whatever its level, to the file at `place`; what is known there of
    notes that were not looked at stays. Answers with a line about it.

    Raises UsageError where something else is in the file, OSError where it can't be written.
    """
    baseline = Baseline.read(place) if place.exists() else Baseline(place)
    for name in baseline.gone():
        del baseline.notes[name]
    for checked in vaults:
        for path, findings in checked.findings.items():
            name = baseline.name_of(checked.vault.root / path)
            baseline.notes.pop(name, None)
            if findings:
                baseline.notes[name] = Counter(_keys(checked, path, findings))
    baseline.write()
    total = sum(counts.total() for counts in baseline.notes.values())
    notes = number(len(baseline.notes), "note")
    return f"wrote {number(total, 'finding')} of {notes} to {place}"


def keep_unknown(baseline: Baseline, vaults: Sequence[CheckedVault]) -> Iterator[str]:
    """Keep the findings that are not in the baseline. Answers with a line where it has some that
    are no longer found in the notes that were looked at."""
    found = {
        baseline.name_of(checked.vault.root / path): Counter(_keys(checked, path, findings))
        for checked in vaults
        for path, findings in checked.findings.items()
    }
    gone = baseline.gone()
    new = {name: found[name] for name in found if found[name] and name not in baseline.notes}
    moved = _moved(new, gone)
    known = {name: baseline.notes[name] for name in found.keys() & baseline.notes.keys()}
    known |= {name: gone[old] for name, old in moved.items()}
    for checked in vaults:
        checked.narrow(partial(_unknown, baseline, known, checked))
    stale = sum((counts - found[name]).total() for name, counts in known.items())
    stale += sum(gone[name].total() for name in gone.keys() - set(moved.values()))
    if stale:
        what = f"{stale:,} finding{' is' if stale == 1 else 's are'}"
        yield f"{baseline.place}: {what} no longer there: --write-baseline drops what is gone"


def _unknown(
    baseline: Baseline,
    known: Mapping[str, Counts],
    checked: CheckedVault,
    path: NotePath,
    findings: list[Finding],
) -> list[Finding]:
    """Those of the findings of a note that are not known."""
    name = baseline.name_of(checked.vault.root / path)
    return excess(findings, _keys(checked, path, findings), known.get(name, {}))


def _moved(new: Mapping[str, Counts], gone: Mapping[str, Counts]) -> dict[str, str]:
    """Which notes are known by another name, and that name: those that have the most findings in
    common first, and no name twice."""
    having: dict[Key, list[str]] = {}
    for name, counts in gone.items():
        for key in counts:
            having.setdefault(key, []).append(name)
    pairs = []
    for name, counts in new.items():
        for old in {old for key in counts for old in having.get(key, ())}:
            shared = (counts & gone[old]).total()
            renamed = PurePosixPath(name).name != PurePosixPath(old).name
            most = max(counts.total(), gone[old].total())
            if shared * 2 >= most and (shared > 1 or not renamed):
                pairs.append((-shared, renamed, name, old))
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for *_, name, old in sorted(pairs):
        if name not in moved and old not in taken:
            moved[name] = old
            taken.add(old)
    return moved


def _keys(checked: CheckedVault, path: NotePath, findings: Sequence[Finding]) -> list[Key]:
    return short_keys(findings, checked.vault.text(path)) if findings else []
