"""The facts of a vault's notes from the last time, so that only notes that changed are read.

Facts are free of settings, so that only the program's own sources decide whether they hold.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.file_state import FileState
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.program import READING, program_key

_KIND: Final = "facts"


class Known(NamedTuple):
    """What a note told when its file was in this state."""

    path: NotePath
    state: FileState
    facts: Facts


def load_facts(folder: CacheFolder, root: Path) -> Mapping[NotePath, Known]:
    """What is known of the notes of the vault at `root`: nothing, the first time."""
    body = folder.read(root, _KIND, program_key(READING))
    if body is None:
        return {}
    with _without_collecting():
        try:
            known = msgspec.msgpack.decode(body, type=list[Known])
        except (msgspec.DecodeError, RecursionError):
            return {}
    return {item.path: item for item in known}


def save_facts(folder: CacheFolder, root: Path, known: Iterable[Known]) -> None:
    """Keep what is known now, in place of what was kept."""
    items = list(known)
    try:
        body = msgspec.msgpack.encode(items)
    except UnicodeEncodeError:
        body = msgspec.msgpack.encode([item for item in items if _is_unicode(item)])
    folder.write(root, _KIND, program_key(READING), body)


def _is_unicode(item: Known) -> bool:
    """Whether it can be kept: names of files may be any bytes, and YAML can spell halves of
    characters."""
    try:
        msgspec.msgpack.encode(item)
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Make many objects that are all there to stay: the garbage collector, which would look at
    them again and again, takes longer than all the rest (3 to 4 times as long for 100,000
    notes)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
