"""Places on the wire: the document and offset that a request asks about, and locations."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from lsprotocol import types as lsp

from notes_lsp.lsp.convert import position_from_wire, range_from_wire, range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath

_START = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}


class Asked(NamedTuple):
    """Where a request asks."""

    document: OpenDocument
    offset: int


class AtPosition(Protocol):
    """The params of a request at a position."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier: ...
    @property
    def position(self) -> lsp.Position: ...


def asked_at(editor: Editor, params: AtPosition) -> Asked | None:
    """Where `params` ask; None for a document that is not open."""
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    position = position_from_wire(params.position)
    return Asked(document, document.open_note.document.offset(position, editor.encoding))


def span_asked(editor: Editor, document: OpenDocument, place: lsp.Range) -> Span:
    """The part of `document` that a request asks about."""
    text = document.open_note.document
    start, end = (text.offset(position, editor.encoding) for position in range_from_wire(place))
    return Span(start, end)


def location_json(editor: Editor, document: OpenDocument, path: str, span: Span) -> dict[str, Any]:
    """An LSP `Location` in a file of the vault of `document`, or in the document itself, which
    need not be one."""
    if path == document.path:
        place = range_json(document.lines, span, editor.encoding)
        return {"uri": document.uri, "range": place}
    vault = document.vault
    place = _START
    if vault.known_whole(NotePath(path)) is not None:
        place = range_json(vault.lines(NotePath(path)), span, editor.encoding)
    elif span.end and (text := vault.text(NotePath(path))) is not None:
        place = range_json(LineIndex.of(text), span, editor.encoding)
    return {"uri": note_uri(vault, path), "range": place}
