"""`notes-lsp rename`: another name for a note, its title with it where the two go together."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Final

from notes_lsp.cli import moving
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.moving import Task
from notes_lsp.features.rename.notes import rename_note, rename_title
from notes_lsp.features.rename.plan import made
from notes_lsp.vault.file_moves import FileMove
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

_EPILOG: Final = f"""\
OLD is a note's path, or what a link in this folder would call it. NEW is its new name. Where the
file is named after the title, NEW is the new title and the file follows, unless NEW looks like the
name of a file. Other notes are called as NEW says, without a folder: `notes-lsp move` has these.

{moving.EXIT_CODES}
examples:
  notes-lsp rename the_mill.md "The Fab"           the file becomes the_fab.md, its title The Fab
  notes-lsp rename the_mill.md the_fab --dry-run   only tell what would be done
  notes-lsp rename the_mill "The Fab" --diff       show it as a patch
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument("old", metavar="OLD", help="a note")
    parser.add_argument("new", metavar="NEW", help="what it is to be called")
    parser.add_argument("--title", action="store_true", help="NEW is the title, and the file stays")
    moving.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    old = Path(arguments.old)
    is_path = os.path.lexists(old) and not old.is_dir()  # a hub is often called as its folder is

    def task(vault: Vault) -> Task:
        note = _note(vault, arguments.old, is_path=is_path)
        if arguments.title:
            return Task(made(rename_title(vault, note, arguments.new)), [])
        plan = made(rename_note(vault, note, arguments.new))
        return Task(plan, [FileMove(*move) for move in plan.moves.notes.items()])

    return moving.run_in_vault(arguments, [old if is_path else Path()], task)


def _note(vault: Vault, name: str, *, is_path: bool) -> NotePath:
    """The note that `name` means: a path, else as in a link from this folder."""
    here = Path(os.path.realpath(Path()))
    if is_path:
        path = NotePath(moving.path_in(vault, moving.place_of(Path(name))))
        if path not in vault.index.facts:
            raise UsageError(f"{name} is no note of the vault at {vault.root}")
        return path
    inside = here.relative_to(vault.root) if here.is_relative_to(vault.root) else Path()
    found = vault.resolver.resolve(NotePath((inside / "x").as_posix()), name)
    if found.note is None:
        raise UsageError(f"{name}: there is no such note")
    if found.ambiguous:
        raise UsageError(f"{name} may be {' or '.join(found.candidates)}")
    return found.note
