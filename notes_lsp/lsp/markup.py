"""Markdown on the wire: as such, or as plain text for clients that show no Markdown."""

from __future__ import annotations

from lsprotocol import types as lsp

from notes_lsp.features.markup import plain_text
from notes_lsp.lsp.capabilities import MarkupKind


def markup_json(markdown: str, kind: MarkupKind) -> dict[str, str]:
    """`markdown` as the client can show it."""
    return {"kind": kind, "value": markdown if kind == "markdown" else plain_text(markdown)}


def documentation(markdown: str, kind: MarkupKind) -> lsp.MarkupContent | str:
    """The same for what a completion item tells. There a string is plain text, which all clients
    know."""
    if kind == "markdown":
        return lsp.MarkupContent(lsp.MarkupKind.Markdown, markdown)
    return plain_text(markdown)
