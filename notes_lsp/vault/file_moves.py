"""Files that go to other places on the disk, with notes that are written anew: all of it or
nothing, and nothing is overwritten.

What a move means for links is `moving.py`'s and the features' question.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from notes_lsp.vault.ignore import leads_outside
from notes_lsp.vault.names import same_case
from notes_lsp.vault.paths import NotePath, folder_of, joined, stays_inside
from notes_lsp.vault.replace import Refused, replace_note


class FileMove(NamedTuple):
    """A file or folder that goes from one path below the root to another."""

    old: str
    new: str


class Rewrite(NamedTuple):
    """A note that gets another text, under its path before all moves."""

    path: NotePath
    old: str
    new: str


def refusal_to_move(root: Path, old: str, new: str) -> Refused | None:
    """Why the file or folder at `old` can't go to `new`, both paths below `root`; None where it
    can. Anything that is at `new` already is a reason, also under a name that only differs in
    case: some systems can't tell the two apart."""
    if not stays_inside(new) or leads_outside(root, folder_of(new)):
        return Refused(f"{new} lies outside of the vault")
    if not os.path.lexists(root / old):
        return Refused(f"{old} is no file yet, or no longer: save it first")
    if os.path.islink(root / old) and folder_of(old) != folder_of(new):
        return Refused(f"{old} is a link to another file, and would lead elsewhere from there")
    try:
        names = os.listdir(root / folder_of(new))
    except FileNotFoundError:
        return None
    except OSError as error:
        return Refused(f"{folder_of(new) or '.'} can't be looked into: {error.strerror or error}")
    wanted = same_case(new.rpartition("/")[2])
    for name in names:
        if same_case(name) == wanted and not _is_same(root / old, root / folder_of(new) / name):
            return Refused(f"there is already a file {joined(folder_of(new), name)}")
    return None


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one entry of a folder: on some disks they may differ in case."""
    if one == other:
        return True
    if one.parent != other.parent or same_case(one.name) != same_case(other.name):
        return False
    names = os.listdir(one.parent)
    return not (one.name in names and other.name in names)


def carry_out(root: Path, rewrites: Iterable[Rewrite], moves: Sequence[FileMove]) -> Refused | None:
    """Write notes anew and move files, which `refusal_to_move` lets pass. If anything can't be
    done, all is put back as it was, and the reason is the answer.

    A file that moves is at both places while notes are written: whenever this ends, links lead to
    it. Folders, and files whose new name is the same to the disk, move last, in one step.
    """
    undo: list[Callable[[], object]] = []
    try:
        refused = _carry_out(root, rewrites, moves, undo)
    except OSError as error:
        refused = Refused(f"{error.filename or root}: {error.strerror or error}")
    except BaseException:
        _undo(undo)
        raise
    if refused is not None:
        _undo(undo)
    return refused


def _undo(steps: list[Callable[[], object]]) -> None:
    while steps:
        with suppress(OSError):
            steps.pop()()


def _carry_out(
    root: Path,
    rewrites: Iterable[Rewrite],
    moves: Sequence[FileMove],
    undo: list[Callable[[], object]],
) -> Refused | None:
    twice: dict[str, str] = {}
    for old, new in moves:
        _make_folders((root / new).parent, undo)
        if not (root / old).is_dir() and not os.path.lexists(root / new):
            _give_second_name(root / old, root / new)
            undo.append(partial(_take_back, root / old, root / new))
            twice[old] = new
    for path, before, after in rewrites:
        place = NotePath(twice.get(path, path))
        refused = replace_note(root, place, before, after)
        if refused is not None:
            return Refused(f"{path} was to be changed: {refused.reason}")
        undo.append(partial(replace_note, root, place, after, before))
    for old, new in moves:
        if old not in twice:
            os.rename(root / old, root / new)
            undo.append(partial(os.rename, root / new, root / old))
    for old in twice:
        os.unlink(root / old)
    return None


def _make_folders(folder: Path, undo: list[Callable[[], object]]) -> None:
    if not folder.is_dir():
        _make_folders(folder.parent, undo)
        folder.mkdir()
        undo.append(folder.rmdir)


def _take_back(old: Path, new: Path) -> None:
    """Let a file that has both names, or only `new`, have only `old`."""
    if not os.path.lexists(old):
        _give_second_name(new, old)
    new.unlink()


def _give_second_name(old: Path, new: Path) -> None:
    """Let the file at `old` be at `new`, too. Raises FileExistsError rather than overwrite."""
    try:
        os.link(old, new, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a disk on which files have one name
        with open(old, "rb") as source, open(new, "xb") as copy:
            shutil.copyfileobj(source, copy)
        shutil.copystat(old, new)
