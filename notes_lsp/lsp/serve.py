"""`notes-lsp serve`: the language server with all its methods, as a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notes_lsp.lsp.process import run
from notes_lsp.lsp.surface import COMMANDS, SURFACE

if TYPE_CHECKING:
    from notes_lsp.lsp.editor import Editor
    from notes_lsp.lsp.server import NotesServer


def make_server() -> NotesServer[Editor]:
    """The server that users get. It serves one client."""
    from notes_lsp.lsp import methods  # the libraries of the LSP take 0.3 s to load
    from notes_lsp.lsp.editor import Editor
    from notes_lsp.lsp.server import NotesServer

    return NotesServer(Editor.of, methods.METHODS, methods.COMMANDS)


def main(tcp: str | None = None) -> int:
    """Serve one client until it leaves; returns the exit code for the process, which is to end.

    Over stdin and stdout, or over `tcp`, as `process.run` tells.
    """
    return run(make_server, [offer.method for offer in SURFACE], COMMANDS, tcp)
