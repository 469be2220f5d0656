"""Where a link leads: the rungs on which a note is found by what a link calls it.

A look-up in the index, never a walk over it. Every answer says how it was found. What a rule
makes of the answer is the rule's business.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, Protocol, TypeAlias

from notes_lsp.vault.habits import Habits
from notes_lsp.vault.index import Key
from notes_lsp.vault.names import (
    alias_matches,
    composed,
    file_extension,
    fold,
    last_component,
    same_case,
)
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.paths import NotePath, folder_of, joined, without_note_extension

ResolutionMode: TypeAlias = Literal["folder-first", "obsidian", "quartz"]

Rung: TypeAlias = Literal[
    "self", "path", "stem", "case", "alias", "title", "folded", "redirect", "file", "none"
]
"""How a link was found. `self` is `[[#Heading]]`; `file` an attachment; `none`: not at all."""

_MOST_KNOWN: Final = 1 << 14
"""How many targets' answers are remembered: a bound for memory. Finding one anew takes some µs."""

_UNIQUE_RUNGS: Final = frozenset({"alias", "title", "folded"})
"""Where several notes outside of the folder match, these decide nothing."""


@dataclass(slots=True)
class Resolution:
    """Where a link leads. `note` is None for attachments and where nothing was found."""

    note: NotePath | None
    rung: Rung
    same_folder: bool = False
    ambiguous: bool = False
    """Found on the rungs path, stem or case, with another candidate as near."""
    candidates: tuple[NotePath, ...] = ()
    """All that the rung matches, the nearest first, where there are several."""
    file: str | None = None
    inexact: bool = False
    """The published site, or the vault's own mode, finds it by this name only with our help."""


NOWHERE: Final = Resolution(None, "none")


class NamesAndPlaces(Protocol):
    """What resolution asks: of a `VaultIndex`, or of one as it will be."""

    @property
    def extensions(self) -> tuple[str, ...]: ...
    @property
    def facts(self) -> Container[NotePath]: ...
    @property
    def file_paths(self) -> Container[str]: ...
    @property
    def names(self) -> Mapping[NotePath, Names]: ...
    @property
    def habits(self) -> Habits: ...
    def having(self, name: str) -> Iterator[NotePath]: ...
    def files_named(self, name: str) -> Iterator[str]: ...


