"""The fixes of each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.text.span import Edit


def actions(asked: Asked) -> Iterator[Action]:
    """All fixes of what is found there, those that have to be searched for first: what they find is
    what was meant. What only marks a place is repaired together with the finding that speaks of
    it."""
    offered: set[int] = set()
    for finding in asked.found if asked.wants("quickfix") else ():
        for fix in _fixes(_speaker(asked, finding)):
            if id(fix) not in offered:
                offered.add(id(fix))
                yield Action(
                    fix.title,
                    "quickfix",
                    partial(_edits, fix),
                    (finding,),
                    preferred=fix.preferred and fix.safe,
                    ready=True,
                )


def _edits(fix: Fix) -> Sequence[Edit]:
    return fix.edits


def _speaker(asked: Asked, finding: Finding) -> Finding:
    """The finding that speaks of the place of this one."""
    if not finding.secondary:
        return finding
    others = (one for one in asked.findings if one.code == finding.code and not one.secondary)
    return next(others, finding)


def _fixes(finding: Finding) -> list[Fix]:
    searched = finding.search_fixes() if finding.search_fixes is not None else ()
    return [*searched, *finding.fixes]
