"""What a client does with a `WorkspaceEdit`: its files afterwards, in memory."""

from __future__ import annotations

from typing import Any

from notes_lsp.lsp.uris import path_from_uri
from tests.lsp.talking import Talk, position


def files_after(client: Talk, edit: Any) -> dict[str, str]:
    """The files of the fixture after `edit`, by path; done in its order."""
    texts = {path: client.text(path) for path in client.fixture.files}
    changes = edit.get("documentChanges")
    if changes is None:
        changes = [
            {"textDocument": {"uri": uri}, "edits": edits} for uri, edits in edit["changes"].items()
        ]
    for change in changes:
        if change.get("kind") == "rename":
            old, new = _path(client, change["oldUri"]), _path(client, change["newUri"])
            assert new not in texts
            texts[new] = texts.pop(old)
        else:
            path = _path(client, change["textDocument"]["uri"])
            texts[path] = edited(texts[path], change["edits"], client.encoding)
    return texts


def edited(text: str, edits: Any, encoding: str) -> str:
    """`text` after `edits`, which are in its present terms."""
    places = {
        str(position(text, offset, encoding)): offset for offset in reversed(range(len(text) + 1))
    }
    spans = [
        (places[str(edit["range"]["start"])], places[str(edit["range"]["end"])], edit["newText"])
        for edit in edits
    ]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _path(client: Talk, uri: str) -> str:
    path = path_from_uri(uri)
    assert path is not None
    return path.removeprefix(f"{client.folder}/")
