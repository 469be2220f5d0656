"""Where things are: `textDocument/definition`, `references`, `hover`, `documentLink`."""

from __future__ import annotations

from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.definition import definition as find_definition
from notes_lsp.features.document_links import DocumentLink, document_links
from notes_lsp.features.hover import hover as find_hover
from notes_lsp.features.references import references as find_references
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.markup import markup_json
from notes_lsp.lsp.places import asked_at, location_json
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.text.span import Span


def definition(editor: Editor, params: lsp.DefinitionParams) -> Any:
    """A `LocationLink` where the client takes one, else a `Location`."""
    asked = asked_at(editor, params)
    landing = find_definition(asked.document.here(), asked.offset) if asked else None
    if asked is None or landing is None:
        return None
    document = asked.document
    whole = location_json(editor, document, landing.path, landing.whole)
    selection = location_json(editor, document, landing.path, landing.selection)
    if "definition" not in editor.client.location_links:
        return selection
    return [
        {
            "originSelectionRange": range_json(document.lines, landing.origin, editor.encoding),
            "targetUri": whole["uri"],
            "targetRange": whole["range"],
            "targetSelectionRange": selection["range"],
        }
    ]


def references(editor: Editor, params: lsp.ReferenceParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None:
        return None
    declared = params.context.include_declaration
    found = find_references(asked.document.here(), asked.offset, include_declaration=declared)
    return [location_json(editor, asked.document, place.path, place.span) for place in found]


def hover(editor: Editor, params: lsp.HoverParams) -> Any:
    asked = asked_at(editor, params)
    found = find_hover(asked.document.here(), asked.offset) if asked else None
    if asked is None or found is None:
        return None
    return {
        "contents": markup_json(found.markdown, editor.client.hover_markup),
        "range": range_json(asked.document.lines, found.span, editor.encoding),
    }


def document_link(editor: Editor, params: lsp.DocumentLinkParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    return [_link_json(editor, document, link) for link in document_links(document.here())]


def _link_json(editor: Editor, document: OpenDocument, link: DocumentLink) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "range": range_json(document.lines, link.span, editor.encoding),
        "target": link.url,
    }
    if link.path is not None:
        answer["target"] = _target(editor, document, link.path, link.place)
    if editor.client.link_tooltips:
        answer["tooltip"] = link.tooltip
    return answer


def _target(editor: Editor, document: OpenDocument, path: str, place: Span | None) -> str:
    """The URI of a file of the vault; `#L12` at its end leads editors to a line."""
    location = location_json(editor, document, path, place or Span(0, 0))
    if place is None:
        return str(location["uri"])
    return f"{location['uri']}#L{location['range']['start']['line'] + 1}"
