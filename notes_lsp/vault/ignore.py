"""Which files of a vault are left out: what `.gitignore`, `.ignore` and the settings say, hidden
files, and folders that hold programs."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from pathspec import GitIgnoreSpec

from notes_lsp.vault.globs import read_globs, without_warnings
from notes_lsp.vault.paths import NotePath, stays_inside
from notes_lsp.vault.roots import VAULT_MARKERS
from notes_lsp.vault.settings import Settings

IGNORE_FILES: Final = (".gitignore", ".ignore")
"""The later decides before the earlier."""
_PROGRAM_FOLDERS: Final = frozenset({"node_modules", "__pycache__"})
_ENVIRONMENT: Final = "pyvenv.cfg"
"""What a virtual environment has."""
_MOST_BYTES: Final = 1_000_000
"""More of an ignore file is not read."""


class _Spec(NamedTuple):
    """The patterns of one file."""

    spec: GitIgnoreSpec
    any_match: re.Pattern[str]
    """All of them as one: a fifth of the time for the many paths that none speaks of."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> _Spec:
        """The patterns of `lines`; those that git can't read, it passes over too."""
        spec = read_globs(lines)
        # pathspec names a group in each pattern, which one pattern can't hold twice.
        sources = [
            pattern.regex.pattern.replace("(?P<ps_d>", "(?:")
            for pattern in spec.patterns
            if pattern.regex is not None
        ]
        with without_warnings():
            any_match = re.compile("|".join(f"(?:{source})" for source in sources) or r"(?!)")
        return cls(spec, any_match)

    def decide(self, path: str) -> bool | None:
        """Whether `path` is left out, a folder's with a `/` at its end; None where no pattern
        speaks of it. The last one that does decides."""
        return self.spec.check_file(path).include if self.any_match.search(path) else None


class _Patterns(NamedTuple):
    """Patterns and the folder that they count from: one of the vault's, `""` or with a `/` at its
    end, or one above the vault, from which `above` leads to the root."""

    spec: _Spec
    base: str = ""
    above: str = ""

    def decide(self, path: str) -> bool | None:
        return self.spec.decide(self.above + path[len(self.base) :])


def is_left_out_everywhere(path: str) -> bool:
    """Whether every vault leaves out `path` unless its settings name it: it is hidden, or lies in
    a folder of programs."""
    return any(
        name.startswith(".") or name in _PROGRAM_FOLDERS for name in path.strip("/").split("/")
    )


@dataclass(slots=True)
class Ignore:
    """What is left out in one folder of a vault. Never changed after it is made."""

    settings: tuple[_Patterns, ...]
    include: tuple[str, ...]
    """The globs that bring back what is ignored."""
    files: tuple[_Patterns, ...] = ()
    """Those of the ignore files, of outer folders before those of inner ones."""
    only_included: bool = False
    """The folder is left out itself, and open only for what `include` names in it."""

    @classmethod
    def of(cls, root: Path, settings: Settings) -> Ignore:
        """What holds at the vault's root, before its own ignore files."""
        include = settings.files.include
        # The last pattern that matches decides.
        lines = [*settings.files.exclude, *(f"!{glob}" for glob in include)]
        own = (_Patterns(_Spec.of(lines)),) if lines else ()
        return cls(own, include, _patterns_above(root))

    def below(self, root: Path, folder: str, names: Container[str]) -> Ignore:
        """The same with the ignore files of `folder` (`""` or with a `/` at its end), which has
        these `names` in it."""
        own = tuple(
            _Patterns(spec, base=folder)
            for name in IGNORE_FILES
            if name in names and (spec := _read_spec(root / folder / name)) is not None
        )
        return replace(self, files=(*self.files, *own)) if own else self

    def leaves_out(self, path: str, name: str) -> bool:
        """Whether the file at `path`, called `name`, is left out."""
        if not self.settings and not self.files:  # as in most vaults: a walk asks for each file
            return self.only_included or name.startswith(".")
        decided = _decide(self.settings, path)
        if decided is not None:
            return decided
        if self.only_included:
            return True
        return _decide(self.files, path) or name.startswith(".")

    def enter(self, path: str, name: str) -> Ignore | None:
        """What holds in the folder at `path`, called `name`; None where it is left out whole."""
        asked = f"{path}/"
        decided = _decide(self.settings, asked)
        if decided is None:
            left_out = (
                self.only_included
                or _decide(self.files, asked)
                or name.startswith(".")
                or name in _PROGRAM_FOLDERS
            )
            if not left_out:
                return self
            may_hold = any(_leads_through(glob, asked) for glob in self.include)
            return replace(self, only_included=True) if may_hold else None
        return None if decided else self


def _decide(all_patterns: tuple[_Patterns, ...], path: str) -> bool | None:
    """What the innermost patterns that speak of `path` say."""
    for patterns in reversed(all_patterns):
        decided = patterns.decide(path)
        if decided is not None:
            return decided
    return None


