"""The codes that there are, and what settings and directives may name in place of several."""

from __future__ import annotations

from typing import Final

from notes_lsp.rules.registry import RULES
from notes_lsp.vault.levels import patterns_of

CODES: Final = frozenset(rule.code for rule in RULES)

NAMES: Final = frozenset(name for code in CODES for name in patterns_of(code))
"""`link.*` and the like, and `*`, besides the codes."""
