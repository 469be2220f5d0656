"""Files that change behind the client's back, and folders that come and go.

Clients that can watch files are asked to; for the others the server watches (upkeep.py).
"""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp

from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.uris import path_from_uri


def watch_files(editor: Editor) -> None:
    """Have the client tell of changed files. Of all, since folders, attachments, settings and what
    is ignored matter too."""
    if editor.client.watches_files:
        registration = {
            "id": "notes-lsp/files",
            "method": lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            "registerOptions": {"watchers": [{"globPattern": "**/*"}]},
        }
        editor.ask(lsp.CLIENT_REGISTER_CAPABILITY, {"registrations": [registration]})


def did_change_watched_files(editor: Editor, params: lsp.DidChangeWatchedFilesParams) -> None:
    """Read again what changed on disk."""
    names = (path_from_uri(change.uri) for change in params.changes)
    editor.changed_on_disk([Path(name) for name in names if name is not None])


def did_change_workspace_folders(
    editor: Editor, params: lsp.DidChangeWorkspaceFoldersParams
) -> None:
    """Folders were added to the workspace, or taken from it."""
    removed = {path_from_uri(folder.uri) for folder in params.event.removed}
    added = (path_from_uri(folder.uri) for folder in params.event.added)
    editor.change_folders([name for name in added if name is not None], removed)
