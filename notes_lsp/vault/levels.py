"""The levels that the settings give to rules, note by note."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import RuleLevel, Settings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class RuleLevels:
    """`[rules]`, and over them what `[per-path]` says of the notes that its globs match: of
    several globs the last one counts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of(self, path: NotePath) -> Mapping[str, RuleLevel]:
        """The levels by code for the note at `path`; rules that are not in it have their own."""
        if not self._settings.per_path:
            return self._settings.rules
        levels = dict(self._settings.rules)
        for spec, own in self._globs:
            if spec.match_file(path):
                levels.update(own)
        return levels

    @cached_property
    def _globs(self) -> list[tuple[GitIgnoreSpec, Mapping[str, RuleLevel]]]:
        from notes_lsp.vault.globs import read_globs  # for those vaults that have such a table

        return [(read_globs([glob]), levels) for glob, levels in self._settings.per_path.items()]
