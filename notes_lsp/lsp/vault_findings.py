"""The findings of all notes of the vaults whose settings want that (`diagnostics.scope`), open or
not: told when asked, and then as they change."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.diagnostics import diagnostics_of, result_id
from notes_lsp.lsp.workspace import OpenDocument, Place, Workspace, note_uri
from notes_lsp.rules.link_unresolved import links_usually_dangle
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault

Report: TypeAlias = dict[str, Any]
"""What the LSP calls a `WorkspaceDocumentDiagnosticReport`."""

_SLICE: Final = 0.005
"""Seconds that the loop is held at most before it looks at other work."""

_QUIET: Final = 0.5
"""Seconds after a change before notes are judged again: somebody is typing."""

_NOTHING: Final = result_id([])


@dataclass(slots=True)
class _Judged:
    """A note as it was judged last, and the id of what was found."""

    uri: str
    id: str


class VaultFindings:
    """What is known of the findings of notes. Only those that may differ are judged again."""

    def __init__(self, workspace: Workspace, client: ClientSupport) -> None:
        self._workspace = workspace
        self._client = client
        self._judged: dict[tuple[Path, NotePath], _Judged] = {}
        self._dangling: dict[tuple[Path, str], bool] = {}
        """Of each folder, whether its links usually dangle: that decides the level of findings."""
        self._changed = asyncio.Event()

    def touch(self, vault: Vault, notes: Iterable[NotePath]) -> None:
        """The findings of these notes may differ now, and those of their folders."""
        if vault.settings.diagnostics.scope == "open":
            return
        for path in notes:
            self._judged.pop((vault.root, path), None)
        self._changed.set()

    def touch_all(self) -> None:
        """All may differ."""
        self._judged.clear()
        self._changed.set()

    async def changed(self, known: dict[str, str]) -> list[Report]:
        """The notes whose findings are not those that the client knows, which has these result ids
        by URI; there is at least one, which may take a while. Notes that were looked at, and are
        as the client knows them, are told by their id; the others are left out."""
        while True:
            self._changed.clear()
            reports = await self._reports(known)
            if any(report["kind"] == "full" for report in reports):
                return reports
            await self._changed.wait()
            await asyncio.sleep(_QUIET)

    async def _reports(self, known: dict[str, str]) -> list[Report]:
        reports: list[Report] = []
        gone = dict(known)
        until = time.monotonic() + _SLICE
        for vault in list(self._workspace.vaults.values()):
            if vault.settings.diagnostics.scope == "open" or not vault.settled:
                continue
            self._look_at_folders(vault)
            opened = {document.path: document for document in self._workspace.documents_of(vault)}
            for path in list(vault.index.facts):
                judged = self._judged.get((vault.root, path))
                if judged is None or judged.id != known.get(judged.uri, _NOTHING):
                    if path in vault.index.facts:
                        report = self._judge(vault, path, opened.get(path), known)
                        reports += [report] if report else []
                        judged = self._judged[vault.root, path]
                    if time.monotonic() >= until:
                        await asyncio.sleep(0)
                        until = time.monotonic() + _SLICE
                if judged is not None:
                    gone.pop(judged.uri, None)
        reports += [_full(uri, None, _NOTHING, []) for uri in gone if gone[uri] != _NOTHING]
        return reports

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
            dangling = links_usually_dangle(vault, folder)
            if self._dangling.get((vault.root, folder), dangling) != dangling:
                for path in vault.index.in_folder(folder):
                    self._judged.pop((vault.root, path), None)
            self._dangling[vault.root, folder] = dangling


def in_parts(reports: list[Report], size: int) -> Iterator[list[Report]]:
    """`reports` in lists of no more than `size`."""
    return (reports[start : start + size] for start in range(0, len(reports), size))


def _full(uri: str, version: int | None, id: str, found: list[dict[str, Any]]) -> Report:
    return {"kind": "full", "uri": uri, "version": version, "resultId": id, "items": found}
