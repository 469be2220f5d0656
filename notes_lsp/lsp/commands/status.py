"""`notes.status`: what the server works on, for people who ask why something is as it is."""

from __future__ import annotations

from notes_lsp import __version__
from notes_lsp.lsp.commands.arguments import Arguments, read_arguments
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.session import Json


class Status(Arguments, frozen=True):
    """Nothing to say."""


def status(editor: Editor, arguments: list[Json]) -> Json:
    """`{"version": …, "encoding": …, "vaults": [{"root": …, "notes": …, "read": …, …}]}`."""
    read_arguments(arguments, Status)
    workspace = editor.workspace
    return {
        "version": __version__,
        "encoding": editor.encoding,
        "documents": len(workspace.documents),
        "vaults": [
            {
                "root": str(root),
                "notes": len(vault.index.facts),
                "attachments": len(vault.index.file_paths),
                "named": vault.named,
                "read": vault.settled,
                "resolution": vault.resolver.mode,
                "wrongSettings": [str(error) for error in workspace.wrong_settings.get(root, ())],
            }
            for root, vault in workspace.vaults.items()
        ],
    }
