"""Changes of a vault on the wire: LSP `WorkspaceEdit`s, as the client can take them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from notes_lsp.features.changes import Changes
from notes_lsp.lsp.diagnostics import edits_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.workspace import note_uri
from notes_lsp.vault.vault import Vault

CREATE = "create"
"""What a client that creates files announces in `workspaceEdit.resourceOperations`."""

_START = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}


def can_make(editor: Editor, changes: Changes) -> bool:
    """Whether the client can do what these changes take."""
    return not changes.created or CREATE in editor.client.resource_operations


def changes_json(editor: Editor, vault: Vault, changes: Changes) -> dict[str, Any]:
    """`changes` of notes of `vault`, which the client can make: of those that it has open in the
    version that it has."""
    documents = {document.path: document for document in editor.workspace.documents_of(vault)}
    edited = []
    for path, edits in changes.edits.items():
        document = documents.get(path)
        uri, version = note_uri(vault, path), None
        lines = vault.lines(path)
        if document is not None:
            uri, version, lines = document.uri, document.version, document.lines
        edited.append((uri, version, edits_json(edits, lines, editor.client)))
    if not editor.client.document_changes:
        return {"changes": {uri: edits for uri, _, edits in edited if edits}}
    operations = list(_creations(vault, changes))
    operations += [
        {"textDocument": {"uri": uri, "version": version}, "edits": edits}
        for uri, version, edits in edited
        if edits
    ]
    return {"documentChanges": operations}


def _creations(vault: Vault, changes: Changes) -> Iterator[dict[str, Any]]:
    """The files that come. Editors that find one there keep it: some would empty it if they were
    not told to ignore it."""
    for path, text in changes.created.items():
        uri = note_uri(vault, path)
        yield {"kind": CREATE, "uri": uri, "options": {"ignoreIfExists": True}}
        if text:
            document = {"uri": uri, "version": None}
            yield {"textDocument": document, "edits": [{"range": _START, "newText": text}]}
