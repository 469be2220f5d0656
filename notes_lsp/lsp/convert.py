"""Between the wire and our own values: positions and offsets. URIs are uris.py's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.text.document import Change
from notes_lsp.text.lines import Encoding, LineIndex, Position, Range
from notes_lsp.text.span import Edit, Span

START: Final = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
"""The range of nothing, at the beginning of a file."""


def position_from_wire(position: lsp.Position) -> Position:
    """The same position as our own type."""
    return Position(position.line, position.character)


def range_from_wire(range: lsp.Range) -> Range:
    """The same range as our own type."""
    return position_from_wire(range.start), position_from_wire(range.end)


def changes_from_wire(
    changes: Iterable[lsp.TextDocumentContentChangeEvent],
) -> list[Change]:
    """What `Document.apply` takes, of the changes in `textDocument/didChange`."""
    return [
        Change(range_from_wire(change.range), change.text)
        if isinstance(change, lsp.TextDocumentContentChangePartial)
        else Change(None, change.text)
        for change in changes
    ]


def position_json(lines: LineIndex, offset: int, encoding: Encoding) -> dict[str, int]:
    """`offset` in the text of `lines` as it goes over the wire, in units of `encoding`."""
    line, character = lines.position(offset, encoding)
    return {"line": line, "character": character}


def range_json(lines: LineIndex, span: Span, encoding: Encoding) -> dict[str, Any]:
    """`span` of the text of `lines` as it goes over the wire, in units of `encoding`."""
    return place_json(lines.range(span, encoding))


def place_json(place: Range) -> dict[str, Any]:
    """The same for what is in such units already."""
    (line, character), (last_line, last_character) = place
    return {
        "start": {"line": line, "character": character},
        "end": {"line": last_line, "character": last_character},
    }


def edits_json(edits: Sequence[Edit], lines: LineIndex, encoding: Encoding) -> list[dict[str, Any]]:
    """Edits of the text of `lines` as LSP `TextEdit`s."""
    return [
        {"range": range_json(lines, Span(edit.start, edit.end), encoding), "newText": edit.text}
        for edit in edits
    ]


def range_wire(lines: LineIndex, span: Span, encoding: Encoding) -> lsp.Range:
    """The same as lsprotocol has it."""
    start, end = lines.range(span, encoding)
    return lsp.Range(lsp.Position(*start), lsp.Position(*end))
