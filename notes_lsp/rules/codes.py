"""The codes that there are: what settings may name."""

from __future__ import annotations

from typing import Final

from notes_lsp.rules.registry import RULES

CODES: Final = frozenset(rule.code for rule in RULES)
