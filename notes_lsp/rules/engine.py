"""Runs the rules on a note: which level each finding has, and which rule speaks of a stamp."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.stamps import is_sound
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Span
from notes_lsp.vault.levels import level_of
from notes_lsp.vault.settings import RuleLevel


def find(
    view: NoteView, rules: Sequence[Rule], levels: Mapping[str, RuleLevel] | None = None
) -> list[Finding]:
    """The findings of `rules` in the note of `view`, by place. `levels` are the settings' levels
    by code; what they turn off is left out.

    A note whose text had to be guessed at gets no fixes: they would make the guess the text.
    """
    if not view.facts.complete:
        return []
    rules = [rule for rule in rules if is_asked(rule, levels or {})]
    findings = [*_in_note(view, rules), *_at_stamps(view, rules)]
    if levels:
        findings = list(with_levels(findings, levels))
    if view.facts.fault is not None:
        findings = [replace(finding, fixes=(), search_fixes=None) for finding in findings]
    findings.sort(key=by_place)
    return findings


def by_place(finding: Finding) -> tuple[Span, str]:
    """The order of findings in a note."""
    return finding.span, finding.code


def is_asked(rule: Rule, levels: Mapping[str, RuleLevel]) -> bool:
    """Whether a rule is run: some are only where the settings name it, not just a pattern."""
    return rule.level != "off" or levels.get(rule.code, "off") != "off"


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


def with_levels(findings: Iterable[Finding], levels: Mapping[str, RuleLevel]) -> Iterator[Finding]:
    """Those of `findings` that settings don't turn off, with the level that they want for the code
    if they name one."""
    for finding in findings:
        wanted = level_of(levels, finding.code)
        if wanted is None or (finding.secondary and wanted != "off"):
            yield finding
        elif wanted != "off":
            yield replace(finding, level=wanted)
