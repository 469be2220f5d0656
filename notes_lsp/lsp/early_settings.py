"""The settings by which it is decided what a client is offered: those of its folders when it comes.
They are looked for before the libraries are loaded that read them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from notes_lsp.lsp.session import Json
from notes_lsp.vault.roots import find_root_within
from notes_lsp.vault.settings_files import are_settings_written

if TYPE_CHECKING:
    from notes_lsp.vault.settings import Settings

SECTION: Final = "notes-lsp"
"""What our settings are called among those of a client."""


def own_settings(options: Json) -> Json:
    """Our settings in `initializationOptions`, where they may be all that there is."""
    return options.get(SECTION, options) if isinstance(options, dict) else {}


def settings_at_start(folders: Sequence[str], options: Json) -> list[Settings]:
    """The settings of the vaults that the absolute `folders` are in. Those are left out where
    nobody wrote any: by default nothing is offered that depends on settings."""
    paths = [Path(folder) for folder in folders]
    found = {find_root_within(folder, paths) for folder in paths if os.path.isdir(folder)}
    roots = [root for root in found if root is not None]
    written = own_settings(options)
    if not written and not any(map(are_settings_written, roots)):
        return []
    from notes_lsp.lsp.settings import SettingsReader  # its libraries take 30 ms to load

    reader = SettingsReader()
    if written:
        reader.take(written)  # what is wrong is told later
    return [reader.read(root).settings for root in roots]
