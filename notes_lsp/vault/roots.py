"""Where a vault begins: the same for the editor and the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, overload

from notes_lsp.vault.settings_files import SETTINGS_FILE

RootKind: TypeAlias = Literal["settings", "obsidian", "quartz", "git", "folder"]

VAULT_MARKERS: Final[dict[str, RootKind]] = {SETTINGS_FILE: "settings", ".obsidian": "obsidian"}
"""What makes a folder a vault of its own."""

QUARTZ_CONFIG: Final = "quartz.config.ts"
QUARTZ_CONTENT: Final = "content"


class Root(NamedTuple):
    """A vault's root, and what told it."""

    path: Path
    kind: RootKind


@overload
def find_root(folder: Path, fallback: Path) -> Root: ...
@overload
def find_root(folder: Path, fallback: Path | None) -> Root | None: ...
def find_root(folder: Path, fallback: Path | None) -> Root | None:
    """The root of the vault that holds the absolute `folder`: the nearest folder above with a
    vault's marker; else `content/` beside a Quartz configuration; else the top of the git
    repository; else `fallback`.

    Beside `content/` there are no notes, so that the folder with the configuration stands for it.
    """
    ancestors = [folder, *folder.parents]
    for place in ancestors:
        for marker, kind in VAULT_MARKERS.items():
            if os.path.exists(place / marker):
                return Root(place, kind)
    if _has_quartz(folder) and os.path.isdir(folder / QUARTZ_CONTENT):
        return Root(folder / QUARTZ_CONTENT, "quartz")
    for place in ancestors:
        if place.name == QUARTZ_CONTENT and _has_quartz(place.parent):
            return Root(place, "quartz")
    for place in ancestors:
        if os.path.exists(place / ".git"):
            return Root(place, "git")
    return None if fallback is None else Root(fallback, "folder")


def find_root_within(place: Path, folders: Sequence[Path]) -> Path | None:
    """The root of the innermost vault that the absolute `place` is in: where nothing else tells,
    the outermost of the `folders` that it is in; None outside of all."""
    holding = [folder for folder in folders if place.is_relative_to(folder)]
    root = find_root(place, min(holding, key=lambda folder: len(folder.parts), default=None))
    return None if root is None else root.path


def is_published_by_quartz(root: Path) -> bool:
    """Whether a Quartz configuration stands in the vault or beside it. Nothing is read from it."""
    return _has_quartz(root) or _has_quartz(root.parent)


def _has_quartz(folder: Path) -> bool:
    return os.path.isfile(folder / QUARTZ_CONFIG)
