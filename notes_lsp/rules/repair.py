"""Making several fixes of a note at once, for all who do: `check --fix` and the editor's
`source.fixAll`.

It goes in rounds: a fix may lay open a next defect, and one that touches another has to wait. After
each round it is asked again what is wrong, until nothing is left to do.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.rules.judge import judge
from notes_lsp.text.pieces import Pieces
from notes_lsp.text.span import Edit, apply_edits
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.load import facts_of
from notes_lsp.vault.note_names import names_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import NoteText
from notes_lsp.vault.trial import trial
from notes_lsp.vault.vault import Vault

MOST_ROUNDS: Final = 10
"""No repair goes on for ever."""

Pick: TypeAlias = Callable[[Finding], Fix | None]
"""Which fix of a finding is to be made, if any."""


class Repair(NamedTuple):
    """The edits of several fixes, by place and without overlap, and the findings that they are
    of."""

    edits: list[Edit]
    repaired: list[Finding]


def safe_fix(finding: Finding) -> Fix | None:
    """The fix that may be made without asking anybody."""
    fix = finding.fix
    return fix if fix is not None and fix.safe else None


def choose(findings: Iterable[Finding], pick: Pick = safe_fix) -> Repair:
    """The fixes that can be made in one round, each whole: the first wins where two touch."""
    edits: list[Edit] = []
    repaired: list[Finding] = []
    for finding in findings:
        fix = pick(finding)
        if fix is not None and _fits(edits, fix):
            for edit in fix.edits:
                insort(edits, edit)
            repaired.append(finding)
    return Repair(edits, repaired)


def _fits(edits: Sequence[Edit], fix: Fix) -> bool:
    """Whether a fix changes nothing that `edits`, which are sorted, change, and puts nothing where
    they put something."""
    for edit in fix.edits:
        index = bisect_left(edits, (edit.start,))
        if index and edits[index - 1].end > edit.start:
            return False
        if index < len(edits) and edits[index].start < max(edit.end, edit.start + 1):
            return False
    return True


def repair_note(vault: Vault, path: NotePath, text: str, pick: Pick = safe_fix) -> list[Edit]:
    """The edits that repair the note at `path`, whose text this is, in as many rounds as it takes;
    up to the one, if any, that would move links. The vault is afterwards as it was before."""
    pieces = Pieces(len(text))
    with trial(vault, path) as put:
        for _ in range(MOST_ROUNDS):
            edits = choose(judge(vault, path), pick).edits
            if not edits:
                break
            text = apply_edits(text, edits)
            if not links_stay(vault, path, facts_of(NoteText(text))):
                break
            pieces.apply(edits)
            put(text)
    return pieces.edits()


def links_stay(vault: Vault, path: NotePath, facts: Facts) -> bool:
    """Whether each link that leads to some note still leads there when the note at `path` has
    these facts: its names may be others then, where its frontmatter is repaired."""
    before = vault.index.facts[path]
    if vault.index.names[path] == names_of(path, facts, vault.index.extensions):
        return True
    touched = {path} | vault.put(path, facts)
    led = {other: _destinations(vault, other) for other in touched}
    vault.put(path, before)
    return all(_destinations(vault, other) <= led[other] for other in touched)


def _destinations(vault: Vault, path: NotePath) -> Counter[NotePath]:
    """How many links of a note lead to each other note."""
    notes = (link.resolution.note for link in vault.resolved_links(path))
    return Counter(note for note in notes if note is not None)
