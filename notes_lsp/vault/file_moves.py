"""Files that go to other places on the disk: whether they can, and how nothing is overwritten.

What a move means for links is `moving.py`'s and the features' question.
"""

from __future__ import annotations

import os
from pathlib import Path

from notes_lsp.vault.ignore import leads_outside
from notes_lsp.vault.names import same_case
from notes_lsp.vault.paths import folder_of, stays_inside
from notes_lsp.vault.replace import Refused


def refusal_to_move(root: Path, old: str, new: str) -> Refused | None:
    """Why the file or folder at `old` can't go to `new`, both paths below `root`; None where it
    can. Anything that is at `new` already is a reason, also under a name that only differs in
    case: some systems can't tell the two apart."""
    if not stays_inside(new) or leads_outside(root, folder_of(new)):
        return Refused(f"{new} lies outside of the vault")
    if not os.path.lexists(root / old):
        return Refused(f"{old} is no file yet, or no longer: save it first")
    try:
        names = os.listdir(root / folder_of(new))
    except FileNotFoundError:
        return None
    except OSError as error:
        return Refused(f"{folder_of(new) or '.'} can't be looked into: {error.strerror or error}")
    wanted = same_case(new.rpartition("/")[2])
    for name in names:
        if same_case(name) == wanted and not _is_same(root / old, root / folder_of(new) / name):
            return Refused(f"there is already a file {_joined(folder_of(new), name)}")
    return None


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one entry of a folder: on some disks they may differ in case."""
    if one == other:
        return True
    if one.parent != other.parent or same_case(one.name) != same_case(other.name):
        return False
    names = os.listdir(one.parent)
    return not (one.name in names and other.name in names)
