"""Changes of many notes, and files that move, as a `WorkspaceEdit` that the client can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from notes_lsp.lsp.convert import edits_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.large import Written, written
from notes_lsp.lsp.long_work import Work
from notes_lsp.lsp.places import ranges_json
from notes_lsp.lsp.stale import SecondLook
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.file_moves import FileMove
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

MOST_UNASKED: Final = 20
"""How many files may change without a question, where the client can ask one."""

_ASKED: Final = "notes-lsp"


class EncodedEdit(NamedTuple):
    """A `WorkspaceEdit` as JSON, in pieces. `is_versioned`: it has `documentChanges`."""

    is_versioned: bool
    changes: list[bytes]
    annotations: bytes = b""

    def result(self) -> Written:
        """The edit as the result of a request."""
        changes = b",".join(self.changes)
        if not self.is_versioned:
            return Written(b'{"changes":{%b}}' % changes)
        return Written(b'{"documentChanges":[%b]%b}' % (changes, self.annotations))


def workspace_edit(
    editor: Editor,
    vault: Vault,
    edits: dict[NotePath, list[Edit]],
    *,
    asker: OpenDocument | None = None,
    question: str = "",
) -> dict[str, Any]:
    """What `workspace_edit_in_steps` tells of, as a dictionary."""
    asking = _asking(editor, edits, question)
    found = _document_edits(editor, vault, edits, asker, is_asked=asking is not None)
    changes = [change for _, change in found]
    if not editor.client.document_changes:
        return {"changes": {change["textDocument"]["uri"]: change["edits"] for change in changes}}
    answer: dict[str, Any] = {"documentChanges": changes}
    return {**answer, "changeAnnotations": asking} if asking is not None else answer


def workspace_edit_in_steps(
    editor: Editor,
    vault: Vault,
    edits: dict[NotePath, list[Edit]],
    moves: Sequence[FileMove] = (),
    *,
    asker: OpenDocument | None = None,
    question: str = "",
) -> Work[EncodedEdit]:
    """The edits of notes, under their present paths, and then the moves of files; gives way after
    each note. Raises Stale where a note is another on the disk than is known.

    `asker` is the document that was asked in, which need not be a note of the vault. Where more
    than `MOST_UNASKED` files change and the client can ask, it is to ask `question`, if there is
    one. Moves are for clients that announce them.
    """
    asking = _asking(editor, edits, question)
    answer = EncodedEdit(editor.client.document_changes, [])
    disk = SecondLook(editor, vault)
    found = _document_edits(editor, vault, edits, asker, is_asked=asking is not None)
    for path, change in found:
        disk.at(path)
        if answer.is_versioned:
            answer.changes.append(written(change).json)
        else:
            uri = change["textDocument"]["uri"]
            answer.changes.append(written(uri).json + b":" + written(change["edits"]).json)
        yield
    disk.end()
    for move in moves:
        answer.changes.append(written(_rename(vault, move, is_asked=asking is not None)).json)
    if asking is None:
        return answer
    return answer._replace(annotations=b',"changeAnnotations":' + written(asking).json)


def _asking(
    editor: Editor, edits: dict[NotePath, list[Edit]], question: str
) -> dict[str, Any] | None:
    """The `changeAnnotations` by which the client asks before it makes any change; None where it
    need not ask, or can't."""
    count = sum(map(bool, edits.values()))
    if not question or count <= MOST_UNASKED or not editor.client.asks_about_renames:
        return None
    told = {"label": question, "description": f"{count} notes change", "needsConfirmation": True}
    return {_ASKED: told}


def _document_edits(
    editor: Editor,
    vault: Vault,
    edits: dict[NotePath, list[Edit]],
    asker: OpenDocument | None,
    *,
    is_asked: bool,
) -> Iterator[tuple[NotePath, dict[str, Any]]]:
    """The notes that change, by path, each with its `TextDocumentEdit`."""
    for path in sorted(edits):
        if edits[path]:
            yield path, _document_edit(editor, vault, path, edits[path], asker, is_asked=is_asked)


def _document_edit(
    editor: Editor,
    vault: Vault,
    path: NotePath,
    edits: list[Edit],
    asker: OpenDocument | None,
    *,
    is_asked: bool,
) -> dict[str, Any]:
    """The `TextDocumentEdit` of a note."""
    document = _document(editor, vault, path, asker)
    edits = sorted(edits)
    if document is not None:
        changes = edits_json(edits, document.lines, editor.encoding)
        identifier = {"uri": document.uri, "version": document.version}
    else:
        spans = [Span(edit.start, edit.end) for edit in edits]
        ranges = ranges_json(editor, vault, path, spans)
        changes = [
            {"range": place, "newText": edit.text}
            for place, edit in zip(ranges, edits, strict=True)
        ]
        identifier = {"uri": note_uri(vault, path), "version": None}
    if is_asked:
        changes = [{**change, "annotationId": _ASKED} for change in changes]
    return {"textDocument": identifier, "edits": changes}


def _document(
    editor: Editor, vault: Vault, path: NotePath, asker: OpenDocument | None
) -> OpenDocument | None:
    """The document of a note, where it is open."""
    if asker is not None and asker.vault is vault and asker.path == path:
        return asker
    if path not in vault.open_notes:
        return None  # to look for the document of a URI takes longer than all the rest
    return editor.workspace.document(note_uri(vault, path))


def _rename(vault: Vault, move: FileMove, *, is_asked: bool) -> dict[str, Any]:
    answer = {
        "kind": "rename",
        "oldUri": note_uri(vault, move.old),
        "newUri": note_uri(vault, move.new),
        "options": {"overwrite": False, "ignoreIfExists": False},
    }
    return {**answer, "annotationId": _ASKED} if is_asked else answer
