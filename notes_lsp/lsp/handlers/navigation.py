"""Where things are: `textDocument/definition`, `declaration`, `typeDefinition`, `references`,
`hover`, `documentLink`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lsprotocol import types as lsp

from notes_lsp.features.definition import Landing
from notes_lsp.features.definition import definition as find_definition
from notes_lsp.features.document_links import DocumentLink, document_links
from notes_lsp.features.hover import hover as find_hover
from notes_lsp.features.references import references as find_references
from notes_lsp.features.type_definition import type_definition as find_hubs
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.large import written
from notes_lsp.lsp.markup import markup_json
from notes_lsp.lsp.places import AtPosition, asked_at, location_json, locations_json
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.text.span import Span


def definition(editor: Editor, params: lsp.DefinitionParams) -> Any:
    return _defined(editor, params, "definition")


def declaration(editor: Editor, params: lsp.DeclarationParams) -> Any:
    """The same: notes are declared where they are defined."""
    return _defined(editor, params, "declaration")


def _defined(editor: Editor, params: AtPosition, request: str) -> Any:
    """A `LocationLink` where the client takes one, else a `Location`."""
    asked = asked_at(editor, params)
    landing = find_definition(asked.document.here(), asked.offset) if asked else None
    if asked is None or landing is None:
        return None
    places = _landings(editor, asked.document, [landing], request)
    return places if request in editor.client.location_links else places[0]


def type_definition(editor: Editor, params: lsp.TypeDefinitionParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None:
        return None
    found = find_hubs(asked.document.here(), asked.offset)
    return _landings(editor, asked.document, found, "typeDefinition") or None


def _landings(
    editor: Editor, document: OpenDocument, landings: Iterable[Landing], request: str
) -> list[dict[str, Any]]:
    """`LocationLink`s where the client takes them from this `request`, else `Location`s."""
    make = _link_to if request in editor.client.location_links else _location_of
    return [make(editor, document, landing) for landing in landings]


def _location_of(editor: Editor, document: OpenDocument, landing: Landing) -> dict[str, Any]:
    return location_json(editor, document, landing.path, landing.selection)


def _link_to(editor: Editor, document: OpenDocument, landing: Landing) -> dict[str, Any]:
    whole = location_json(editor, document, landing.path, landing.whole)
    return {
        "originSelectionRange": range_json(document.lines, landing.origin, editor.encoding),
        "targetUri": whole["uri"],
        "targetRange": whole["range"],
        "targetSelectionRange": _location_of(editor, document, landing)["range"],
    }


def references(editor: Editor, params: lsp.ReferenceParams) -> Any:
    asked = asked_at(editor, params)
    if asked is None:
        return None
    declared = params.context.include_declaration
    found = find_references(asked.document.here(), asked.offset, include_declaration=declared)
    return written(locations_json(editor, asked.document, found))


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
    found = document_links(document.here())
    return written([_link_json(editor, document, link) for link in found])


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