_WILD: Final = re.compile(r"[^/]*[*?\[].*", re.DOTALL)


def _leads_through(glob: str, folder: str) -> bool:
    """Whether something that `glob` names may lie in `folder`: `a/b/*.md` leads through `a/` and
    `a/b/`. A glob that fits anywhere leads through no folder that is left out."""
    fixed = _WILD.sub("", glob.lstrip("/"))
    return "/" in fixed and (f"{fixed}/".startswith(folder) or folder.startswith(fixed))


def _patterns_above(root: Path) -> tuple[_Patterns, ...]:
    """The patterns of the git repository that the vault is a part of, unless they leave out the
    vault itself: then they were not meant for its notes."""
    folders = [root, *root.parents]
    top = next((place for place in folders if os.path.exists(place / ".git")), root)
    found: list[_Patterns] = []
    for place in reversed(folders[1 : folders.index(top) + 1]):
        above = f"{root.relative_to(place).as_posix()}/"
        spec = _read_spec(place / ".gitignore")
        if spec is None:
            continue
        if any(spec.decide(above[: slash.end()]) for slash in re.finditer("/", above)):
            return ()
        found.append(_Patterns(spec, above=above))
    return tuple(found)


def _read_spec(place: Path) -> _Spec | None:
    """The patterns of an ignore file; None where there are none, and for a link, which may lead
    anywhere: git does not follow it either."""
    try:
        status = os.lstat(place)
        return _spec_of_file(str(place), status.st_mtime_ns, status.st_size)
    except OSError:
        return None


@lru_cache(maxsize=64)
def _spec_of_file(place: str, _mtime_ns: int, _size: int) -> _Spec | None:
    if os.path.islink(place) or not os.path.isfile(place):
        return None
    with open(place, "rb") as file:
        lines = file.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    return _Spec.of(lines) if any(line.strip() for line in lines) else None


def is_other_vault(names: Container[str]) -> bool:
    """Whether a folder with these `names` in it is a vault of its own."""
    return any(name in names for name in VAULT_MARKERS)


def is_foreign(names: Container[str]) -> bool:
    """Whether a folder with these `names` in it is a vault of its own, or holds programs."""
    return is_other_vault(names) or _ENVIRONMENT in names


def leads_outside(root: Path, path: str) -> bool:
    """Whether a link at `path`, or on the way to it, leads out of the vault at `root`."""
    place = str(root)
    for name in path.split("/") if path else ():
        place = f"{place}/{name}"
        if os.path.islink(place):
            real = Path(os.path.realpath(root / path))
            return not real.is_relative_to(os.path.realpath(root))
    return False


def is_note(root: Path, path: NotePath, settings: Settings) -> bool:
    """Whether a file at `path`, there or not, would be a note of the vault at `root`."""
    has_extension = path.lower().endswith(settings.files.extensions)
    return has_extension and not is_left_out(root, path, settings)


def is_left_out(root: Path, path: str, settings: Settings) -> bool:
    """Whether a file at `path`, there or not, would be no part of the vault at `root`."""
    return LeftOut(root, settings).holds(path)


class LeftOut:
    """`is_left_out` for many files: each folder is looked at once."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self._root = root
        self._settings = settings
        self._ignores: dict[str, Ignore | None] = {}

    def holds(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a file at `path` would be no part of the vault; of a folder, only what holds
        where it lies: a walk tells whether it is entered itself."""
        if not stays_inside(path):
            return True
        folder, _, name = path.rpartition("/")
        if folder not in self._ignores:
            self._ignores[folder] = ignore_in(self._root, folder, self._settings)
        ignore = self._ignores[folder]
        if ignore is None or leads_outside(self._root, path):
            return True
        return not is_folder and ignore.leaves_out(path, name)


def ignore_in(root: Path, folder: str, settings: Settings) -> Ignore | None:
    """What holds for what lies in `folder`, `""` for the vault's root; None where that is left
    out itself."""
    ignore = enter_folder(root, folder, settings)
    if ignore is None:
        return None
    return ignore.below(root, f"{folder}/" if folder else "", _Names(root / folder))


def enter_folder(root: Path, folder: str, settings: Settings) -> Ignore | None:
    """What holds in `folder`, `""` for the vault's root, before its own ignore files; None where
    it is left out itself."""
    ignore = Ignore.of(root, settings)
    place = ""
    for name in folder.split("/") if folder else ():
        inner = ignore.below(root, place, _Names(root / place)).enter(place + name, name)
        place += f"{name}/"
        if inner is None or is_foreign(_Names(root / place)):
            return None
        ignore = inner
    return ignore


class _Names(Container[str]):
    """The names in a folder, looked up one by one: it may have thousands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, name: object) -> bool:
        return os.path.lexists(self._folder / str(name))
