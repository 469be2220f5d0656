"""The session of one client with all that it works on: its documents and vaults, the upkeep of
these beside the work, and what the client is told unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from notes_lsp.lsp.early_settings import own_settings
from notes_lsp.lsp.outside import Reconsidered, reconsider, reconsider_settings
from notes_lsp.lsp.progress import ClientProgress
from notes_lsp.lsp.publishing import Publisher
from notes_lsp.lsp.redrawing import Redrawing
from notes_lsp.lsp.semantic_tokens import TokenStore
from notes_lsp.lsp.session import Json, Session
from notes_lsp.lsp.tasks import Tasks
from notes_lsp.lsp.upkeep import Upkeep
from notes_lsp.lsp.vault_findings import VaultFindings
from notes_lsp.lsp.vault_telling import VaultTelling
from notes_lsp.lsp.workspace import OpenDocument, Workspace
from notes_lsp.text.document import Document
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.stale import stale_notes
from notes_lsp.vault.vault import Vault


@dataclass(slots=True)
class Editor(Session):
    """One client at work."""

    workspace: Workspace = field(init=False)
    publisher: Publisher = field(init=False)
    redrawing: Redrawing = field(init=False)
    tokens: TokenStore = field(init=False)
    vault_findings: VaultFindings = field(init=False)
    vault_telling: VaultTelling = field(init=False)
    upkeep: Upkeep = field(init=False)
    tasks: Tasks = field(init=False)
    own_moves: frozenset[tuple[str, str]] = field(init=False, default=frozenset())
    """The URIs, old and new, of files that the client was last told to rename: some clients ask
    about these as if the user had moved them, with all links changed already."""
    _complaint: str = field(init=False, default="")
    """What the user was told last of the editor's settings."""

    def __post_init__(self) -> None:
        self.tasks = Tasks()
        self.workspace = Workspace(self.roots)
        if self.options:
            self.workspace.settings.take(own_settings(self.options))  # what is wrong is told later
        self.publisher = Publisher(self.connection, self.client, self.workspace, self.tasks)
        self.redrawing = Redrawing(self.connection, self.client, self.workspace, self.tasks)
        self.tokens = TokenStore()
        progress = partial(ClientProgress, self.connection, self.client, self.tasks)
        self.vault_findings = VaultFindings(self.workspace, self.client, progress)
        self.vault_telling = VaultTelling(
            self.connection,
            self.client,
            self.workspace,
            self.vault_findings,
            is_asked=lsp.WORKSPACE_DIAGNOSTIC in self.methods,
            offer=self.offer,
        )
        self.upkeep = Upkeep(self.connection, self.client, self.workspace, self)

    def close(self) -> None:
        """End what is running. The client is gone."""
        self.publisher.close()
        self.redrawing.close()
        self.upkeep.close()
        self.tasks.close()

    def ask(self, method: str, params: Json) -> None:
        """Ask the client for something that it may refuse."""
        self.tasks.start(f"Asking for {method}", self._ask(method, params))

    async def _ask(self, method: str, params: Json) -> None:
        with suppress(JsonRpcException, ValueError):
            await self.connection.request(method, params)

    # Folders and files

    def open_folders(self) -> None:
        """Begin with the client's folders."""
        self._arranged(self.workspace.arrange())
        self.tasks.start("Telling of all notes", self.vault_telling.run())

    def change_folders(self, added: Iterable[str], removed: set[str | None]) -> None:
        """The client opened some folders and closed others."""
        self._arranged(self.workspace.change_folders(added, removed))

    def changed_on_disk(self, paths: Sequence[Path]) -> None:
        """These files or folders appeared, changed or vanished."""
        self._reconsidered(reconsider(self.workspace, paths))
        self.upkeep.changed_on_disk(paths)

    def configure(self, settings: Json) -> None:
        """The editor has these settings now. Where something is wrong with them, the user is told
        once, and the last good ones stay."""
        errors = self.workspace.settings.take(settings)
        if not errors:
            self.obey_settings()
        more = f" (and {len(errors) - 1} more)" if errors[1:] else ""
        complaint = f"notes-lsp: {errors[0]}{more}" if errors else ""
        if complaint and complaint != self._complaint:
            message = {"type": lsp.MessageType.Warning, "message": complaint}
            self.connection.notify(lsp.WINDOW_SHOW_MESSAGE, message)
        self._complaint = complaint

    def obey_settings(self) -> None:
        """Read the settings of all vaults again, and those of the user; let them hold."""
        self._reconsidered(reconsider_settings(self.workspace))

    def _reconsidered(self, found: Reconsidered) -> None:
        self._arranged(found.moved)
        if found.moved or found.judged:
            self.vault_findings.touch_all()
            self.redrawing.anew()
        for vault in found.judged:
            self.publisher.changed(self.workspace.documents_of(vault))

    def _arranged(self, moved: Sequence[OpenDocument]) -> None:
        if self.upkeep.follow():
            self.vault_findings.touch_all()
        self.vault_telling.look_at_settings()
        wrong = self.workspace.wrong_settings.values()
        self.publisher.show_settings(error for errors in wrong for error in errors)
        for document in moved:
            self.took(document)
        self.publisher.changed(moved)  # also where one is no note of any vault now

    # Documents

    def document(self, uri: str) -> OpenDocument | None:
        """The document of `uri`, ready for questions: as it is open, else the note on the disk."""
        document = self.workspace.document(uri)
        if document is None:
            return self._unopened(uri)
        self.upkeep.wait_for_names(document.vault)
        return document

    def _unopened(self, uri: str) -> OpenDocument | None:
        """A note of a vault that the client asks about and has not opened."""
        place = self.workspace.place_on_disk(uri)
        if place is None:
            return None
        vault, path, _ = place
        self.upkeep.wait_for_names(vault)
        if vault.known_whole(path) is not None and stale_notes(vault, [path]):
            self.changed_on_disk([vault.root / path])
        if path not in vault.index.facts or stale_notes(vault, [path]):
            return None
        read = vault.read(path)
        if read is None:
            return None
        return OpenDocument(uri, OpenNote(Document(read.text), read.note), place)

    def open(self, uri: str, text: str, version: int | None) -> None:
        """The client opened a document, perhaps of a vault that nobody has seen before."""
        document = self.workspace.open(uri, text, version)
        self._arranged([document])

    def took(self, document: OpenDocument) -> None:
        """The text of `document` is another now: let the vault know, and the client."""
        if document.indexed:
            affected = document.vault.put(document.path, document.open_note.facts())
            self.vault_findings.touch(document.vault, {*affected, document.path})
            self.publisher.touched(document.vault, {*affected, document.path})
            self.redrawing.changed(document.vault, affected)
        self.publisher.typed(document)

    def let_go(self, uri: str) -> None:
        """The client closed a document: its note is again what the disk has."""
        document = self.workspace.close(uri)
        if document is not None:
            self.publisher.closed(document)
            self.vault_telling.closed(document)
            self.redrawing.closed(document)
            self.tokens.forget(document.uri)
            if document.indexed:
                self.upkeep.changed_on_disk([document.vault.root / document.path])

    # What the upkeep tells

    def notes_changed(self, vault: Vault, notes: set[NotePath]) -> None:
        """The findings of these notes may differ now."""
        self.vault_findings.touch(vault, notes)
        self.publisher.touched(vault, notes)
        self.redrawing.changed(vault, notes)
        self.redrawing.anew("codeLens")

    def vault_read(self, vault: Vault) -> None:
        """More is known of all notes of the vault."""
        self.vault_findings.touch_all()
        self.publisher.changed(self.workspace.documents_of(vault))
        self.redrawing.anew()
