"""The safe fixes of all findings of one code in a note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.rules.repair import repair_note, safe_fix
from notes_lsp.text.span import Edit


def actions(asked: Asked) -> Iterator[Action]:
    """One for each code that is found there and can be repaired in other places, too."""
    if not asked.wants("quickfix"):
        return
    fixable = [finding for finding in asked.findings if safe_fix(finding) is not None]
    for code in dict.fromkeys(finding.code for finding in asked.found):
        alike = [finding for finding in fixable if finding.code == code]
        if len(alike) > 1:
            yield Action(
                f"Fix all {len(alike)} {code} in this note",
                "quickfix",
                partial(_repair, asked, code),
                tuple(finding for finding in alike if finding in asked.found),
            )


def _repair(asked: Asked, code: str) -> list[Edit]:
    here = asked.here

    def pick(finding: Finding) -> Fix | None:
        return safe_fix(finding) if finding.code == code else None

    return repair_note(here.vault, here.path, here.text, pick)
