"""Having the client ask again for what it draws over its documents.

It does so by itself for a document that it changes. Here is what the change of another note, of a
file or of settings does to what it shows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from pygls.exceptions import JsonRpcException

from notes_lsp.features.cursor import Here
from notes_lsp.features.inlay_hints import inlay_hints
from notes_lsp.features.semantic_tokens import semantic_tokens
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.quiet import AfterQuiet
from notes_lsp.lsp.session import Connection
from notes_lsp.lsp.tasks import Tasks
from notes_lsp.lsp.workspace import OpenDocument, Workspace
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

Drawing: TypeAlias = Literal["semanticTokens", "inlayHint", "codeLens"]
"""As the LSP calls it in `workspace/X/refresh`."""

_DRAW: Final[dict[Drawing, Callable[[Here, Span | None], Iterable[tuple[object, ...]]]]] = {
    "semanticTokens": semantic_tokens,
    "inlayHint": inlay_hints,
}
"""What can be compared with what is shown. Lenses count what stands in other notes, which is not
done again to see whether to tell."""


class _Shown(NamedTuple):
    """What the client got of a document: for which version and which part of it, and a hash of
    the answer."""

    version: int | None
    within: Span | None
    answer: int


class Redrawing:
    """What is drawn over each open document, and when to have that done anew."""

    def __init__(
        self, connection: Connection, client: ClientSupport, workspace: Workspace, tasks: Tasks
    ) -> None:
        self._connection = connection
        self._client = client
        self._workspace = workspace
        self._tasks = tasks
        self._shown: dict[tuple[Drawing, str], _Shown] = {}
        """By drawing and URI."""
        self._waiting: dict[str, OpenDocument] = {}
        self._stale: set[Drawing] = set()
        self._names: dict[Path, int] = {}
        """The version of the names of each vault that was looked at last."""
        self._quiet = AfterQuiet(tasks, "Telling what to draw anew", self._tell)

    def shows(
        self,
        drawing: Drawing,
        document: OpenDocument,
        answer: Iterable[tuple[object, ...]],
        within: Span | None = None,
    ) -> None:
        """The client asked about a document, or a part of it, and gets this. It keeps nothing of
        one that it has not opened."""
        if not self._workspace.is_open(document):
            return
        shown = _Shown(document.version, within, hash(tuple(answer)))
        self._shown[drawing, document.uri] = shown

    def changed(self, vault: Vault, notes: Container[NotePath]) -> None:
        """Links of these notes may lead elsewhere now; and where names changed, any note of the
        vault may show another title."""
        renamed = self._names.get(vault.root) != vault.names_version
        self._names[vault.root] = vault.names_version
        for document in self._workspace.documents_of(vault):
            if renamed or document.path in notes:
                self._waiting[document.uri] = document
        for document in self._workspace.unsaved_of(vault) if renamed else ():
            self._waiting[document.uri] = document
        if self._waiting:
            self._quiet.wait()

    def anew(self, *drawings: Drawing) -> None:
        """All that is drawn may look different now, or only these drawings."""
        shown = {drawing for drawing, _ in self._shown}
        self._stale |= shown.intersection(drawings) if drawings else shown
        if self._stale:
            self._quiet.wait()

    def closed(self, document: OpenDocument) -> None:
        """The client closed a document."""
        self._waiting.pop(document.uri, None)
        for drawing in get_args(Drawing):
            self._shown.pop((drawing, document.uri), None)

    def close(self) -> None:
        """Tell nothing any more."""
        self._quiet.close()

    async def _tell(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for document in waiting.values():
            for drawing, draw in _DRAW.items():
                if drawing in self._client.refresh and drawing not in self._stale:
                    shown = self._shown.get((drawing, document.uri))
                    if shown is not None and _is_other(document, shown, draw):
                        self._stale.add(drawing)
            await asyncio.sleep(0)
        stale, self._stale = self._stale, set()
        for drawing in sorted(stale.intersection(self._client.refresh)):
            # On its own: nobody waits for a client that does not answer.
            self._tasks.start(f"Asking to draw {drawing} anew", self._refresh(drawing))

    async def _refresh(self, drawing: str) -> None:
        with suppress(JsonRpcException, ValueError):
            await self._connection.request(f"workspace/{drawing}/refresh")


def _is_other(
    document: OpenDocument,
    shown: _Shown,
    draw: Callable[[Here, Span | None], Iterable[tuple[object, ...]]],
) -> bool:
    """Whether a document looks different from what is `shown`. Of one that the client has changed
    itself it will ask by itself."""
    if document.version != shown.version:
        return False
    return hash(tuple(draw(document.here(), shown.within))) != shown.answer
