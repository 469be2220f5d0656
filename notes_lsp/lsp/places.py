"""Places on the wire: the document and offset that a request asks about, and locations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple, Protocol

from lsprotocol import types as lsp

from notes_lsp.features.cursor import Location
from notes_lsp.lsp.convert import START, place_json, position_from_wire, range_from_wire, range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.workspace import OpenDocument, note_uri
from notes_lsp.text.lines import LineIndex, ranges_of_packed
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

_PATH: Final = attrgetter("path")


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
    place = START
    if vault.known_whole(NotePath(path)) is not None:
        place = range_json(vault.lines(NotePath(path)), span, editor.encoding)
    elif span.end and (text := vault.text(NotePath(path))) is not None:
        place = range_json(LineIndex.of(text), span, editor.encoding)
    return {"uri": note_uri(vault, path), "range": place}


def locations_json(
    editor: Editor, document: OpenDocument, places: Iterable[Location]
) -> list[dict[str, Any]]:
    """The same for many places, of which those of one note follow each other. A hub has thousands
    of references: each note is looked at once, and of those that are not open no index is made."""
    vault = document.vault
    answer: list[dict[str, Any]] = []
    for path, group in groupby(places, key=_PATH):
        spans = [place.span for place in group]
        if path == document.path or path not in vault.index.facts:
            answer += [location_json(editor, document, path, span) for span in spans]
        else:
            uri = note_uri(vault, path)
            ranges = ranges_json(editor, vault, path, spans)
            answer += [{"uri": uri, "range": place} for place in ranges]
    return answer


def ranges_json(
    editor: Editor, vault: Vault, path: NotePath, spans: Sequence[Span]
) -> list[dict[str, Any]]:
    """The ranges of `spans` in a note of the vault."""
    encoding = editor.encoding
    if path in vault.open_notes:
        lines = vault.lines(path)
        return [range_json(lines, span, encoding) for span in spans]
    return list(map(place_json, ranges_of_packed(vault.packed_lines(path), spans, encoding)))
