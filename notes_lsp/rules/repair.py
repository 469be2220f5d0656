"""What of the fixes of a note's findings is made at once, for all who repair more than one: `check
--fix` and the editor's `source.fixAll`.

One round only: a fix may lay open a next defect, and one that touches another has to wait. Who
repairs asks again what is wrong, until nothing is left to do.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.text.span import Edit

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
    """The fixes that can be made together, each whole: the first wins where two touch."""
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
