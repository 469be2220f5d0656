"""A vault as it was when it was last read, so that only notes that changed are read again.

What is kept is free of settings but for the few that the index hangs on, so that only these and
the program's own sources decide whether it holds. It is one file of the cache folder:

    the packed facts of the notes, one after the other, in the order of the index
    `_Kept` as MessagePack: the index, the states of the notes' files, where the facts lie
    the seal of `_Kept`, and its length in eight bytes

Only `_Kept` is read at once. Facts are read one by one when somebody asks, each with a checksum.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import FileIO
from typing import IO, Final, NamedTuple

import msgspec

from notes_lsp.vault.cache_folder import SEAL_BYTES, CacheFolder, seal
from notes_lsp.vault.file_state import (
    UNKNOWN,
    FileState,
    FileStates,
    PackedStates,
    pack_states,
    state_of,
)
from notes_lsp.vault.index import VaultIndex
from notes_lsp.vault.note_facts import NoteFacts, digest_and_fault
from notes_lsp.vault.packed_index import PackedIndex
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.program import READING, program_key
from notes_lsp.vault.records import PackedPlaces, Places, Records
from notes_lsp.vault.scan import FileStat, Walk
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault

_KIND: Final = "facts"
_LENGTH_BYTES: Final = 8

_WORTH_KEEPING: Final = 500_000
"""Smaller vaults, in bytes, are read sooner than looked up."""

_STEP: Final = 50
"""How many notes are written in one step: about a millisecond."""


class _Ways(NamedTuple):
    """The settings that an index hangs on."""

    extensions: tuple[str, ...]
    alias_first: bool | str

    @classmethod
    def of(cls, settings: Settings) -> _Ways:
        return cls(settings.files.extensions, settings.links.alias_first)


@dataclass(slots=True)
class _Kept:
    ways: _Ways
    index: PackedIndex
    states: PackedStates
    places: PackedPlaces


def load_vault(folder: CacheFolder, vault: Vault) -> FileStates | None:
    """Let `vault`, of which nothing has been read, be as it was kept; the states that the files of
    its notes had then. None where nothing is kept, or under settings that no longer hold."""
    file = folder.open(vault.root, _KIND)
    if file is None:
        return None
    with _without_collecting():
        kept = _read(file)
        if kept is None or kept.ways != _Ways.of(vault.settings):
            file.close()
            return None
        notes = [note for note in kept.index.notes if note]
        facts = NoteFacts(vault.read_facts, Records(file, Places(kept.places)), notes)
        vault.begin_with(VaultIndex.unpacked(kept.index, facts, vault.index.extensions))
        return FileStates(notes, kept.states)


def _read(file: FileIO) -> _Kept | None:
    """The end of the file, if it is whole and of this program."""
    try:
        end = file.seek(-SEAL_BYTES - _LENGTH_BYTES, 2)
        sealed, length = file.read(SEAL_BYTES), int.from_bytes(file.read(_LENGTH_BYTES), "little")
        if length > end:
            return None
        file.seek(end - length)
        body = file.read(length)
        if seal(body, program_key(READING)) != sealed:
            return None
        return msgspec.msgpack.decode(body, type=_Kept)
    except (OSError, msgspec.DecodeError, RecursionError):
        return None


def is_worth_keeping(walked: Walk) -> bool:
    """Whether a vault with these files is so large that looking it up is sooner done."""
    return sum(file.size for file in walked.notes) >= _WORTH_KEEPING


def keep_vault(folder: CacheFolder, vault: Vault, walked: Walk) -> None:
    """Keep `vault`, which has been read whole after its files were `walked`, in place of what was
    kept. A full or read-only disk is no reason to stop."""
    for _ in keep_vault_in_steps(folder, vault, walked):
        pass


def keep_vault_in_steps(folder: CacheFolder, vault: Vault, walked: Walk) -> Iterator[None]:
    """The same, some notes at a time, for those who must not be away for long. Of a note that
    changes meanwhile, the file will be looked at again."""
    index = vault.index
    begun = index.moment
    # What an editor has may never be saved, so that nothing is known of these files.
    files = {file.path: file for file in walked.notes if file.path not in vault.open_notes}
    with suppress(OSError), folder.replacing(vault.root, _KIND) as out:
        written = _Written(out, index, files, walked.begun_ns)
        for number, note in enumerate(index.noted()):
            if number % _STEP == 0:
                yield
            if note in index.facts:
                written.add(note)
        if index is not vault.index:
            raise _Outdated
        files.clear()
        for note in index.changed_since(begun)[0]:
            if note in index.facts:
                written.add(note)
        packed = _without(index, written.left_out).packed()
        notes = [note for note in packed.notes if note]
        kept = _Kept(_Ways.of(vault.settings), packed, *written.of(notes))
        body = msgspec.msgpack.encode(kept)
        out.write(body)
        out.write(seal(body, program_key(READING)))
        out.write(len(body).to_bytes(_LENGTH_BYTES, "little"))


class _Written:
    """The facts of notes that have been written, and the states of their files."""

    def __init__(
        self,
        out: IO[bytes],
        index: VaultIndex,
        files: Mapping[NotePath, FileStat],
        begun_ns: int,
    ) -> None:
        self._out = out
        self._index = index
        self._files = files
        self._begun_ns = begun_ns
        self._numbers: dict[NotePath, int] = {}
        """Which of those is the last of a note."""
        self._places = Places()
        self._states: list[FileState] = []
        self.left_out: set[NotePath] = set()
        """The notes that can't be written."""

    def add(self, note: NotePath) -> None:
        """Write a note as it is now."""
        packed = self._index.facts.packed(note) if _is_unicode(note) else None
        if packed is None:
            self.left_out.add(note)
            return
        self.left_out.discard(note)
        self._numbers[note] = len(self._states)
        self._places.append(self._out.tell(), packed)
        self._out.write(packed)
        file, told = self._files.get(note), digest_and_fault(packed)
        self._states.append(state_of(file, *told, self._begun_ns) if file else UNKNOWN)

    def of(self, notes: Iterable[NotePath]) -> tuple[PackedStates, PackedPlaces]:
        """Those of `notes`, in this order."""
        numbers = [self._numbers[note] for note in notes]
        states = (self._states[number] for number in numbers)
        return pack_states(states), self._places.only(numbers).packed()


def _without(index: VaultIndex, notes: Collection[NotePath]) -> VaultIndex:
    """`index` without these notes, and without files whose names are no Unicode: those that can't
    be kept. Nearly always there are none, and it is `index` itself."""
    files = [file for file in index.file_paths if not _is_unicode(file)]
    if not notes and not files:
        return index
    index = VaultIndex.unpacked(index.packed(), index.facts.copy(), index.extensions)
    for note in notes:
        index.remove(note)
    for file in files:
        index.remove_file(file)
    return index


def _is_unicode(name: str) -> bool:
    """Whether `name` has no halves of characters: names of files may be any bytes."""
    return name.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in name)


class _Outdated(OSError):
    """What was being kept no longer holds."""


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Make many objects that are all there to stay: the garbage collector, which would look at
    them again and again, takes longer than all the rest."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
