"""What a client has open: its documents, and the vaults that they belong to.

State only: reading the vaults is upkeep.py's, telling the client of findings publishing.py's.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.features.cursor import Here
from notes_lsp.lsp.settings import SettingsReader
from notes_lsp.lsp.uris import document_key, path_from_uri, uri_below, uri_from_path, uri_scheme
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.judge import judge
from notes_lsp.text.document import Document
from notes_lsp.text.lines import LineIndex
from notes_lsp.vault.guest import guest
from notes_lsp.vault.ignore import is_note
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.roots import find_root_within
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_sources import SettingsError
from notes_lsp.vault.vault import GUEST, Vault

Need: TypeAlias = Literal["nothing", "judge", "renew"]
"""What other settings take: to judge the notes of a vault again, or to begin anew with it."""


class Place(NamedTuple):
    """Where a document belongs. `indexed`: it is a note of `vault`, at `path`; else it resolves
    its links there, but nobody else sees it and it has no findings."""

    vault: Vault
    path: NotePath
    indexed: bool


@dataclass(slots=True)
class OpenDocument:
    """A document of the client; or a note of the disk that it asks about and has not opened, which
    has no version."""

    uri: str
    open_note: OpenNote
    place: Place

    @property
    def vault(self) -> Vault:
        return self.place.vault

    @property
    def path(self) -> NotePath:
        return self.place.path

    @property
    def indexed(self) -> bool:
        return self.place.indexed

    @property
    def lines(self) -> LineIndex:
        return self.open_note.document.lines

    @property
    def version(self) -> int | None:
        return self.open_note.document.version

    @property
    def is_unsaved(self) -> bool:
        """It is a note that is no file yet. Documents of other schemes are: in another revision,
        or on another machine, whose links lead to what is there."""
        return uri_scheme(self.uri) == "untitled"

    @property
    def is_note(self) -> bool:
        """Whether it can be judged and changed."""
        return self.indexed or self.is_unsaved

    def known(self) -> AbstractContextManager[None]:
        """For as long as this lasts, the vault knows this note, even if it is unsaved."""
        return nullcontext() if self.indexed else guest(self.vault, self.open_note)

    def here(self) -> Here:
        """The note as features see it."""
        return Here(self.vault, self.path, self.open_note.document.text, self.open_note.note)


class Workspace:
    """The documents and vaults of one client. `folders` are the absolute paths it has open."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        self.folders = tuple(Path(folder) for folder in folders)
        self.vaults: dict[Path, Vault] = {}
        self.documents: dict[str, OpenDocument] = {}
        self.wrong_settings: dict[Path, list[SettingsError]] = {}
        """What is wrong with the settings of vaults, by their roots."""
        self.settings = SettingsReader()
        self._nowhere = _nowhere()

    # Vaults

    def arrange(self) -> list[OpenDocument]:
        """Find out again which vaults there are, and where each document belongs; those that
        belong elsewhere now."""
        folders = [self._root_of(folder) for folder in self.folders if folder.is_dir()]
        names = [path_from_uri(document.uri) for document in self.documents.values()]
        files = [self._root_of(Path(name).parent) for name in names if name is not None]
        # In this order, since documents that are in no vault see the first one.
        roots = list(dict.fromkeys(root for root in folders + files if root is not None))
        vaults = self.vaults
        self.vaults = {}
        for root in roots:
            if root in vaults:
                self.vaults[root] = vaults[root]
            else:
                self._vault_at(root)
        for root in vaults.keys() - self.vaults.keys():
            self.wrong_settings.pop(root, None)
        return [document for document in self.documents.values() if self._move(document)]

    def change_folders(
        self, added: Iterable[str], removed: Container[str | None]
    ) -> list[OpenDocument]:
        """Folders came and went; the documents that belong elsewhere now."""
        kept = [folder for folder in self.folders if str(folder) not in removed]
        self.folders = tuple(dict.fromkeys([*kept, *map(Path, added)]))
        return self.arrange()

    def renew(self, vault: Vault) -> list[OpenDocument]:
        """Begin anew with a vault, under the settings that it has now; the documents of it."""
        del self.vaults[vault.root]
        self._vault_at(vault.root)
        return self.arrange()

    def check_settings(self, vault: Vault) -> Need:
        """Read the settings of a vault again; what is to be done where others hold now."""
        settings = self._read_settings(vault.root)
        if settings == vault.settings:
            return "nothing"
        return "judge" if vault.obey(settings) else "renew"

    def _root_of(self, folder: Path) -> Path | None:
        """The root of the innermost vault that `folder` is in; None outside of all vaults."""
        return find_root_within(folder, self.folders)

    def _vault_at(self, root: Path) -> Vault:
        vault = self.vaults.get(root)
        if vault is None:
            vault = self.vaults[root] = Vault(root, self._read_settings(root))
        return vault

    def _read_settings(self, root: Path) -> Settings:
        settings, self.wrong_settings[root] = self.settings.read(root)
        return settings

    # Documents

    def open(self, uri: str, text: str, version: int | None) -> OpenDocument:
        """The client opened a document: from now on its text is what the client says."""
        self.close(uri)
        document = OpenDocument(uri, OpenNote(Document(text, version)), self._place_of(uri))
        self.documents[document_key(uri)] = document
        self._show(document)
        return document

    def close(self, uri: str) -> OpenDocument | None:
        """The client closed a document: from now on the disk says what is in it."""
        document = self.documents.pop(document_key(uri), None)
        if document is not None:
            self._hide(document)
        return document

    def document(self, uri: str) -> OpenDocument | None:
        """The open document of `uri`, however the client spells it now."""
        return self.documents.get(document_key(uri))

    def is_open(self, document: OpenDocument) -> bool:
        """Whether it is the client that says what is in a document."""
        return self.documents.get(document_key(document.uri)) is document

    def place_on_disk(self, uri: str) -> Place | None:
        """Where a note would be which the client has not opened, in a vault that is known. Other
        schemes than `file` are the client's alone to read."""
        name = path_from_uri(uri)
        owners = [root for root in self.vaults if name and Path(name).is_relative_to(root)]
        if name is None or not owners:
            return None
        vault = self.vaults[max(owners, key=lambda root: len(root.parts))]
        return Place(vault, NotePath(Path(name).relative_to(vault.root).as_posix()), indexed=True)

    def documents_of(self, vault: Vault) -> Iterator[OpenDocument]:
        """The open notes of `vault`."""
        return (item for item in self.documents.values() if item.indexed and item.vault is vault)

    def unsaved_of(self, vault: Vault) -> Iterator[OpenDocument]:
        """The open notes that are no files yet, and whose links lead into `vault`."""
        return (item for item in self.documents.values() if item.is_unsaved and item.vault is vault)

    def _place_of(self, uri: str) -> Place:
        name = path_from_uri(uri)
        root = self._root_of(Path(name).parent) if name is not None else None
        if root is None or name is None:
            first = next(iter(self.vaults.values()), self._nowhere)
            return Place(first, GUEST, indexed=False)
        vault = self._vault_at(root)
        path = NotePath(Path(name).relative_to(vault.root).as_posix())
        return Place(vault, path, is_note(vault.root, path, vault.settings))

    def _move(self, document: OpenDocument) -> bool:
        """Put a document where it belongs; whether it was elsewhere."""
        place = self._place_of(document.uri)
        if place == document.place:
            return False
        self._hide(document)
        document.place = place
        self._show(document)
        return True

    def _show(self, document: OpenDocument) -> None:
        if document.indexed:
            document.vault.open_notes[document.path] = document.open_note

    def _hide(self, document: OpenDocument) -> None:
        if document.indexed:
            document.vault.open_notes.pop(document.path, None)


def _nowhere() -> Vault:
    """What a note is in that is no file, where no folder is open: it has all notes that it will
    ever have. Nothing is known of what links lead to."""
    vault = Vault(Path(), Settings(rules={"link.*": "off", "md-link.*": "off"}))
    vault.settle()
    return vault


def findings(vault: Vault, path: NotePath) -> list[Finding]:
    """The findings of a note, as they are now. None before the vault's names are known: a link
    to a note that nobody has looked for yet is not dead."""
    if not vault.named or path not in vault.index.facts:
        return []
    return judge(vault, path)


def note_uri(vault: Vault, path: str) -> str:
    """The URI of a note or attachment of `vault`."""
    return uri_below(_root_uri(vault.root), path)


@lru_cache
def _root_uri(root: Path) -> str:
    return uri_from_path(str(root))
