"""The form of a document: `textDocument/foldingRange`, `selectionRange`, `documentHighlight` and
`linkedEditingRange`."""

from __future__ import annotations

from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.document_highlights import HighlightKind, document_highlights
from notes_lsp.features.folding_ranges import FoldingRange, folding_ranges
from notes_lsp.features.linked_editing import linked_spans
from notes_lsp.features.selection_ranges import selection_range
from notes_lsp.lsp.convert import position_from_wire, range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.places import asked_at
from notes_lsp.lsp.workspace import OpenDocument

_HIGHLIGHTS: Final[dict[HighlightKind, int]] = {"use": 2, "definition": 3}
"""Read and Write: what editors colour differently."""

_TIME: Final = "[0-9:]*"
"""What is typed in a time: anything else ends the linked editing."""


def folding_range(editor: Editor, params: lsp.FoldingRangeParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    found = folding_ranges(document.open_note.note, document.open_note.document.text)
    return [_folding_json(document, item) for item in found]


def _folding_json(document: OpenDocument, item: FoldingRange) -> dict[str, Any]:
    """Whole lines: no editor folds less in prose."""
    first, last = (document.lines.position(offset, "utf-32").line for offset in item.span)
    answer: dict[str, Any] = {"startLine": first, "endLine": last}
    return answer if item.kind is None else {**answer, "kind": item.kind}


def selection_range_of_each(editor: Editor, params: lsp.SelectionRangeParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    return [_selection_json(editor, document, position) for position in params.positions]


def _selection_json(editor: Editor, document: OpenDocument, position: lsp.Position) -> Any:
    """The innermost range, with the others around it."""
    opened = document.open_note
    offset = opened.document.offset(position_from_wire(position), editor.encoding)
    answer: dict[str, Any] | None = None
    for span in reversed(selection_range(opened.note, opened.document.text, offset)):
        place = range_json(document.lines, span, editor.encoding)
        answer = {"range": place} if answer is None else {"range": place, "parent": answer}
    return answer


def document_highlight(editor: Editor, params: lsp.DocumentHighlightParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None:
        return None
    return [
        {
            "range": range_json(asked.document.lines, span, editor.encoding),
            "kind": _HIGHLIGHTS[kind],
        }
        for span, kind in document_highlights(asked.document.here(), asked.offset)
    ]


def linked_editing_range(editor: Editor, params: lsp.LinkedEditingRangeParams) -> Any:
    asked = asked_at(editor, params)
    spans = linked_spans(asked.document.open_note.note, asked.offset) if asked else []
    if asked is None or not spans:
        return None
    ranges = [range_json(asked.document.lines, span, editor.encoding) for span in spans]
    return {"ranges": ranges, "wordPattern": _TIME}
