"""How many links of a folder dangle: counted when first asked for, then kept up by difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from notes_lsp.vault.paths import NotePath, folder_of


class LinkCount(NamedTuple):
    """Links to notes, and how many of them find none."""

    links: int
    dangling: int


@dataclass(slots=True)
class _Folder:
    counts: dict[NotePath, LinkCount] = field(default_factory=dict)
    links: int = 0
    dangling: int = 0
    stale: set[NotePath] = field(default_factory=set)


class FolderTotals:
    """The link counts of folders. `count` counts one note, None where there is no such note;
    `notes_of` lists a folder's notes."""

    def __init__(
        self,
        count: Callable[[NotePath], LinkCount | None],
        notes_of: Callable[[str], Iterable[NotePath]],
    ) -> None:
        self._count = count
        self._notes_of = notes_of
        self._folders: dict[str, _Folder] = {}

    def of(self, folder: str) -> LinkCount:
        """The sum over the notes that lie in `folder` itself."""
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = _Folder(stale=set(self._notes_of(folder)))
        for path in known.stale:
            old = known.counts.pop(path, LinkCount(0, 0))
            new = self._count(path)
            if new is not None:
                known.counts[path] = new
            links, dangling = new or (0, 0)
            known.links += links - old.links
            known.dangling += dangling - old.dangling
        known.stale.clear()
        return LinkCount(known.links, known.dangling)

    def touch(self, paths: Iterable[NotePath]) -> None:
        """The links of these notes, or where they lead, have changed."""
        for path in paths:
            known = self._folders.get(folder_of(path))
            if known is not None:
                known.stale.add(path)

    def forget_all(self) -> None:
        """Anything may have changed."""
        self._folders.clear()
