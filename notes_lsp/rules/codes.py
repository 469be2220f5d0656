"""Codes that settings name."""

from __future__ import annotations

import difflib

from notes_lsp.rules.registry import RULES
from notes_lsp.vault.settings import Settings


def wrong_code(settings: Settings) -> str | None:
    """What is wrong where the settings name a rule that is not there; else None."""
    known = [rule.code for rule in RULES]
    named = [code for levels in (settings.rules, *settings.per_path.values()) for code in levels]
    for code in named:
        if code not in known:
            near = difflib.get_close_matches(code, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else "notes-lsp rule lists them all"
            return f"the settings name a rule {code!r} that is not there: {hint}"
    return None
