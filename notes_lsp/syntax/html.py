"""HTML in notes: comments, with our directives in them, and what an HTML block hides.

Timestamps in HTML are read by timestamps.py, as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from notes_lsp.syntax.nodes import Directive, Opaque, Wikilink
from notes_lsp.syntax.wikilinks import scan_wikilinks
from notes_lsp.text.span import Span, covers

_DIRECTIVE = re.compile(r"<!--\s*notes-lsp:(.*?)-->", re.DOTALL)
_HIDING = re.compile(r"<!--|<(script|style|pre|textarea)(?=[\s>])", re.IGNORECASE)
_CLOSING = {
    name: re.compile(rf"</{name}\s*>?", re.IGNORECASE)
    for name in ("script", "style", "pre", "textarea")
} | {"": re.compile("-->")}


@dataclass(slots=True)
class HtmlBlock:
    """What is recognised in an HTML block."""

    opaques: list[Opaque] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    wikilinks: list[Wikilink] = field(default_factory=list)


def directives(source: str, start: int, end: int) -> list[Directive]:
    """The directive that the comment `source[start:end]` is, if it is one."""
    match = _DIRECTIVE.match(source, start, end)
    return [] if match is None else [Directive(start, match.end(), match[1].strip())]


def _hidden_parts(source: str, start: int, end: int) -> Iterator[Opaque]:
    """Comments and raw-text elements, each to its end or to that of the block."""
    at = start
    while match := _HIDING.search(source, at, end):
        name = (match[1] or "").lower()
        closing = _CLOSING[name].search(source, match.end(), end)
        at = closing.end() if closing else end
        yield Opaque(match.start(), at, "html" if name else "comment")


def read_html_block(source: str, start: int, end: int) -> HtmlBlock:
    """What is recognised in the HTML block that covers `source[start:end]`."""
    block = HtmlBlock(list(_hidden_parts(source, start, end)))
    hidden = [Span(part.start, part.end) for part in block.opaques]
    for part in block.opaques:
        if part.kind == "comment":
            block.directives += directives(source, part.start, part.end)
    block.wikilinks += [
        link
        for link in scan_wikilinks(source, start, end, "html")
        if not covers(hidden, link.start)
    ]
    return block
