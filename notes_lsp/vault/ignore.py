"""Which files of a vault are left out: what `.gitignore`, `.ignore` and the settings say, hidden
files, and folders that hold programs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from pathspec import GitIgnoreSpec

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.roots import VAULT_MARKERS
from notes_lsp.vault.settings import Settings

_IGNORE_FILES: Final = (".gitignore", ".ignore")
_PROGRAM_FOLDERS: Final = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENT: Final = "pyvenv.cfg"
_MOST_BYTES = 1_000_000


class _Patterns(NamedTuple):
    """The patterns of one file, which count from the folder that it is in."""

    base: str
    spec: GitIgnoreSpec

    def decide(self, path: str) -> bool | None:
        """Whether `path` is left out; None where no pattern speaks of it."""
        if not path.startswith(self.base):
            return None
        return self.spec.check_file(path[len(self.base) :]).include


class Ignore:
    """The patterns that hold in a folder of a vault."""

    def __init__(self, patterns: tuple[_Patterns, ...], settings: tuple[_Patterns, ...]) -> None:
        self._patterns = patterns
        self._settings = settings

    @classmethod
    def of(cls, settings: Settings) -> Ignore:
        """What the settings alone say. The last pattern that matches decides: what is included
        comes after what is excluded."""
        lines = [*settings.files.exclude, *(f"!{glob}" for glob in settings.files.include)]
        own = (_Patterns("", GitIgnoreSpec.from_lines(lines)),) if lines else ()
        return cls((), own)

    def below(self, root: Path, folder: str, names: Iterable[str]) -> Ignore:
        """The patterns that hold in `folder` (`""` or with a `/` at its end), which has these
        files."""
        own = [
            _Patterns(folder, GitIgnoreSpec.from_lines(lines))
            for name in _IGNORE_FILES
            if name in names and (lines := _lines(root / folder / name))
        ]
        return Ignore((*self._patterns, *own), self._settings) if own else self

    def leaves_out(self, path: str, name: str, *, folder: bool) -> bool:
        """Whether the file or folder at `path`, called `name`, is left out."""
        asked = f"{path}/" if folder else path
        for patterns in (*self._settings, *reversed(self._patterns)):
            decided = patterns.decide(asked)
            if decided is not None:
                return decided
        return name.startswith(".") or (folder and name in _PROGRAM_FOLDERS)


def _lines(place: Path) -> list[str]:
    try:
        with open(place, "rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def is_other_vault(names: Iterable[str]) -> bool:
    """Whether a folder with these files is a vault of its own, or holds a program."""
    return any(name in VAULT_MARKERS or name == _ENVIRONMENT for name in names)


def is_note(root: Path, path: NotePath, settings: Settings) -> bool:
    """Whether a file at `path`, there or not, would be a note of the vault at `root`."""
    parts = path.split("/")
    if ".." in parts or not parts[-1].lower().endswith(settings.files.extensions):
        return False
    ignore = Ignore.of(settings)
    folder = ""
    for depth, name in enumerate(parts):
        names = _names(root / folder)
        if folder and is_other_vault(names):
            return False
        ignore = ignore.below(root, folder, names)
        if ignore.leaves_out(folder + name, name, folder=depth < len(parts) - 1):
            return False
        folder += f"{name}/"
    return True


def _names(folder: Path) -> set[str]:
    try:
        return set(os.listdir(folder))
    except OSError:
        return set()
