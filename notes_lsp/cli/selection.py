"""Which findings a check is about: `--select`, `--ignore`, `--min-level`, and which of them
`--fix-only` repairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.fail_on import FailOn
from notes_lsp.rules.codes import CODES, NAMESPACES, hint_for
from notes_lsp.rules.finding import Finding, Fix, Level, at_least
from notes_lsp.rules.repair import safe_fix
from notes_lsp.vault.levels import patterns_of


@dataclass(frozen=True, slots=True)
class Selection:
    """Findings of `codes` at or above the level `least`; of those that make a check fail by name,
    all."""

    codes: frozenset[str]
    least: Level
    fail_on: FailOn

    @classmethod
    def read(
        cls, select: Iterable[str], ignore: Iterable[str], least: Level | None, fail_on: FailOn
    ) -> Selection:
        """What the options say. `least` is None where no level is asked for: then what is selected
        by its code counts at any level, and else all but the hints; these too, if the check is to
        fail on them. Raises UsageError for codes that are not there."""
        selected = read_codes("--select", select)
        if least is None:
            least = "hint" if selected or fail_on.level == "hint" else "information"
        return cls((selected or frozenset(CODES)) - read_codes("--ignore", ignore), least, fail_on)

    def wants(self, finding: Finding) -> bool:
        """Whether `finding` is printed and counted, and can make the check fail."""
        if finding.code not in self.codes:
            return False
        return at_least(finding.level, self.least) or finding.code in self.fail_on.codes


@dataclass(frozen=True, slots=True)
class Repairable:
    """Which fixes are made: those of what is selected, or of `only` these codes, at any level;
    unsafe ones too where that is asked for."""

    selection: Selection
    only: frozenset[str]
    unsafe: bool

    def pick(self, finding: Finding) -> Fix | None:
        """The fix to make of `finding`, if any."""
        if self.only:
            wanted = finding.code in self.only & self.selection.codes
        else:
            wanted = self.selection.wants(finding)
        if not wanted:
            return None
        return _preferred_fix(finding) if self.unsafe else safe_fix(finding)


def _preferred_fix(finding: Finding) -> Fix | None:
    """The fix to take without asking which, safe or not; searched for where there is none."""
    if finding.fix is not None or finding.search_fixes is None:
        return finding.fix
    return next((fix for fix in finding.search_fixes() if fix.preferred), None)


def read_codes(option: str, words: Iterable[str]) -> frozenset[str]:
    """The codes that `words` name, each of them some with commas between: whole, or by what stands
    before the dot. Raises UsageError for those that are not there."""
    codes: set[str] = set()
    for word in (part.strip() for given in words for part in given.split(",")):
        named = {
            code for code in CODES if word == code.partition(".")[0] or word in patterns_of(code)
        }
        if not named:
            hint = hint_for(word, [*CODES, *NAMESPACES])
            raise UsageError(f"{option}: there is no rule {word!r}: {hint}")
        codes |= named
    return frozenset(codes)
