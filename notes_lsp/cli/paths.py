"""What the paths of a command line mean: which vaults, and which of their notes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from notes_lsp.cli.errors import UsageError
from notes_lsp.vault.paths import folder_of
from notes_lsp.vault.roots import find_root


@dataclass(slots=True)
class Asked:
    """The files and folders of one vault that were asked for."""

    root: Path
    names: dict[str, Path | None] = field(default_factory=dict)
    """By their path from the root, with `/` and `""` for the root itself: as they were given, or
    None for what is only meant along with a folder above."""

    def holds(self, place: str) -> bool:
        """Whether the note or folder at `place` was asked for, itself or with a folder above."""
        while place not in self.names:
            if not place:
                return False
            place = folder_of(place)
        return True

    def fruitless(self, places: Iterable[str], extensions: Sequence[str]) -> Iterator[str]:
        """A line for each path that is, or holds, none of the notes or vaults at `places`."""
        found = set[str]()
        for place in places:
            while place not in found:
                found.add(place)
                place = folder_of(place)
        for name, given in self.names.items():
            if name in found or given is None:
                continue
            if given.is_dir():
                yield f"{given}: there are no notes here"
            elif not given.name.lower().endswith(tuple(extensions)):
                yield f"{given}: skipped, since notes end in {' or '.join(extensions)}"
            else:
                yield f"{given}: skipped, since it is ignored or no ordinary file"


def shown_path(root: Path, place: str) -> str:
    """The path from the current folder of what is at `place` in the vault at `root`."""
    shown = _shown(root, os.getcwd())
    if not shown.endswith(os.pardir) and not os.path.isabs(place):  # not from inside of the vault
        return os.path.normpath(os.path.join(shown, place))
    return _shown(root / place, os.getcwd())


@lru_cache(maxsize=16)
def _shown(place: Path, folder: str) -> str:
    """The path of `place` from `folder`, which is the current one: takes 60 µs to find out."""
    try:
        return os.path.relpath(place, folder)
    except ValueError:  # on another drive
        return str(place)


def path_in_patch(root: Path, place: str) -> str:
    """The path, with `/`, of the file at `place` in the vault at `root`, or that a link there leads
    to, in a patch for the current folder.

    Raises UsageError for what lies outside of it: `git apply` refuses that.
    """
    name = shown_path(root, os.path.realpath(root / place)).replace(os.sep, "/")
    if name.startswith("../") or os.path.isabs(name):
        raise UsageError(
            f"--diff: {name} is not below this folder, so that git apply would not take the "
            f"patch: go to {root} first"
        )
    return name


def by_vault(paths: Iterable[Path], root: Path | None) -> list[Asked]:
    """`paths`, by the vault that each is in; `root` is the vault's root where it is given.

    Raises UsageError for what is not there, can't be read, or is not below `root`.
    """
    if root is not None and not root.is_dir():
        raise UsageError(f"--root {root}: there is no such folder")
    found: dict[Path, Asked] = {}
    for path in paths:
        place = _resolve(path)
        folder = place if place.is_dir() else place.parent
        own = root.resolve() if root is not None else find_root(folder, folder).path
        found.setdefault(own, Asked(own)).names[_name_in(own, place, path)] = path
    return list(found.values())


def _name_in(root: Path, place: Path, given: Path) -> str:
    """The path of `place` from `root`. A folder that holds the root, such as a repository whose
    notes Quartz publishes from `content/`, means all of it."""
    if root.is_relative_to(place):
        return ""
    if not place.is_relative_to(root):
        raise UsageError(f"{given} is not below the root {root}")
    return place.relative_to(root).as_posix()


def _resolve(path: Path) -> Path:
    """The absolute path, without links, of something that can be read."""
    try:
        place = path.resolve(strict=True)
        if place.is_dir():
            os.scandir(place).close()
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file or folder") from None
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        reason = error.strerror if isinstance(error, OSError) else None
        raise UsageError(f"{path}: can't be read: {reason or 'it leads to itself'}") from None
    return place
