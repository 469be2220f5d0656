"""How many links of a folder dangle: each note counted when somebody asks, or when there is time,
then kept up by difference."""

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
    """The link counts of folders, each begun when somebody asks for it. `count` counts one note,
    None where there is no such note; `notes_in` are the notes that lie in a folder itself. Every
    note that is put, changed or removed is to be told of with `touch`."""

    def __init__(
        self,
        count: Callable[[NotePath], LinkCount | None],
        notes_in: Callable[[str], Iterable[NotePath]],
    ) -> None:
        self._count = count
        self._notes_in = notes_in
        self._folders: dict[str, _Folder] = {}

    def of(self, folder: str) -> LinkCount:
        """The sum over the notes that lie in `folder` itself."""
        known = self._begun(folder)
        while known.stale:
            self._recount(known, known.stale.pop())
        return LinkCount(known.links, known.dangling)

    def count_now(self, path: NotePath) -> None:
        """Count one note while there is time, so that nobody waits for all of its folder."""
        known = self._begun(folder_of(path))
        known.stale.discard(path)
        self._recount(known, path)

    def _begun(self, folder: str) -> _Folder:
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = _Folder(stale=set(self._notes_in(folder)))
        return known

    def _recount(self, known: _Folder, path: NotePath) -> None:
        old = known.counts.pop(path, LinkCount(0, 0))
        new = self._count(path)
        if new is not None:
            known.counts[path] = new
        links, dangling = new or (0, 0)
        known.links += links - old.links
        known.dangling += dangling - old.dangling

    def touch(self, paths: Iterable[NotePath]) -> None:
        """The links of these notes, or where they lead, have changed."""
        for path in paths:
            known = self._folders.get(folder_of(path))
            if known is not None:
                known.stale.add(path)
