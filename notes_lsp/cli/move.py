"""`notes-lsp move`: notes, attachments and folders to another place of their vault."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from notes_lsp.cli import moving
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.moving import Task
from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.moved_files import Moving, moves_of
from notes_lsp.features.rename.plan import Refused, made
from notes_lsp.vault.file_moves import FileMove
from notes_lsp.vault.vault import Vault

_EPILOG: Final = f"""\
DEST is a folder, which is made if its name ends in a slash; or, for one SRC, its new path. Titles
stay as they are.

{moving.EXIT_CODES}
examples:
  notes-lsp move a.md b.md talks/        both into the folder talks
  notes-lsp move a.md talks/keels.md     to another folder and name
  notes-lsp move talks archive/ --diff   a whole folder; shown as a patch
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument("sources", nargs="+", metavar="SRC", help="notes, files and folders")
    parser.add_argument("destination", metavar="DEST", help="where they go")
    moving.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    sources = [Path(name) for name in arguments.sources]
    places = _places(sources, arguments.destination)

    def task(vault: Vault) -> Task:
        of_disk = [_move(vault, old, new) for old, new in places]
        found = moves_of(vault, [Moving(str(old), str(new)) for old, new in places])
        if found.leaving:
            raise Refused(f"{found.leaving[0]} would be no part of its vault any more")
        return Task(made(plan_moves(vault, found.moves)), of_disk)

    return moving.run_in_vault(arguments, sources, task)


def _places(sources: Sequence[Path], destination: str) -> list[tuple[Path, Path]]:
    """Where each of `sources` is and where it goes, as absolute paths."""
    into = Path(destination).is_dir() or destination.endswith(("/", os.sep))
    if len(sources) > 1 and not into:
        raise UsageError(f"{destination} is no folder: end it in a slash to have it made")
    to = Path(os.path.realpath(destination))
    if into and to.exists() and not to.is_dir():
        raise UsageError(f"{destination} is no folder")
    places = []
    for source in sources:
        old = moving.place_of(source)
        if not os.path.lexists(old):
            raise UsageError(f"{source}: there is no such file or folder")
        new = to / old.name if into else to
        if new == old or new.is_relative_to(old):
            raise UsageError(f"{source} can't go into itself")
        places.append((old, new))
    return places


def _move(vault: Vault, old: Path, new: Path) -> FileMove:
    path = moving.path_in(vault, old)
    if not new.is_relative_to(vault.root):
        raise Refused(f"{new} lies outside of the vault at {vault.root}")
    return FileMove(path, new.relative_to(vault.root).as_posix())
