"""The levels that the settings give to rules, note by note."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from pathspec import GitIgnoreSpec

from notes_lsp.vault.globs import read_globs
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import RuleLevel, Settings

ALL: Final = "*"
"""Stands for all codes, as `link.*` does for those of a namespace."""


def patterns_of(code: str) -> tuple[str, str, str]:
    """What may stand for `code`, the strongest first: itself, its namespace, everything."""
    return code, f"{code.partition('.')[0]}.*", ALL


def level_of(levels: Mapping[str, RuleLevel], code: str) -> RuleLevel | None:
    """The level that `levels` give to `code`, by itself or by a pattern; None if they don't."""
    for pattern in patterns_of(code) if levels else ():
        if pattern in levels:
            return levels[pattern]
    return None


class RuleLevels:
    """`[rules]`, and over them what `[per-path]` says of the notes that its globs match: of
    several globs the last one counts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, path: NotePath) -> Mapping[str, RuleLevel]:
        """The levels by code or pattern for the note at `path`, for `level_of`; rules that are
        not in it have their own."""
        levels: Mapping[str, RuleLevel] = self._settings.rules
        for spec, own in self._globs if self._settings.per_path else ():
            if spec.match_file(path):
                levels = _over(own, levels)
        return levels

    @cached_property
    def _globs(self) -> list[tuple[GitIgnoreSpec, Mapping[str, RuleLevel]]]:
        return [(read_globs([glob]), levels) for glob, levels in self._settings.per_path.items()]


def _over(own: Mapping[str, RuleLevel], below: Mapping[str, RuleLevel]) -> dict[str, RuleLevel]:
    """`own` levels over those of `below`: there a pattern goes over codes that it stands for, too,
    but what is off stays so until its own code is named."""
    kept = {
        code: level
        for code, level in below.items()
        if not (over := level_of(own, code)) or (level == "off" != over and code not in own)
    }
    return {**kept, **own}
