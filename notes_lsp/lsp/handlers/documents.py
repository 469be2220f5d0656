"""The life of documents: opened, changed, closed; and of the session around them."""

from __future__ import annotations

from lsprotocol import types as lsp

from notes_lsp.lsp.convert import changes_from_wire
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.handlers import configuration
from notes_lsp.lsp.handlers.files import watch_files


def initialized(editor: Editor, _: lsp.InitializedParams) -> None:
    """Begin with the client's settings and folders."""
    configuration.begin(editor)
    watch_files(editor)
    editor.open_folders()


def did_open(editor: Editor, params: lsp.DidOpenTextDocumentParams) -> None:
    """From now on the text of this document is what the client says."""
    item = params.text_document
    editor.open(item.uri, item.text, item.version)


def did_change(editor: Editor, params: lsp.DidChangeTextDocumentParams) -> None:
    """Take in the changes of one keystroke, or of many."""
    document = editor.workspace.document(params.text_document.uri)
    if document is None:
        return
    changes = changes_from_wire(params.content_changes)
    try:
        document.open_note.apply(changes, params.text_document.version, editor.encoding)
    finally:
        editor.took(document)  # the text is another also where the change could not be followed


def did_close(editor: Editor, params: lsp.DidCloseTextDocumentParams) -> None:
    """From now on the disk says what is in this document."""
    editor.let_go(params.text_document.uri)


def did_save(editor: Editor, params: lsp.DidSaveTextDocumentParams) -> None:
    """The text is known; what is committed of it may differ now, and what other notes count."""
    document = editor.workspace.document(params.text_document.uri)
    if document is not None:
        editor.upkeep.saved(document.vault)
        editor.redrawing.anew("codeLens")
