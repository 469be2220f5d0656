"""`notes.rescan`: the vaults looked at again, for disks that tell nobody of changes."""

from __future__ import annotations

from notes_lsp.lsp.commands.arguments import Arguments, read_arguments
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.session import Json


class Rescan(Arguments, frozen=True):
    """Nothing to say."""


def rescan(editor: Editor, arguments: list[Json]) -> Json:
    """`{"vaults": …}`, how many. Goes on beside the work; settings are read anew, too."""
    read_arguments(arguments, Rescan)
    editor.obey_settings()
    roots = list(editor.workspace.vaults)
    editor.changed_on_disk(roots)
    return {"vaults": len(roots)}
