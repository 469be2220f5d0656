"""`notes-lsp serve`: the language server with all its methods, as a process."""

from __future__ import annotations

from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.methods import COMMANDS, METHODS
from notes_lsp.lsp.process import run
from notes_lsp.lsp.server import NotesServer


def make_server() -> NotesServer[Editor]:
    """The server that users get. It serves one client."""
    return NotesServer(Editor.of, METHODS, COMMANDS)


def main(tcp: str | None = None) -> int:
    """Serve one client until it leaves; returns the exit code for the process, which is to end.

    Over stdin and stdout, or over `tcp`, as `process.run` tells.
    """
    return run(make_server, tcp)
