"""Changes of a vault on the wire, with notes that come, as the client can take them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from notes_lsp.features.changes import Changes
from notes_lsp.lsp.convert import START
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.lsp.workspace_edits import workspace_edit
from notes_lsp.vault.stale import stale_notes
from notes_lsp.vault.vault import Vault

CREATE: Final = "create"
"""What a client that creates files announces in `workspaceEdit.resourceOperations`."""


def can_make(editor: Editor, changes: Changes) -> bool:
    """Whether the client can do what these changes take."""
    return not changes.created or CREATE in editor.client.resource_operations


def refuse_stale(editor: Editor, vault: Vault, changes: Changes) -> None:
    """Raise RequestRefused where a note that is to be edited is another on disk than is known: the
    edits are in terms of what it was."""
    stale = stale_notes(vault, changes.edits.keys() & vault.index.facts.keys())
    if stale:
        editor.changed_on_disk([vault.root / path for path in stale])
        raise RequestRefused(f"{stale[0]} has changed on the disk meanwhile: try again")


def changes_json(
    editor: Editor,
    vault: Vault,
    changes: Changes,
    question: str,
    asker: OpenDocument | None = None,
) -> dict[str, Any]:
    """`changes` of notes of `vault`, and of `asker`, which need not be one, as a `WorkspaceEdit`
    that the client can take: files come first. Where many notes change the client may ask
    `question`."""
    answer = workspace_edit(editor, vault, changes.edits, asker=asker, question=question)
    if changes.created:
        answer["documentChanges"][:0] = _creations(vault, changes)
    return answer


def _creations(vault: Vault, changes: Changes) -> Iterator[dict[str, Any]]:
    """The files that come. Editors that find one there keep it: some would empty it if they were
    not told to ignore it."""
    for path, text in changes.created.items():
        uri = note_uri(vault, path)
        yield {"kind": CREATE, "uri": uri, "options": {"ignoreIfExists": True}}
        if text:
            document = {"uri": uri, "version": None}
            yield {"textDocument": document, "edits": [{"range": START, "newText": text}]}
