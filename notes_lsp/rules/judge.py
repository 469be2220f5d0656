"""What is wrong with a note, under the settings of its vault and the directives in it: asked by the
editor and by `check` alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from notes_lsp.rules.codes import NAMES
from notes_lsp.rules.engine import by_place, find, is_asked, with_levels
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.registry import RULES
from notes_lsp.rules.suppression_unused import check_directives
from notes_lsp.rules.suppressions import Suppressions, silence
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.levels import level_of, patterns_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import RuleLevel
from notes_lsp.vault.vault import Vault


def judge(vault: Vault, path: NotePath, today: date | None = None) -> list[Finding]:
    """The findings of a note of the index, by place. `today` is the day on which directives with a
    date hold or not; None for the present one."""
    view = NoteView(path, vault)
    levels = vault.levels.of(path)
    findings = find(view, RULES, levels)
    if not view.facts.directives:
        return findings
    suppressions = Suppressions(view.facts.directives, today or utc_today())
    findings = silence(findings, suppressions)
    # Before all notes are read, some rules have not spoken yet.
    if vault.settled:
        findings += _of_directives(view, levels, suppressions)
        findings.sort(key=by_place)
    return findings


def utc_today() -> date:
    """The present day, which is the same wherever somebody is: editor and CI must agree."""
    return datetime.now(UTC).date()


def _of_directives(
    view: NoteView, levels: Mapping[str, RuleLevel], suppressions: Suppressions
) -> list[Finding]:
    """What is wrong with the directives themselves."""
    found = check_directives(suppressions, NAMES, _at_rest(levels))
    kept = silence(list(with_levels(found, levels)), suppressions)
    if view.facts.fault is not None:
        return [replace(finding, fixes=()) for finding in kept]
    return kept


def _at_rest(levels: Mapping[str, RuleLevel]) -> set[str]:
    """The codes of which nothing is said of any note here, since they are turned off or asked for
    in another way; and the patterns that stand for one that the settings turn off."""
    silent = {
        rule.code
        for rule in RULES
        if (rule.check is None and rule.check_stamp is None)
        or not is_asked(rule, levels)
        or level_of(levels, rule.code) == "off"
    }
    off = {code for code in silent if level_of(levels, code) == "off"}
    return silent | {pattern for code in off for pattern in patterns_of(code)}
