"""Markdown on the wire: as such, or as plain text for clients that show no Markdown."""

from __future__ import annotations

from lsprotocol import types as lsp

from notes_lsp.features.markup import plain_text
from notes_lsp.lsp.capabilities import MarkupKind


def markup_json(markdown: str, kind: MarkupKind) -> dict[str, str]:
    """`markdown` as the client can show it."""
    return {"kind": kind, "value": markdown if kind == "markdown" else plain_text(markdown)}


def markup_content(markdown: str, kind: MarkupKind) -> lsp.MarkupContent:
    """The same as lsprotocol's object, for what is built of those."""
    found = markup_json(markdown, kind)
    return lsp.MarkupContent(lsp.MarkupKind(found["kind"]), found["value"])
