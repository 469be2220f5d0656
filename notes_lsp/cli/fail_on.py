"""`--fail-on LEVEL[,CODE…]`: what makes a check fail."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.cli.errors import UsageError
from notes_lsp.rules.finding import LEVELS, Finding, Level, at_least
from notes_lsp.rules.registry import RULES


class FailOn(NamedTuple):
    """Findings of these codes make a check fail, and all at or above the level, if there is one."""

    level: Level | None
    codes: frozenset[str]

    @classmethod
    def read(cls, text: str) -> FailOn:
        """What `--fail-on` says. Raises UsageError for words that are neither."""
        words = [word.strip() for word in text.split(",")]
        known = {rule.code for rule in RULES}
        for word in words:
            if word not in known and word not in LEVELS:
                raise UsageError(
                    f"--fail-on: {word!r} is neither a level ({', '.join(LEVELS)}) "
                    "nor the code of a rule (notes-lsp rule lists them)"
                )
        level = next((level for level in reversed(LEVELS) if level in words), None)
        return cls(level, frozenset(known.intersection(words)))

    def fails(self, finding: Finding) -> bool:
        """Whether `finding` makes a check fail."""
        if finding.code in self.codes:
            return True
        return self.level is not None and at_least(finding.level, self.level)
