"""What `rename` and `move` share: the vault, what is changed by a plan, and doing or showing it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.cli.arguments import add_root
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.formats.repository import Repository
from notes_lsp.cli.formats.summary import number
from notes_lsp.cli.output import write_exactly
from notes_lsp.cli.patch import moving_patch
from notes_lsp.cli.paths import by_vault, shown_path
from notes_lsp.cli.progress import show_progress
from notes_lsp.cli.rows import say
from notes_lsp.cli.terminal import printable
from notes_lsp.cli.vaults import AskedVault, vaults_of
from notes_lsp.features.rename.plan import Plan, Refused
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts import digest_of
from notes_lsp.vault.file_moves import FileMove, Rewrite, carry_out, refusal_to_move
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

EXIT_CODES: Final = """\
Nothing is overwritten, and all is done or nothing: where a link would lead elsewhere and can't be
written so that it does not, that is refused with the reason.

exit codes: 0 done, 1 refused, 2 wrong use or unreadable paths
"""

REFUSED: Final = 1


class Task(NamedTuple):
    """What is to be done: the changes of texts and links, and the files and folders that move."""

    plan: Plan
    moves: Sequence[FileMove]


@dataclass(slots=True)
class _Job:
    """A task in the terms of the disk."""

    vault: Vault
    rewrites: list[Rewrite]
    task: Task


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--dry-run", action="store_true", help="only tell what would be done")
    add(
        "--diff", action="store_true", help="only show what would be done, as a patch for git apply"
    )
    add_root(parser)


def run_in_vault(
    arguments: argparse.Namespace, paths: Iterable[Path], task_of: Callable[[Vault], Task]
) -> int:
    """Read the one vault that `paths` lie in and do, or show, what `task_of` says. The exit code.

    Raises UsageError for paths that are not there or in several vaults.
    """
    with show_progress() as progress:
        asked = _asked_vault(arguments, paths)
        asked.read(0, progress, CacheFolder.of_user())
    vault = asked.vault
    try:
        task = task_of(vault)
        job = _job(vault, task)
        if arguments.diff:
            _show_patch(job)
        elif not arguments.dry_run:
            refused = carry_out(vault.root, job.rewrites, task.moves)
            if refused is not None:
                raise Refused(f"{refused.reason}; all is as it was")
    except Refused as refused:
        say([f"notes-lsp: {refused}"])
        return REFUSED
    if not arguments.diff:
        sys.stdout.writelines(f"{printable(line)}\n" for line in _told(job, arguments.dry_run))
    say([*_newly_found(job)])
    return 0


def place_of(name: Path) -> Path:
    """The absolute path of a file or folder: of a link itself, not of the file that it leads to."""
    return Path(os.path.realpath(name.parent)) / name.absolute().name


def path_in(vault: Vault, place: Path) -> str:
    """The path of `place`, which was asked for, below the root of its vault."""
    if not place.is_relative_to(vault.root):  # the vault is that of the file that it leads to
        raise Refused(f"{place} is a link that leads out of its vault")
    return place.relative_to(vault.root).as_posix()


def _asked_vault(arguments: argparse.Namespace, paths: Iterable[Path]) -> AskedVault:
    root: Path | None = arguments.root
    first, *others = by_vault(paths, root)
    if others:
        raise UsageError(f"{others[0].root} is another vault than {first.root}")
    return next(vaults_of([first], is_root_given=True))


def _job(vault: Vault, task: Task) -> _Job:
    """`task`, if the disk lets it be done."""
    for move in task.moves:
        refusal = refusal_to_move(vault.root, move.old, move.new)
        if refusal is not None:
            raise Refused(refusal.reason)
    return _Job(vault, list(_rewrites(vault, task.plan)), task)


def _rewrites(vault: Vault, plan: Plan) -> Iterator[Rewrite]:
    """The texts of all notes that change. Of several names of one file the first counts."""
    files: set[str] = set()
    for path, edits in sorted(plan.edits.items()):
        file = os.path.realpath(vault.root / path)
        if not edits or file in files:
            continue
        files.add(file)
        fault = vault.index.facts[path].fault
        if fault is not None:
            raise Refused(f"{path} would have to be changed: {fault.message}")
        text = vault.text(path)
        if text is None or digest_of(text) != vault.index.facts[path].digest:
            raise Refused(f"{path} has changed meanwhile")
        if not os.access(file, os.W_OK):
            raise Refused(f"{path} is read-only")
        yield Rewrite(path, text, apply_edits(text, edits))


def _told(job: _Job, dry_run: bool) -> Iterator[str]:
    would = "would be " if dry_run else ""
    for old, new in job.task.moves:
        root = job.vault.root
        yield f"{shown_path(root, old)} {would}moved to {shown_path(root, new)}"
    if job.rewrites:
        yield f"{number(len(job.rewrites), 'note')} {would}changed"
    elif not job.task.moves:
        yield "nothing to do"


def _newly_found(job: _Job) -> Iterator[str]:
    for path, span in job.task.plan.newly_found:
        line = job.vault.lines(path).position(span.start, "utf-32").line + 1
        where = f"{shown_path(job.vault.root, path)}:{line}"
        yield f"{where}: a link that led nowhere leads there now"


# As a patch


def _show_patch(job: _Job) -> None:
    repository = Repository.here()
    root = job.vault.root
    names = {
        path: repository.path(shown_path(root, path))
        for path in {*(rewrite.path for rewrite in job.rewrites), *_moving(job)}
    }
    outside = next((name for name in names.values() if os.path.isabs(name)), None)
    if outside is not None:
        raise Refused(
            f"--diff: {outside} is not below {repository.top}: go to its repository first"
        )
    texts = {rewrite.path: (rewrite.old, rewrite.new) for rewrite in job.rewrites}
    going = _moving(job)
    for path in sorted(names):
        new = going.get(path, path)
        to = repository.path(shown_path(root, new))
        write_exactly(moving_patch(names[path], to, *texts.get(NotePath(path), ("", ""))))
    if repository.top != Path.cwd():
        say([f"to be applied in {repository.top}"])


def _moving(job: _Job) -> dict[str, str]:
    """All files that move, also those in folders that are no notes."""
    root = job.vault.root
    going = {}
    for old, new in job.task.moves:
        if not (root / old).is_dir():
            going[old] = new
            continue
        for folder, _, names in os.walk(root / old):
            for name in names:
                path = (Path(folder) / name).relative_to(root).as_posix()
                going[path] = new + path[len(old) :]
    return going
