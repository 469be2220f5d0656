"""Positions and ranges."""

from __future__ import annotations

import pytest
from lsprotocol import types as lsp

from notes_lsp.lsp.convert import changes_from_wire, range_from_wire, range_json
from notes_lsp.text.document import Change, Document
from notes_lsp.text.lines import Encoding, Position
from notes_lsp.text.span import Span


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_ranges_on_the_wire(encoding: Encoding, end: int) -> None:
    document = Document("ab\n🙂c")
    wire = range_json(document.lines, Span(1, 4), encoding)
    assert wire == {"start": {"line": 0, "character": 1}, "end": {"line": 1, "character": end}}
    range = lsp.Range(lsp.Position(**wire["start"]), lsp.Position(**wire["end"]))
    assert document.span(range_from_wire(range), encoding) == Span(1, 4)


def test_changes_from_the_wire() -> None:
    range = lsp.Range(lsp.Position(0, 1), lsp.Position(2, 3))
    assert changes_from_wire(
        [
            lsp.TextDocumentContentChangePartial(range=range, text="x", range_length=7),
            lsp.TextDocumentContentChangeWholeDocument(text="y"),
        ]
    ) == [Change((Position(0, 1), Position(2, 3)), "x"), Change(None, "y")]
