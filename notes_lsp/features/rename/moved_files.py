"""Files and folders that somebody moves, as the notes and attachments of a vault that go along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notes_lsp.vault.ignore import LeftOut
from notes_lsp.vault.moving import Moves
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class Moving(NamedTuple):
    """A file or folder, by its absolute paths before and after; None for one that goes."""

    old: str
    new: str | None


class Moved(NamedTuple):
    """What of a vault moves within it, and what leaves it: goes elsewhere, or is no note there."""

    moves: Moves
    leaving: list[str]


def moves_of(vault: Vault, files: Iterable[Moving]) -> Moved:
    """What `files`, all in the vault, mean for its notes and attachments. What is named itself goes
    where that says, whatever becomes of the folder that it lies in."""
    found = Moved(Moves(), [])
    left_out = LeftOut(vault.root, vault.settings)
    places = dict(_each(vault, sorted(files, key=lambda moving: len(moving.old))))
    for old, new in places.items():
        is_note = old in vault.index.facts
        if (
            new is None
            or left_out.holds(new)
            or new.lower().endswith(vault.settings.files.extensions) != is_note
        ):
            found.leaving.append(old)
        elif is_note:
            found.moves.notes[NotePath(old)] = NotePath(new)
        else:
            found.moves.files[old] = new
    return found


def _each(vault: Vault, files: Iterable[Moving]) -> Iterator[tuple[str, str | None]]:
    """All notes and attachments that go along, by their paths in the vault."""
    index = vault.index
    for moving in files:
        old = Path(moving.old).relative_to(vault.root).as_posix()
        new = None
        if moving.new is not None and Path(moving.new).is_relative_to(vault.root):
            new = Path(moving.new).relative_to(vault.root).as_posix()
        if old in index.facts or old in index.file_paths:
            yield old, new
            continue
        for path in [*index.facts, *index.file_paths]:
            if path.startswith(f"{old}/"):
                yield path, None if new is None else new + path[len(old) :]
