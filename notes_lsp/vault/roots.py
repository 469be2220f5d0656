"""Where a vault begins: the same for the editor and the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, overload

from notes_lsp.vault.settings import SETTINGS_FILE

RootKind: TypeAlias = Literal["settings", "obsidian", "quartz", "git", "folder"]

VAULT_MARKERS: Final[dict[str, RootKind]] = {SETTINGS_FILE: "settings", ".obsidian": "obsidian"}
"""What makes a folder a vault of its own."""

QUARTZ_CONFIG: Final = "quartz.config.ts"


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
    repository; else `fallback`."""
    ancestors = [folder, *folder.parents]
    for place in ancestors:
        for marker, kind in VAULT_MARKERS.items():
            if (place / marker).exists():
                return Root(place, kind)
    for place in ancestors:
        if place.name == "content" and is_published_by_quartz(place):
            return Root(place, "quartz")
        if (place / QUARTZ_CONFIG).is_file() and (place / "content").is_dir():
            return Root(place / "content", "quartz")
    for place in ancestors:
        if (place / ".git").exists():
            return Root(place, "git")
    return None if fallback is None else Root(fallback, "folder")


def is_published_by_quartz(root: Path) -> bool:
    """Whether a Quartz configuration stands in the vault or beside it. Nothing is read from it."""
    return any((place / QUARTZ_CONFIG).is_file() for place in (root, root.parent))
