"""The legend of semantic tokens: what the numbers on the wire stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from notes_lsp.features.semantic_tokens import TokenModifier, TokenType

TYPES: Final[dict[TokenType, str]] = {
    "target": "class",
    "alias": "string",
    "fragment": "property",
    "tag": "enumMember",
    "timestamp": "number",
    "block id": "decorator",
    "frontmatter key": "keyword",
}
"""Types of the LSP, for which every editor has a colour."""

MODIFIERS: Final[tuple[TokenModifier, ...]] = (
    "resolved",
    "unresolved",
    "inexact",
    "valid",
    "defective",
)
