"""What a client has open: its documents, and the vaults that they belong to.

State only: reading the vaults is loading.py's, telling the client of findings publishing.py's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from notes_lsp.features.cursor import Here
from notes_lsp.lsp.convert import document_key, path_from_uri, uri_from_path
from notes_lsp.rules.engine import find
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.registry import RULES
from notes_lsp.rules.view import NoteView
from notes_lsp.text.document import Document
from notes_lsp.text.lines import LineIndex
from notes_lsp.vault.ignore import is_note
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.roots import find_root
from notes_lsp.vault.settings import Settings, load_settings
from notes_lsp.vault.vault import Vault

_UNSAVED = NotePath("\0unsaved")
"""The path of a document that is no file: no note of a vault can have it."""


@dataclass(slots=True)
class OpenDocument:
    """A document of the client. `indexed`: it is a note of `vault`, at `path`; else it resolves
    its links there, but nobody else sees it and it has no findings."""

    uri: str
    open_note: OpenNote
    vault: Vault
    path: NotePath
    indexed: bool

    @property
    def lines(self) -> LineIndex:
        return self.open_note.document.lines

    @property
    def version(self) -> int | None:
        return self.open_note.document.version

    def here(self) -> Here:
        """The note as features see it."""
        document = self.open_note.document
        return Here(self.vault, self.path, document.text, self.open_note.note)


class Workspace:
    """The documents and vaults of one client. `folders` are the absolute paths it has open."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self.folders = tuple(Path(folder) for folder in folders)
        self.vaults: dict[Path, Vault] = {}
        self.documents: dict[str, OpenDocument] = {}
        self.fresh_vaults: list[Vault] = []
        """Vaults that nobody has begun to read yet."""
        self._nowhere = Vault(Path(), Settings())

    # Vaults

    def open_folders(self) -> None:
        """Know the vaults of the client's folders."""
        for folder in self.folders:
            root = find_root(folder, folder)
            if root is not None and folder.is_dir():
                self._vault_at(root.path)

    def change_folders(self, added: Iterable[str], removed: Collection[str | None]) -> None:
        """Folders came and went. Vaults stay known while documents of theirs are open."""
        kept = [folder for folder in self.folders if str(folder) not in removed]
        new = [Path(name) for name in added]
        self.folders = tuple(dict.fromkeys([*kept, *new]))
        self.open_folders()
        needed = {document.vault.root for document in self.documents.values()}
        for folder in kept + new:
            root = find_root(folder, folder)
            if root is not None:
                needed.add(root.path)
        self.vaults = {root: vault for root, vault in self.vaults.items() if root in needed}

    def vault_of(self, path: Path) -> Vault | None:
        """The innermost vault that owns `path`, known or new; None outside of all vaults."""
        folder = next((item for item in self.folders if path.is_relative_to(item)), None)
        root = find_root(path.parent, folder)
        return None if root is None else self._vault_at(root.path)

    def _vault_at(self, root: Path) -> Vault:
        vault = self.vaults.get(root)
        if vault is None:
            vault = self.vaults[root] = Vault(root, load_settings(root))
            self.fresh_vaults.append(vault)
        return vault

    # Documents

    def open(self, uri: str, text: str, version: int | None) -> OpenDocument:
        """The client opened a document: from now on its text is what the client says."""
        open_note = OpenNote(Document(text, version))
        document = self._place(uri, open_note)
        self.documents[document_key(uri)] = document
        if document.indexed:
            document.vault.open_notes[document.path] = open_note
        return document

    def _place(self, uri: str, open_note: OpenNote) -> OpenDocument:
        name = path_from_uri(uri)
        vault = self.vault_of(Path(name)) if name is not None else None
        if vault is None or name is None:
            first = next(iter(self.vaults.values()), self._nowhere)
            return OpenDocument(uri, open_note, first, _UNSAVED, indexed=False)
        path = NotePath(Path(name).relative_to(vault.root).as_posix())
        known = path in vault.index.facts or is_note(vault.root, path, vault.settings)
        return OpenDocument(uri, open_note, vault, path, indexed=known)

    def close(self, uri: str) -> OpenDocument | None:
        """The client closed a document: from now on the disk says what is in it."""
        document = self.documents.pop(document_key(uri), None)
        if document is not None:
            document.vault.open_notes.pop(document.path, None)
        return document

    def document(self, uri: str) -> OpenDocument | None:
        """The open document of `uri`, however the client spells it now."""
        return self.documents.get(document_key(uri))

    def documents_of(self, vault: Vault) -> Iterator[OpenDocument]:
        """The open notes of `vault`."""
        return (item for item in self.documents.values() if item.indexed and item.vault is vault)


def findings(vault: Vault, path: NotePath) -> list[Finding]:
    """The findings of a note, as they are now. None before the vault's names are known: a link
    to a note that nobody has looked for yet is not dead."""
    if not vault.named or path not in vault.index.facts:
        return []
    return find(NoteView(path, vault), RULES, vault.settings.rules)


def note_uri(vault: Vault, path: str) -> str:
    """The URI of a note or attachment of `vault`."""
    return uri_from_path(str(vault.root / path))