@dataclass(slots=True)
class Resolver:
    """Resolution in one vault. Remembers answers until a name that they hang on changes."""

    index: NamesAndPlaces
    mode: ResolutionMode = "folder-first"
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Folded old names -> present targets."""
    _known: dict[str, dict[tuple[str, str], Resolution]] = field(default_factory=dict)
    """By the fold of the target's last component, then by folder and target."""
    _redirected: dict[str, set[str]] = field(default_factory=dict)
    """The fold of a redirect's target -> the folded old names that lead there."""

    def __post_init__(self) -> None:
        for old, target in self.redirects.items():
            self._redirected.setdefault(self._key(target), set()).add(old)

    def resolve(self, source: NotePath, target: str) -> Resolution:
        """Where `[[target]]` in the note `source` leads. An empty target is the note itself."""
        if not target:
            return Resolution(source, "self", same_folder=True)
        folder = folder_of(source)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        known = self._known.setdefault(self._key(target), {})
        found = known.get((folder, target))
        if found is None:
            found = known[(folder, target)] = self._resolve(folder, target)
        return found

    def resolve_path(self, source: NotePath, path: str) -> Resolution:
        """Where the `path` of a Markdown link in the note `source` leads. It counts from the
        note's folder, or from the root if it begins with `/`, and may lack the extension of a
        note; what is no path is looked up as a wikilink's target is."""
        if not path:
            return self.resolve(source, path)
        name = path.rstrip("/")
        if last_component(name) in ("", ".", ".."):
            return NOWHERE
        folder = folder_of(source)
        whole = posixpath.normpath(name.lstrip("/") if name[0] == "/" else joined(folder, name))
        if whole in self.index.file_paths:
            return Resolution(None, "file", folder_of(whole) == folder, file=whole)
        for extension in ("", *self.index.extensions):
            note = NotePath(whole + extension)
            if note in self.index.facts:
                return Resolution(note, "path", folder_of(note) == folder)
        return self.resolve(source, name)

    def forget(self, keys: Iterable[Key]) -> set[Key]:
        """Drop the answers that hang on `keys`, which changed. Returns them with the old names
        whose redirects hang on them."""
        direct = set(keys)
        changed = set(direct)
        for _, key in direct:
            changed |= {("name", old) for old in self._redirected.get(last_component(key), ())}
        for _, key in changed:
            self._known.pop(key, None)
            self._known.pop(last_component(key), None)
        return changed

    def _key(self, target: str) -> str:
        name = without_note_extension(target, self.index.extensions)
        return fold(last_component(name))

    def _resolve(self, folder: str, target: str) -> Resolution:
        if file_extension(target):
            return self._file(folder, target)
        name = without_note_extension(target, self.index.extensions)
        for rung, matches in self._rungs(folder, name):
            if matches:
                found = self._choose(rung, matches, folder)
                return self._as_published(found, name) if self.mode == "quartz" else found
        return self._redirect(folder, name)

    def _rungs(self, folder: str, name: str) -> Iterable[tuple[Rung, list[NotePath]]]:
        """The rungs in order, each with the notes that it matches, in no order."""
        index = self.index
        near = list(index.having(last_component(name)))
        exact, cased = composed(name), same_case(name)
        if "/" in name:
            yield "path", self._by_path(folder, exact, near, composed)
            yield "case", self._by_path(folder, cased, near, same_case)
            near = list(index.having(name))
        names = index.names
        yield "stem", [path for path in near if names[path].stem == exact]
        yield "case", [path for path in near if same_case(names[path].stem) == cased]
        if self.mode == "obsidian":
            return
        yield (
            "alias",
            [path for path in near if any(alias_matches(own, name) for own in names[path].aliases)],
        )
        yield "title", [path for path in near if self._has_title(path, cased)]
        if fold(name):
            yield "folded", [path for path in near if self._folds_to(path, fold(name))]

    def _by_path(
        self, folder: str, name: str, near: Sequence[NotePath], spelled: Callable[[str], str]
    ) -> list[NotePath]:
        """The notes of `near` that `name`, which has a `/`, gives as a path."""
        stems = {
            path: spelled(without_note_extension(path, self.index.extensions)) for path in near
        }
        relative = name.startswith(("./", "../"))
        if not relative:
            at_root = [path for path in near if stems[path] == name.lstrip("/")]
            if at_root or name.startswith("/"):
                return at_root
        if relative:
            wanted = posixpath.normpath(posixpath.join(spelled(folder), name))
            return [path for path in near if stems[path] == wanted]
        return [path for path in near if stems[path].endswith(f"/{name}")]

    def _has_title(self, path: NotePath, cased: str) -> bool:
        names = self.index.names[path]
        heading = names.first_heading if self.index.habits.headings_are_names else None
        return any(title and same_case(title) == cased for title in (names.title, heading))

    def _folds_to(self, path: NotePath, folded: str) -> bool:
        names = self.index.names[path]
        return any(name and fold(name) == folded for name in (names.stem, names.title))

    def _choose(self, rung: Rung, matches: list[NotePath], folder: str) -> Resolution:
        """The nearest of `matches`: of the same folder, then with the longest common folder
        prefix, then the shortest path, then by alphabet."""
        inexact = rung not in ("path", "stem", "case")
        if len(matches) == 1:
            note = matches[0]
            return Resolution(note, rung, folder_of(note) == folder, inexact=inexact)
        obsidian = self.mode == "obsidian"
        ordered = sorted(
            matches,
            key=lambda path: (*(() if obsidian else _nearness(path, folder)), len(path), path),
        )
        note, second = ordered[:2]
        same_folder = folder_of(note) == folder
        if rung in _UNIQUE_RUNGS and not same_folder:
            return Resolution(None, "none", candidates=tuple(ordered))
        tied = not obsidian and _nearness(note, folder) == _nearness(second, folder)
        ambiguous = tied and rung not in _UNIQUE_RUNGS
        return Resolution(note, rung, same_folder, ambiguous, tuple(ordered), inexact=inexact)

    def _redirect(self, folder: str, name: str) -> Resolution:
        target = self.redirects.get(fold(name))
        if target is None:
            return NOWHERE
        target = without_note_extension(target, self.index.extensions)
        for rung, matches in self._rungs(folder, target):
            if matches and rung in ("path", "stem"):
                found = self._choose(rung, matches, folder)
                return Resolution(found.note, "redirect", found.same_folder)
        return NOWHERE

    def _as_published(self, found: Resolution, name: str) -> Resolution:
        """`found` with what Quartz makes of `name`: a name must be unique among the slugs of the
        whole site, aliases included, else it is a path from the root; the case counts."""
        if found.note is None:
            return found
        if _quartz_path(name) == _quartz_path(self._path_stem(found.note)):
            return replace(found, ambiguous=False, inexact=False)
        if "/" in name:
            return replace(found, inexact=True)
        wanted = quartz_slug(name)
        holders = tuple(
            path
            for path in sorted(self.index.having(name))
            if any(
                quartz_slug(own) == wanted
                for own in (self.index.names[path].stem, *self.index.names[path].aliases)
            )
        )
        inexact = found.note not in holders
        if len(holders) > 1:
            return replace(found, ambiguous=True, candidates=holders, inexact=inexact)
        return replace(found, ambiguous=False, inexact=inexact)

    def _path_stem(self, path: NotePath) -> str:
        return without_note_extension(path, self.index.extensions)

    def _file(self, folder: str, name: str) -> Resolution:
        """The attachment that `name` leads to: a path, else the nearest of that file name."""
        wanted = name.lstrip("/")
        for path in (wanted, posixpath.normpath(posixpath.join(folder, name))):
            if path in self.index.file_paths:
                return Resolution(None, "file", folder_of(path) == folder, file=path)
        spelled = same_case(wanted)
        found = [
            path
            for path in self.index.files_named(last_component(name))
            if same_case(path) == spelled or same_case(path).endswith(f"/{spelled}")
        ]
        if not found:
            return NOWHERE
        nearest = min(found, key=lambda path: (*_nearness(path, folder), len(path), path))
        return Resolution(None, "file", folder_of(nearest) == folder, file=nearest)


def quartz_slug(name: str) -> str:
    """The slug that Quartz makes of a file's name or a link's target (its `sluggify`)."""
    slug = re.sub(r"\s", "-", composed(name)).replace("&", "-and-").replace("%", "-percent")
    return slug.replace("?", "").replace("#", "")


def _quartz_path(name: str) -> str:
    """The page that Quartz makes of a path from the root, or looks for."""
    return "/".join(map(quartz_slug, name.removeprefix("./").strip("/").split("/")))


def _nearness(path: str, folder: str) -> tuple[bool, int]:
    """How far `path` is from `folder`: in another one, and how little the folders share."""
    own = folder_of(path)
    return own != folder, -_common_folders(own, folder)


def _common_folders(one: str, other: str) -> int:
    """How many folders from the root on two folders have in common."""
    count = 0
    for own, others in zip(one.split("/"), other.split("/"), strict=False):
        if own != others or not own:
            break
        count += 1
    return count
