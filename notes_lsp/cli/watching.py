"""`check --watch`: what is found is shown again after every change, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from notes_lsp.cli.checking import CheckedVault, Request
from notes_lsp.vault.git import uncommitted_notes
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.refresh import DECIDING, refresh

_CLEAR: Final = "\x1b[2J\x1b[H"


def file_changes(roots: Iterable[Path]) -> Iterator[list[Path]]:
    """The files below `roots` that change, some at a time. Ends with KeyboardInterrupt."""
    from watchfiles import watch  # not needed otherwise

    for changes in watch(*roots, ignore_permission_denied=True):
        yield sorted(Path(name) for _, name in changes)


def watch_vaults(
    request: Request,
    check_again: Callable[[], list[CheckedVault]],
    show: Callable[[Sequence[CheckedVault]], None],
) -> None:
    """Show what `check_again` finds, and again what is found after each change. Where a change
    decides what the vaults are, such as one of settings, all is checked anew."""
    vaults = check_again()
    show(vaults)
    for paths in file_changes([checked.vault.root for checked in vaults]):
        if any(path.name in DECIDING for path in paths):
            vaults = check_again()
        else:
            changed = [_follow(request, checked, paths) for checked in vaults]
            if not any(changed):
                continue
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
        show(vaults)


def _follow(request: Request, checked: CheckedVault, paths: Collection[Path]) -> bool:
    """Look at what changed in a vault; whether other notes or findings may be there now."""
    vault = checked.vault
    touched = refresh(vault, [path for path in paths if path.is_relative_to(vault.root)])
    uncommitted = uncommitted_notes(vault.root, vault.settings.files.extensions)
    touched |= uncommitted ^ vault.uncommitted
    vault.uncommitted = uncommitted
    # How many links of a folder lead nowhere decides the level of some findings.
    folders = {folder_of(path) for path in touched}
    for path in touched | {path for path in checked.findings if folder_of(path) in folders}:
        if path not in vault.index.facts:
            checked.findings.pop(path, None)
        elif path in checked.findings or _is_asked(request, checked, path):
            checked.look(path)
    return bool(touched)


def _is_asked(request: Request, checked: CheckedVault, path: NotePath) -> bool:
    """Whether a note was asked for. Of vaults inside of others all notes are."""
    asked = [asked for asked in request.asked if asked.root == checked.vault.root]
    return not asked or asked[0].holds(path)
