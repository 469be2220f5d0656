"""What the commands share that rewrite timestamps: reading the notes, telling what is left alone,
and writing files or showing what would be written."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from notes_lsp.cli.arguments import add_root
from notes_lsp.cli.formats.summary import number
from notes_lsp.cli.output import write_exactly
from notes_lsp.cli.patch import patch
from notes_lsp.cli.paths import path_in_patch
from notes_lsp.cli.progress import show_progress
from notes_lsp.cli.report import place_of
from notes_lsp.cli.rows import say
from notes_lsp.cli.vaults import AskedVault, asked_vaults
from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.shift import Unmovable
from notes_lsp.features.stamps.sound import LeftAlone, Rewrite
from notes_lsp.rules.stamps import whole
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.syntax.parser import parse
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts import digest_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.replace import replace_note

EXIT_CODES: Final = """\
exit codes: 0 all was done, 1 something was left alone, which is told, 2 wrong use or unreadable
paths
"""

_MOST: Final = 50
"""How many lines tell what was left alone, unless all are wanted."""


Answer: TypeAlias = Rewrite | Unmovable
"""What becomes of the stamps of a note."""


@dataclass(slots=True)
class Account:
    """What was done, or would be, and lines of what was left alone."""

    notes: int = 0
    stamps: int = 0
    left: list[str] = field(default_factory=list)
    patches: list[str] = field(default_factory=list)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of all commands that rewrite timestamps."""
    add = parser.add_argument
    add("paths", nargs="+", metavar="NOTE", help="notes, and folders for all notes in them")
    add("--dry-run", action="store_true", help="only tell what would be done")
    add("--diff", action="store_true", help="only show what would be done, as a patch")
    add("--all", action="store_true", help=f"tell all that is left alone, not only {_MOST}")
    add_root(parser)


def rewrite_notes(arguments: argparse.Namespace, rewrite: Callable[[Here], Answer]) -> Account:
    """Do to each note that was asked for what `rewrite` says of it.

    Raises UsageError for paths that are not there, for wrong settings, and for notes that a patch
    for the current folder can't have.
    """
    root: Path | None = arguments.root
    account = Account()
    with show_progress() as progress:
        for asked in asked_vaults(map(Path, arguments.paths), root):
            asked.read(0, progress, CacheFolder.of_user())
            account.left += asked.remarks()
            notes = _files(asked)
            progress.begin("Rewriting", len(notes))
            for path in notes:
                _rewrite(asked, path, rewrite, account, arguments)
                progress.advance()
    return account


def _files(asked: AskedVault) -> list[NotePath]:
    """The notes that were asked for, each file once: a link to a note leads to that note's file,
    which is better known by its own name."""
    root = asked.vault.root
    files: dict[str, NotePath] = {}
    for path in sorted(asked.notes, key=lambda path: os.path.islink(root / path)):
        files.setdefault(os.path.realpath(root / path), path)
    return sorted(files.values())


def _rewrite(
    asked: AskedVault,
    path: NotePath,
    rewrite: Callable[[Here], Answer],
    account: Account,
    arguments: argparse.Namespace,
) -> None:
    """One note, as it was when it was read."""
    vault, shown = asked.vault, asked.shown(path)
    facts, text = vault.index.facts[path], vault.text(path)
    if facts.fault is not None:
        account.left.append(f"{shown} was left alone: {facts.fault.message}")
        return
    if text is None or digest_of(text) != facts.digest:
        account.left.append(f"{shown} was left alone: it has changed meanwhile")
        return
    answer = rewrite(Here(vault, path, text, parse(text)))
    lines = LineIndex.of(text)
    if isinstance(answer, Unmovable):
        place = _place(shown, lines, answer.stamp)
        account.left.append(f"{place}: {answer.reason}: nothing in this note was changed")
        return
    account.left += _left(answer.left, shown, lines)
    new = apply_edits(text, answer.edits)
    if new == text:
        return
    if arguments.diff:
        account.patches.append(patch(path_in_patch(vault.root, path), text, new))
    elif not arguments.dry_run and (refused := replace_note(vault.root, path, text, new)):
        account.left.append(f"{shown} was left alone: {refused.reason}")
        return
    account.notes += 1
    account.stamps += answer.changed


def _left(left: Sequence[LeftAlone], shown: str, lines: LineIndex) -> Iterator[str]:
    """A line for each reason for which stamps of a note were left alone, at the first."""
    counts = Counter(reason for _, reason in left)
    for stamp, reason in left:
        count = counts.pop(reason, 0)
        if count:
            more = f", and {count - 1:,} more of this note" if count > 1 else ""
            yield f"{_place(shown, lines, stamp)}: left alone{more}: it {reason}"


def _place(shown: str, lines: LineIndex, stamp: Timestamp) -> str:
    """A place as people count it, for editors and terminals to go to."""
    place = place_of(shown, lines, whole(stamp))
    return f"{place.path}:{place.line}:{place.column}"


def tell(account: Account, arguments: argparse.Namespace, done: str) -> int:
    """Say what was left alone, and what was done or would be; `done` is the verb of that. The exit
    code."""
    shown = account.left if arguments.all else account.left[:_MOST]
    say(shown)
    if len(account.left) > len(shown):
        say([f"… and {len(account.left) - len(shown):,} more (--all)"])
    if arguments.diff:
        write_exactly("".join(account.patches))
    else:
        verb = f"would be {done}" if arguments.dry_run else done
        stamps = number(account.stamps, "timestamp")
        sys.stdout.write(f"{stamps} in {number(account.notes, 'note')} {verb}.\n")
    return int(bool(account.left))
