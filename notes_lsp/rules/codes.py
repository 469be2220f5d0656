"""The codes that there are, and what settings, directives and command lines may name in place of
several."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from notes_lsp.rules.registry import RULES
from notes_lsp.vault.levels import patterns_of

CODES: Final = frozenset(rule.code for rule in RULES)

NAMES: Final = frozenset(name for code in CODES for name in patterns_of(code))
"""`link.*` and the like, and `*`, besides the codes."""

NAMESPACES: Final = frozenset(code.partition(".")[0] for code in CODES)
"""What stands before the dots of codes, such as `link`."""


def hint_for(wrong: str, known: Iterable[str] = CODES) -> str:
    """What may have been meant by a code that is not there."""
    near = difflib.get_close_matches(wrong, sorted(known), 1)
    return f"did you mean {near[0]!r}?" if near else "notes-lsp rule lists them all"
