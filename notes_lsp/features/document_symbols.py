"""The outline of a note: its sections, with what of the video they are about, and its blocks that
have ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from notes_lsp.features.moments import section_times
from notes_lsp.syntax.nodes import Note
from notes_lsp.text.span import Span

SymbolKind: TypeAlias = Literal["section", "block"]


@dataclass(slots=True)
class Symbol:
    """A part of a note. `selection` is what to go to in `span`."""

    kind: SymbolKind
    name: str
    detail: str
    span: Span
    selection: Span
    children: list[Symbol] = field(default_factory=list)


def document_symbols(note: Note, max_hours: float) -> list[Symbol]:
    """The outline of `note`, sections in sections. Stamps past `max_hours` are not believed."""
    symbols = [*_sections(note, max_hours), *_blocks(note)]
    symbols.sort(key=lambda symbol: symbol.span.start)
    return _nest(symbols)


def _sections(note: Note, max_hours: float) -> Iterator[Symbol]:
    for section, times in section_times(note, max_hours):
        heading = section.heading
        yield Symbol(
            "section",
            heading.text or "(no heading)",
            times,
            section.span,
            Span(heading.start, heading.end),
        )


def _blocks(note: Note) -> Iterator[Symbol]:
    for mark in note.each(lambda block: block.block_ids):
        place = Span(mark.start, mark.end)
        yield Symbol("block", f"^{mark.name}", "", place, place)


def _nest(symbols: list[Symbol]) -> list[Symbol]:
    """Symbols in order of text, each put into the innermost one that holds it."""
    top: list[Symbol] = []
    around: list[Symbol] = []
    for symbol in symbols:
        while around and around[-1].span.end <= symbol.span.start:
            around.pop()
        (around[-1].children if around else top).append(symbol)
        around.append(symbol)
    return top
