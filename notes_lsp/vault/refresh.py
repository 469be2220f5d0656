"""Bringing a vault up to date with what changed on disk: files, folders, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from notes_lsp.vault.ignore import IGNORE_FILES, LeftOut
from notes_lsp.vault.packed_reads import PackedRead, unpacked
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.roots import QUARTZ_CONFIG, VAULT_MARKERS
from notes_lsp.vault.scan import Walk, walk_below
from notes_lsp.vault.settings_files import PROJECT_FILE, SETTINGS_FILE
from notes_lsp.vault.vault import Vault

DECIDING: Final = frozenset(
    {SETTINGS_FILE, PROJECT_FILE, *VAULT_MARKERS, *IGNORE_FILES, QUARTZ_CONFIG, ".git"}
)
"""The names of what decides which files a vault has, and what holds for them: where one of these
changes, to look at the change is not enough."""


_NONE: Final[Mapping[NotePath, PackedRead]] = MappingProxyType({})


def refresh(vault: Vault, changed: Iterable[Path]) -> set[NotePath]:
    """Look again at these files and folders of the vault. Notes that are open stay as they are.
    Answers with the notes whose findings may differ now, those that changed included."""
    touched: set[NotePath] = set()
    for notes in refresh_in_steps(vault, changed):
        touched |= notes
    return touched


def refresh_in_steps(
    vault: Vault, changed: Iterable[Path], ahead: Mapping[NotePath, PackedRead] = _NONE
) -> Iterator[set[NotePath]]:
    """The same, a file at a time, for those who must not be away for long. Each note is read once,
    however often it and the folders that it lies in are named; those of `ahead` have been read
    since they changed."""
    looked = _Look(vault)
    for path in dict.fromkeys(changed):
        looked.at(path)
        yield set()
    for note in looked.notes:
        yield _read(vault, note, ahead.get(note))
    for file in looked.files:
        if file not in vault.index.file_paths:
            yield vault.put_file(file)
    yield from _forget(vault, looked)


def forget_gone(vault: Vault, walked: Walk) -> bool:
    """Forget the notes that are no longer there, and other files, where `walked` are all of the
    vault; whether there are any. Notes that are open stay."""
    notes = {file.path for file in walked.notes} | vault.open_notes.keys()
    gone = [path for path in vault.index.facts if path not in notes]
    for path in gone:
        vault.remove(path)
    files = vault.index.file_paths.difference(walked.files)
    for file in files:
        vault.remove_file(file)
    return bool(gone or files)


class _Look:
    """What is at the places that changed."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._left_out = LeftOut(vault.root, vault.settings)
        # Sets that keep the order.
        self.notes: dict[NotePath, None] = {}
        self.files: dict[str, None] = {}
        self.gone: dict[str, None] = {}
        """Where nothing of the vault is, or no longer."""
        self.walked: set[str] = set()
        """The folders of which all files were looked at."""

    def at(self, path: Path) -> None:
        """Look at `path`, in the vault's root or that itself."""
        name = path.relative_to(self._vault.root).as_posix()
        name = "" if name == "." else name
        if name and self._left_out.holds(name, is_folder=path.is_dir()):
            self.gone[name] = None
        elif path.is_dir():
            self.walked.add(name)
            below = walk_below(self._vault.root, name, self._vault.settings)
            self.notes.update((note.path, None) for note in below.notes)
            self.files.update((file, None) for file in below.files)
        elif not path.is_file():
            self.gone[name] = None
        elif name.lower().endswith(self._vault.settings.files.extensions):
            self.notes[NotePath(name)] = None
        else:
            self.files[name] = None


def _read(vault: Vault, path: NotePath, ahead: PackedRead | None) -> set[NotePath]:
    """Read a note that is there, or was there a moment ago, if it has not been read `ahead`."""
    if path in vault.open_notes:
        return set()
    facts = vault.read_facts(path) if ahead is None else unpacked(ahead).facts
    if facts.fault is not None and not (vault.root / path).is_file():
        return {path} | vault.remove(path)
    if facts == vault.index.facts.get(path):
        return set()
    return {path} | vault.put(path, facts)


def _forget(vault: Vault, looked: _Look) -> Iterator[set[NotePath]]:
    """Forget what is gone: files, and all that lay in folders."""
    index = vault.index
    paths: list[NotePath] = []
    files: list[str] = []
    folders = set(looked.walked)
    for name in looked.gone:
        if name in index.facts:
            paths.append(NotePath(name))
        elif name in index.file_paths:
            files.append(name)
        else:
            folders.add(name)
    if folders:
        lay_in = _Below(folders)
        paths += [path for path in index.facts if lay_in.holds(path) and path not in looked.notes]
        files += [file for file in index.file_paths if lay_in.holds(file)]
    for path in paths:
        if path not in vault.open_notes:
            yield {path} | vault.remove(path)
    for file in files:
        if file not in looked.files:
            yield vault.remove_file(file)


class _Below:
    """Which files lie in some folders or below them, or stood where these are now; each folder is
    judged once."""

    def __init__(self, folders: set[str]) -> None:
        self._folders = folders
        self._answers: dict[str, bool] = {}

    def holds(self, path: str) -> bool:
        if path in self._folders:
            return True
        folder = folder_of(path)
        answer = self._answers.get(folder)
        if answer is None:
            above = bool(folder) and self.holds(folder)
            answer = self._answers[folder] = above or folder in self._folders
        return answer
