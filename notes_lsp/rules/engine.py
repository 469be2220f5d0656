"""Runs the rules on a note: which level each finding has, and which rule speaks of a stamp."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from notes_lsp.rules.finding import Finding, Rule, Setting
from notes_lsp.rules.stamps import is_sound
from notes_lsp.rules.view import NoteView


def find(
    view: NoteView, rules: Sequence[Rule], levels: Mapping[str, Setting] | None = None
) -> list[Finding]:
    """The findings of `rules` in the note of `view`, by place. `levels` are the settings' levels
    by code; what they turn off is left out.

    A note whose text had to be guessed at gets no fixes: they would make the guess the text.
    """
    if not view.facts.complete:
        return []
    findings = [*_in_note(view, rules), *_at_stamps(view, rules)]
    if levels:
        findings = [
            _with_level(finding, levels)
            for finding in findings
            if levels.get(finding.code) != "off"
        ]
    if view.facts.fault is not None:
        findings = [replace(finding, fixes=(), search_fixes=None) for finding in findings]
    findings.sort(key=lambda finding: (finding.span, finding.code))
    return findings


def _in_note(view: NoteView, rules: Sequence[Rule]) -> Iterator[Finding]:
    for rule in rules:
        if rule.check is not None:
            yield from rule.check(view)


def _at_stamps(view: NoteView, rules: Sequence[Rule]) -> Iterator[Finding]:
    """One finding for a stamp: that of the first rule that has one."""
    checks = [rule.check_stamp for rule in rules if rule.check_stamp]
    of_sound = [rule.check_stamp for rule in rules if rule.check_stamp and rule.judges_sound_stamps]
    for stamp in view.timestamps if checks else ():
        for check in of_sound if is_sound(stamp) else checks:
            finding = check(view, stamp)
            if finding is not None:
                yield finding
                break


def _with_level(finding: Finding, levels: Mapping[str, Setting]) -> Finding:
    """`finding` with the level that settings want for its code, if they name one."""
    wanted = levels.get(finding.code)
    if wanted is None or wanted == "off" or finding.secondary:
        return finding
    return replace(finding, level=wanted)
