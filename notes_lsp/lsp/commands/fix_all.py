"""`notes.fixAll`: the safe fixes of a note, of all findings or of those of some codes."""

from __future__ import annotations

from collections.abc import Iterable

from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.features.changes import Changes
from notes_lsp.lsp.commands.applying import apply
from notes_lsp.lsp.commands.arguments import Arguments, note_of, read_arguments
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.session import Json
from notes_lsp.rules.codes import NAMES
from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.rules.repair import repair_note, safe_fix


class FixAll(Arguments, frozen=True):
    """`only` are codes, or the first part of some, such as `link`; all if there are none."""

    uri: str
    only: tuple[str, ...] = ()


async def fix_all(editor: Editor, arguments: list[Json]) -> Json:
    """`{"edits": …}`, how many."""
    asked = read_arguments(arguments, FixAll)
    codes = _codes(asked.only)
    document = note_of(editor, asked.uri)

    def pick(finding: Finding) -> Fix | None:
        return safe_fix(finding) if finding.code in codes else None

    here = document.here()
    with document.known():
        edits = repair_note(here.vault, here.path, here.text, pick)
    changes = Changes.of(here.path, edits)
    await apply(editor, here.vault, changes, "Fix all that is safe to fix", document)
    return {"edits": len(edits)}


def _codes(only: Iterable[str]) -> set[str]:
    """The codes that are meant. Raises JsonRpcInvalidParams for what is none."""
    found: set[str] = set()
    for name in only:
        meant = {code for code in NAMES if code == name or code.startswith(f"{name}.")}
        if not meant:
            raise JsonRpcInvalidParams(f"“{name}” is no code of a finding, and no kind of codes")
        found |= meant
    return found or set(NAMES)
