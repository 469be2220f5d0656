"""Changes of many notes, and files that move, as a `WorkspaceEdit` that the client can take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from notes_lsp.lsp.diagnostics import edits_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Edit
from notes_lsp.vault.file_moves import FileMove
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

MOST_UNASKED: Final = 20
"""How many files may change without a question, where the client can ask one."""

_ASKED: Final = "notes-lsp"


class _Changed(NamedTuple):
    """A document as the client knows it. `version` is None where it is not open."""

    uri: str
    version: int | None
    lines: LineIndex


def workspace_edit(
    editor: Editor,
    vault: Vault,
    edits: dict[NotePath, list[Edit]],
    moves: Sequence[FileMove] = (),
    *,
    asker: OpenDocument | None = None,
    question: str = "",
) -> dict[str, Any]:
    """The edits of notes, under their present paths, and then the moves of files.

    `asker` is the document that was asked in, which need not be a note of the vault. Where more
    than `MOST_UNASKED` files change and the client can ask, it is to ask `question`, if there is
    one. Moves are for clients that announce them.
    """
    changed = [
        (_changed(editor, vault, path, asker), sorted(each))
        for path, each in sorted(edits.items())
        if each
    ]
    if not editor.client.document_changes:
        return {
            "changes": {
                document.uri: edits_json(each, document.lines, editor.client)
                for document, each in changed
            }
        }
    asks = bool(question) and len(changed) > MOST_UNASKED and editor.client.asks_about_renames
    annotation = {"annotationId": _ASKED} if asks else {}
    changes: list[dict[str, Any]] = [
        {
            "textDocument": {"uri": document.uri, "version": document.version},
            "edits": [
                {**edit, **annotation} for edit in edits_json(each, document.lines, editor.client)
            ],
        }
        for document, each in changed
    ]
    changes += ({**_rename(vault, move), **annotation} for move in moves)
    answer: dict[str, Any] = {"documentChanges": changes}
    if asks:
        answer["changeAnnotations"] = {
            _ASKED: {
                "label": question,
                "description": f"{len(changed)} notes change",
                "needsConfirmation": True,
            }
        }
    return answer


def _changed(editor: Editor, vault: Vault, path: NotePath, asker: OpenDocument | None) -> _Changed:
    if asker is not None and asker.vault is vault and asker.path == path:
        return _Changed(asker.uri, asker.version, asker.lines)
    uri = note_uri(vault, path)
    document = editor.workspace.document(uri)
    if document is not None:
        return _Changed(document.uri, document.version, document.lines)
    return _Changed(uri, None, vault.lines(path))


def _rename(vault: Vault, move: FileMove) -> dict[str, Any]:
    return {
        "kind": "rename",
        "oldUri": note_uri(vault, move.old),
        "newUri": note_uri(vault, move.new),
        "options": {"overwrite": False, "ignoreIfExists": False},
    }
