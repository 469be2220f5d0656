"""The settings of vaults while they are being written: what is wrong never gets in the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from notes_lsp.lsp.offers import SOURCE
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_layers import lay
from notes_lsp.vault.settings_sources import (
    SettingsError,
    Source,
    check,
    editor_source,
    read_user_file,
    read_vault_file,
)

_WITH_LEVELS: Final = ("rules", "per-path")
"""The tables of settings in which codes of rules stand."""


class FoundSettings(NamedTuple):
    """The settings that hold for a vault, and what is wrong with those that are written."""

    settings: Settings
    errors: list[SettingsError]


class SettingsReader:
    """Reads the settings of a client's vaults. Where something is wrong with a source, the last
    good settings of it stay."""

    def __init__(self) -> None:
        self._editor: Source | None = None
        self._good: dict[Path | None, Source | None] = {}
        """By the root of the vault, None for the user's."""

    def take(self, settings: object) -> list[SettingsError]:
        """The editor has these `settings` now; what is wrong with them."""
        try:
            source = editor_source(settings)
        except SettingsError as error:
            return [error]
        errors = _mistakes_in(source)
        if not errors:
            self._editor = source
        return errors

    def read(self, root: Path) -> FoundSettings:
        """The settings of the vault at `root`, as they are now."""
        errors = [
            *self._read(None, read_user_file),
            *self._read(root, partial(read_vault_file, root)),
        ]
        sources = (self._good.get(None), self._editor, self._good.get(root))
        return FoundSettings(lay(source for source in sources if source).settings, errors)

    def _read(self, key: Path | None, read: Callable[[], Source | None]) -> list[SettingsError]:
        try:
            source = read()
        except SettingsError as error:
            return [error]
        errors = _mistakes_in(source) if source is not None else []
        if not errors:
            self._good[key] = source
        return errors


def _mistakes_in(source: Source) -> list[SettingsError]:
    if source.table.keys().isdisjoint(_WITH_LEVELS):
        return check(source, ())
    from notes_lsp.rules.codes import NAMES  # with all rules, while a client waits for an answer

    return check(source, NAMES)


def settings_diagnostic(error: SettingsError) -> dict[str, Any]:
    """The LSP diagnostic that shows `error` in its file."""
    line = (error.line or 1) - 1
    return {
        "range": {
            "start": {"line": line, "character": 0},
            "end": {"line": line + 1, "character": 0},
        },
        "severity": 1,
        "source": SOURCE,
        "message": error.message,
    }
