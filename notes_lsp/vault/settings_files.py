"""The files that settings are in. They are read by settings_sources.py."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

SETTINGS_FILE: Final = ".notes-lsp.toml"
PROJECT_FILE: Final = "pyproject.toml"

_USER_FILE: Final = "config.toml"


def user_file() -> Path:
    """The settings file of the user, whether it is there or not."""
    from platformdirs import user_config_path  # not needed where `CI` is set

    return user_config_path("notes-lsp", appauthor=False) / _USER_FILE


def are_settings_written(root: Path) -> bool:
    """Whether there is a file which may hold settings for the vault at `root`: not whether it does.
    Where there is none, reading takes no library."""
    return any(map(os.path.isfile, (root / SETTINGS_FILE, root / PROJECT_FILE, user_file())))
