"""The settings of vaults while they are being written: what is wrong never gets in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from notes_lsp.rules.codes import wrong_code
from notes_lsp.vault.settings import SETTINGS_FILE, Settings, SettingsError, load_settings


class FoundSettings(NamedTuple):
    """The settings that hold for a vault, and what is wrong with those that are written."""

    settings: Settings
    error: SettingsError | None = None


def find_settings(root: Path, before: Settings) -> FoundSettings:
    """The settings of the vault at `root`. Where something is wrong with them, those `before`."""
    try:
        settings = load_settings(root)
    except SettingsError as error:
        return FoundSettings(before, error)
    wrong = wrong_code(settings)
    if wrong is not None:
        return FoundSettings(settings, SettingsError(root / SETTINGS_FILE, wrong))
    return FoundSettings(settings)


def settings_diagnostic(error: SettingsError) -> dict[str, Any]:
    """The LSP diagnostic that shows `error` in its file."""
    line = (error.line or 1) - 1
    return {
        "range": {
            "start": {"line": line, "character": 0},
            "end": {"line": line + 1, "character": 0},
        },
        "severity": 1,
        "source": "notes-lsp",
        "message": error.message,
    }
