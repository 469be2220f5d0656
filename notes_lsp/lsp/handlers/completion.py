"""`textDocument/completion` and `completionItem/resolve`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from lsprotocol import types as lsp

from notes_lsp.features.completion import complete
from notes_lsp.features.completion.candidates import (
    Candidate,
    CandidateKind,
    Completions,
    filter_text,
)
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.convert import edits_json, position_from_wire, range_json
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.markup import documentation
from notes_lsp.lsp.note_data import note_data, preview_of
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.text.span import Span

_KINDS: Final[dict[CandidateKind, lsp.CompletionItemKind]] = {
    "note": lsp.CompletionItemKind.File,
    "heading": lsp.CompletionItemKind.Reference,
    "block": lsp.CompletionItemKind.Reference,
    "alias": lsp.CompletionItemKind.Text,
    "moment": lsp.CompletionItemKind.Value,
    "missing": lsp.CompletionItemKind.Event,
    "file": lsp.CompletionItemKind.File,
    "tag": lsp.CompletionItemKind.Keyword,
    "footnote": lsp.CompletionItemKind.Reference,
    "reference": lsp.CompletionItemKind.Reference,
    "key": lsp.CompletionItemKind.Property,
    "video": lsp.CompletionItemKind.Value,
    "callout": lsp.CompletionItemKind.EnumMember,
}

_PLAINER: Final = {
    lsp.CompletionItemKind.Event: lsp.CompletionItemKind.Text,
    lsp.CompletionItemKind.EnumMember: lsp.CompletionItemKind.Enum,
}
"""What stands for a kind that the LSP did not have from the start."""

_SNIPPET = 2
"""`InsertTextFormat.Snippet`"""


def completion(editor: Editor, params: lsp.CompletionParams) -> Any:
    document = editor.document(params.text_document.uri)
    if document is None:
        return None
    position = position_from_wire(params.position)
    offset = document.open_note.document.offset(position, editor.encoding)
    trigger = params.context.trigger_character if params.context else None
    found = complete(document.here(), offset, trigger or "")
    return None if found is None else _list_json(editor.client, document, found, offset)


def _list_json(
    client: ClientSupport, document: OpenDocument, found: Completions, offset: int
) -> dict[str, Any]:
    if client.keeps_what_follows:
        found = _without_what_follows(found, document.open_note.document.text, offset)
    place = _place_json(client, document, found)
    shared = "editRange" in client.item_defaults
    written = document.open_note.document.text[found.replaced.start : offset]
    items = []
    for number, candidate in enumerate(found.candidates):
        item = _item_json(client, document, candidate)
        item["filterText"] = filter_text(written, candidate.matched)
        item["sortText"] = f"{number:04}"
        text = candidate.text
        if client.snippets and candidate.snippet:
            text = candidate.snippet
            item["insertTextFormat"] = _SNIPPET
        if shared:
            item["textEditText"] = text
        else:
            item["textEdit"] = {**place, "newText": text}
        items.append(item)
    answer: dict[str, Any] = {"isIncomplete": found.incomplete, "items": items}
    if shared:
        answer["itemDefaults"] = {"editRange": place.get("range", place)}
    return answer


def _without_what_follows(found: Completions, text: str, offset: int) -> Completions:
    """The same, for a client that leaves what stands behind the cursor whatever the range: what
    all candidates end with, such as the brackets that it has closed, would be there twice."""
    behind = text[offset : found.replaced.end]
    if not all(candidate.text.endswith(behind) for candidate in found.candidates):
        return found
    shorter = [
        replace(candidate, text=candidate.text.removesuffix(behind))
        for candidate in found.candidates
    ]
    return replace(found, candidates=shorter, replaced=Span(found.replaced.start, offset))


def _place_json(
    client: ClientSupport, document: OpenDocument, found: Completions
) -> dict[str, Any]:
    """The `range` that is replaced, or two of them where a client and the place can have both."""
    replaced = range_json(document.lines, found.replaced, client.encoding)
    if found.inserted is None or not client.insert_replace:
        return {"range": replaced}
    inserted = range_json(document.lines, found.inserted, client.encoding)
    return {"insert": inserted, "replace": replaced}


def _item_json(
    client: ClientSupport, document: OpenDocument, candidate: Candidate
) -> dict[str, Any]:
    """All of an item but what it writes in place of what."""
    label, detail = candidate.label, candidate.detail
    if candidate.note is not None and not candidate.fragment and not client.label_details:
        # Such clients are simple in other ways, too: they filter by what the list shows.
        label, detail = candidate.matched, label if candidate.matched == detail else detail
    kind = _KINDS[candidate.kind]
    if not client.any_item_kind:
        kind = _PLAINER.get(kind, kind)
    item: dict[str, Any] = {"label": label, "kind": int(kind)}
    if detail:
        if client.label_details:
            item["labelDetails"] = {"description": detail}
        else:
            item["detail"] = detail
    if candidate.edits:
        item["additionalTextEdits"] = edits_json(candidate.edits, document.lines, client.encoding)
    if candidate.note is not None and _resolves_documentation(client):
        item["data"] = note_data(document.vault, candidate.note, candidate.fragment)
    return item


def _resolves_documentation(client: ClientSupport) -> bool:
    """Clients that don't say what they resolve are of a time when it was just this."""
    return not client.completion_resolve or "documentation" in client.completion_resolve


def resolve(editor: Editor, item: lsp.CompletionItem) -> Any:
    """The item with a preview of its note."""
    preview = preview_of(editor, item.data)
    if preview:
        item.documentation = documentation(preview, editor.client.completion_markup)
    return item
