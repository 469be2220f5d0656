"""Files that the user creates, renames or deletes in the editor: `workspace/willRenameFiles` and
the like. Links follow files and whole folders; the vaults know at once what happened."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types as lsp

from notes_lsp.features.backlinks import links_into
from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.moved_files import Moving, moves_of
from notes_lsp.features.rename.plan import Plan, Refused
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.large import Written
from notes_lsp.lsp.long_work import Work, answer_in_slices
from notes_lsp.lsp.refusal import OutOfDate
from notes_lsp.lsp.telling import show, tell_newly_found
from notes_lsp.lsp.uris import path_from_uri, uri_from_path
from notes_lsp.lsp.workspace_edits import EncodedEdit, workspace_edit_in_steps
from notes_lsp.vault.vault import Vault

_Result = TypeVar("_Result")


async def will_rename_files(editor: Editor, params: lsp.RenameFilesParams) -> Any:
    """The edits by which all links still lead where they led. They come under the present paths:
    the client makes them before it renames anything."""
    pairs = [(path_from_uri(file.old_uri), path_from_uri(file.new_uri)) for file in params.files]
    own = all(
        (uri_from_path(old), uri_from_path(new)) in editor.own_moves
        for old, new in pairs
        if old and new
    )
    answers = []
    for vault in list(editor.workspace.vaults.values()):
        inside = [Moving(old, new) for old, new in pairs if old and new and _is_in(old, vault)]
        if inside:
            await editor.upkeep.wait_until_read(vault)
            answers.append(await _answer(editor, vault, inside, own=own))
    return _joined([answer for answer in answers if answer is not None])


async def _answer(
    editor: Editor, vault: Vault, files: list[Moving], *, own: bool
) -> EncodedEdit | None:
    missed = await _in_slices(editor, vault, lambda: _missed(vault, files))
    if missed:
        show(editor, lsp.MessageType.Warning, f"{missed}, outside of the vault then")
    try:
        plan, edit = await _in_slices(editor, vault, lambda: _work(editor, vault, files))
    except (Refused, OutOfDate) as refused:
        show(editor, lsp.MessageType.Warning, f"the links were left as they are: {refused}")
        return None
    if not own:
        tell_newly_found(editor, vault, plan)
    return edit if any(plan.edits.values()) else None


async def _in_slices(editor: Editor, vault: Vault, begin: Callable[[], Work[_Result]]) -> _Result:
    """What comes of work on the vault as it is. The LSP has no progress for these requests."""
    return await answer_in_slices(begin, lambda: vault.version)


def _work(editor: Editor, vault: Vault, files: list[Moving]) -> Work[tuple[Plan, EncodedEdit]]:
    plan = yield from plan_moves(vault, moves_of(vault, files).moves)
    return plan, (yield from workspace_edit_in_steps(editor, vault, plan.edits))


async def will_delete_files(editor: Editor, params: lsp.DeleteFilesParams) -> None:
    """Tell what will be missed."""
    names = [path_from_uri(file.uri) for file in params.files]
    for vault in list(editor.workspace.vaults.values()):
        inside = [Moving(name, None) for name in names if name and _is_in(name, vault)]
        if inside:
            missed = await _in_slices(editor, vault, partial(_missed, vault, inside))
            if missed:
                show(editor, lsp.MessageType.Warning, missed)


def did_rename_files(editor: Editor, params: lsp.RenameFilesParams) -> None:
    _follow(editor, (uri for file in params.files for uri in (file.old_uri, file.new_uri)))


def did_create_files(editor: Editor, params: lsp.CreateFilesParams) -> None:
    _follow(editor, (file.uri for file in params.files))


def did_delete_files(editor: Editor, params: lsp.DeleteFilesParams) -> None:
    _follow(editor, (file.uri for file in params.files))


def _follow(editor: Editor, uris: Iterable[str]) -> None:
    names = map(path_from_uri, uris)
    editor.changed_on_disk([Path(name) for name in names if name is not None])


def _is_in(name: str, vault: Vault) -> bool:
    return Path(name).is_relative_to(vault.root) and name != os.fspath(vault.root)


def _missed(vault: Vault, files: list[Moving]) -> Work[str]:
    """How many links of other notes lead to what will not be in the vault; nothing if none do."""
    gone = moves_of(vault, files).leaving
    linking: Counter[str] = Counter()
    for link in links_into(vault, gone):
        linking[link.path] += 1
        yield
    if not linking:
        return ""
    links = _number(linking.total(), "link")
    what = gone[0] if len(gone) == 1 else _number(len(gone), "file")
    return f"{links} in {_number(len(linking), 'note')} will lead nowhere without {what}"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _joined(answers: list[EncodedEdit]) -> Written | None:
    """The edits of several vaults as one."""
    if not answers:
        return None
    changes = [change for answer in answers for change in answer.changes]
    return EncodedEdit(answers[0].is_versioned, changes).result()
