"""The findings of all notes of the vaults whose settings want that (`diagnostics.scope`), open or
not: told when asked, and then as they change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.diagnostics import diagnostics_of, result_id
from notes_lsp.lsp.folder_levels import FolderLevels
from notes_lsp.lsp.loading import Progress
from notes_lsp.lsp.slices import in_slices
from notes_lsp.lsp.workspace import OpenDocument, Place, Workspace, note_uri
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault

Report: TypeAlias = dict[str, Any]
"""What the LSP calls a `WorkspaceDocumentDiagnosticReport`."""

_QUIET: Final = 0.5
"""Seconds after a change before notes are judged again: somebody is typing."""

_UNTIL_ASKED: Final = 5.0
"""Seconds in which a client may ask again by itself. VS Code does after two."""

_MANY_NOTES: Final = 1_000
"""From how many notes on it is shown how far judging them has come: a second or so."""

_NOTHING: Final = result_id([])


@dataclass(slots=True)
class _Judged:
    """A note as it was judged last, and the id of what was found."""

    uri: str
    id: str


class VaultFindings:
    """What is known of the findings of notes. Only those that may differ are judged again."""

    def __init__(
        self, workspace: Workspace, client: ClientSupport, make_progress: Callable[[], Progress]
    ) -> None:
        """`make_progress`: for the times when many notes are judged."""
        self._workspace = workspace
        self._client = client
        self._make_progress = make_progress
        self._judged: dict[tuple[Path, NotePath], _Judged] = {}
        self._levels = FolderLevels()
        self._changed = asyncio.Event()
        self._unheard = asyncio.Event()
        """Set when something changes and nobody asks."""
        self._asked = 0
        """How often somebody has asked."""
        self._waiting = 0
        """How many questions have no answer yet."""
        self._told: dict[str, str] = {}
        """The ids that who asked last has of notes, by URI."""

    def touch(self, vault: Vault, notes: Iterable[NotePath]) -> None:
        """The findings of these notes may differ now, and those of their folders."""
        if vault.settings.diagnostics.scope == "open":
            return
        for path in notes:
            self._judged.pop((vault.root, path), None)
        self._wake()

    def touch_all(self) -> None:
        """All may differ."""
        self._judged.clear()
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        if not self._waiting:
            self._unheard.set()

    async def changed(self, known: dict[str, str]) -> list[Report]:
        """The notes whose findings are not those that the client knows, which has these result ids
        by URI; there is at least one, which may take a while. Notes that were looked at, and are
        as the client knows them, are told by their id; the others are left out.

        Nothing where the client asks again meanwhile, as some do: the new question is answered.
        """
        self._asked += 1
        self._waiting += 1
        self._changed.set()  # who waits looks whether it still should
        try:
            return await self._changed_since(known, self._asked)
        finally:
            self._waiting -= 1

    async def _changed_since(self, known: dict[str, str], question: int) -> list[Report]:
        while question == self._asked:
            self._changed.clear()
            reports = await self._reports(known)
            if _has_news(reports):
                self._told = {**known, **{item["uri"]: item["resultId"] for item in reports}}
                return reports
            self._told = known
            await self._changed.wait()
            if question == self._asked:
                await asyncio.sleep(_QUIET)
        return []

    async def unheard(self) -> None:
        """Wait until there is something that the client does not know, and it does not ask."""
        while True:
            await self._unheard.wait()
            await asyncio.sleep(_UNTIL_ASKED)
            self._unheard.clear()
            if not self._waiting and _has_news(await self._reports(self._told)):
                return

    async def _reports(self, known: dict[str, str]) -> list[Report]:
        reports: list[Report] = []
        gone = dict(known)
        for vault in list(self._workspace.vaults.values()):
            if vault.settings.diagnostics.scope == "vault" and vault.settled:
                self._look_at_folders(vault)
                await in_slices(self._look(vault, known, reports, gone))
        reports += [_full(uri, None, _NOTHING, []) for uri in gone if gone[uri] != _NOTHING]
        return reports

    def _look(
        self, vault: Vault, known: dict[str, str], reports: list[Report], gone: dict[str, str]
    ) -> Iterator[None]:
        """Add what is to be told of the notes of `vault` to the `reports`, note by note, and take
        those that are there out of what is `gone`."""
        opened = {document.path: document for document in self._workspace.documents_of(vault)}
        paths = list(vault.index.facts)
        with self._shown(vault, paths) as progress:
            for number, path in enumerate(paths):
                judged = self._judged.get((vault.root, path))
                is_news = judged is None or judged.id != known.get(judged.uri, _NOTHING)
                if is_news and path in vault.index.facts:
                    report = self._judge(vault, path, opened.get(path), known)
                    reports += [report] if report else []
                    judged = self._judged[vault.root, path]
                    if progress is not None:
                        progress.report(number, len(paths))
                    yield
                if judged is not None:
                    gone.pop(judged.uri, None)

    @contextmanager
    def _shown(self, vault: Vault, paths: Sequence[NotePath]) -> Iterator[Progress | None]:
        """The progress of judging these notes, where that takes a while. The user can't stop it,
        since the client can: by taking its question back."""
        if sum((vault.root, path) not in self._judged for path in paths) < _MANY_NOTES:
            yield None
            return
        progress = self._make_progress()
        progress.begin(f"Checking {len(paths):,} notes")
        try:
            yield progress
        finally:
            progress.end(f"{len(paths):,} notes")

    def _judge(
        self, vault: Vault, path: NotePath, document: OpenDocument | None, known: dict[str, str]
    ) -> Report | None:
        """Judge a note; what to tell of it, or None where nothing was found and known."""
        found = diagnostics_of(Place(vault, path, indexed=True), self._client)
        uri = document.uri if document is not None else note_uri(vault, path)
        version = document.version if document is not None else None
        judged = self._judged[vault.root, path] = _Judged(uri, result_id(found))
        if judged.id != known.get(uri, _NOTHING):
            return _full(uri, version, judged.id, found)
        if uri in known:
            return {"kind": "unchanged", "uri": uri, "version": version, "resultId": judged.id}
        return None

    def _look_at_folders(self, vault: Vault) -> None:
        """Judge those notes again in whose folders links dangle usually now, or no longer do."""
        for folder in {folder_of(path) for path in vault.index.facts}:
            if self._levels.differ(vault, folder):
                for path in vault.index.in_folder(folder):
                    self._judged.pop((vault.root, path), None)


def _has_news(reports: list[Report]) -> bool:
    return any(report["kind"] == "full" for report in reports)


def in_parts(reports: list[Report], size: int) -> Iterator[list[Report]]:
    """`reports` in lists of no more than `size`."""
    return (reports[start : start + size] for start in range(0, len(reports), size))


def _full(uri: str, version: int | None, id: str, found: list[dict[str, Any]]) -> Report:
    return {"kind": "full", "uri": uri, "version": version, "resultId": id, "items": found}
