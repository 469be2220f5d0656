"""What the user is told in passing, in one line."""

from __future__ import annotations

from lsprotocol import types as lsp

from notes_lsp.features.rename.plan import Plan
from notes_lsp.lsp.editor import Editor
from notes_lsp.vault.vault import Vault


def show(editor: Editor, kind: lsp.MessageType, message: str) -> None:
    """Have the client show a message."""
    params = {"type": kind, "message": f"notes-lsp: {message}"}
    editor.connection.notify(lsp.WINDOW_SHOW_MESSAGE, params)


def tell_newly_found(editor: Editor, vault: Vault, plan: Plan) -> None:
    """Tell of links that led nowhere and lead somewhere now, which nobody has asked for."""
    count = len(plan.newly_found)
    if not count:
        return
    path, span = plan.newly_found[0]
    line = vault.lines(path).position(span.start, "utf-32").line + 1
    more = f" and {count - 1} more" if count > 1 else ""
    message = f"a link that led nowhere leads there now: {path}:{line}{more}"
    show(editor, lsp.MessageType.Info, message)
