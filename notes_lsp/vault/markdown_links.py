"""The Markdown links of a note that may lead into the vault, and its definitions, packed.

Those with a scheme lead elsewhere, and are not kept: of tens of thousands of links to the web a
vault needs to know nothing. Links by reference lead where their definition does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notes_lsp.syntax.links import read_address
from notes_lsp.syntax.nodes import Block, Definition, MarkdownLink, Note, Piece, Timestamp
from notes_lsp.text.span import Span
from notes_lsp.vault.packing import Table, Texts, pack, unpack_piece

_IMAGE, _ON_FROM_LINE = 1, 2


class DestinationPlace(NamedTuple):
    """Where a link or definition stands, its destination as it is written, and whether that is on
    the note's `From:` line."""

    start: int
    end: int
    destination: str
    on_from_line: bool


def pack_markdown_links(note: Note, texts: Texts, from_line: Span) -> Table:
    """The inline links and images of `note` with an address in the vault, without those that are
    stamps: `[00:12](#t=00:12)`. `from_line` is its `From:` line."""
    stamps: set[int] | None = None
    rows = []
    for base, link in note.placed(_links):
        if link.kind != "inline" or read_address(link.destination.text) is None:
            continue
        if stamps is None:
            stamps = {start + stamp.start for start, stamp in note.placed(_timestamps)}
        if base + link.start not in stamps:
            rows.append(_link_row(base, link, texts, from_line))
    return pack(rows)


def unpack_markdown_links(table: Table, texts: Sequence[str]) -> Iterator[MarkdownLink]:
    """What `pack_markdown_links` packed, with absolute spans."""
    for start, length, flags, label_at, label, at, destination in table.rows():
        yield MarkdownLink(
            start,
            start + length,
            "inline",
            bool(flags & _IMAGE),
            _piece(texts, start, label_at, label),
            _piece(texts, start, at, destination),
        )


def pack_definitions(note: Note, texts: Texts) -> Table:
    """The link reference definitions of `note`."""
    return pack(
        (
            base + definition.start,
            definition.end - definition.start,
            *texts.piece(definition.start, definition.label),
            *texts.piece(definition.start, definition.destination),
        )
        for base, definition in note.placed(_definitions)
    )


def unpack_definitions(table: Table, texts: Sequence[str]) -> Iterator[Definition]:
    """What `pack_definitions` packed, with absolute spans."""
    for start, length, label_at, label, at, destination in table.rows():
        yield Definition(
            start,
            start + length,
            _piece(texts, start, label_at, label),
            _piece(texts, start, at, destination),
        )


def destination_places(
    links: Table, definitions: Table, texts: Sequence[str]
) -> Iterator[DestinationPlace]:
    """Where those of both stand that have a destination, the links first."""
    for table, flagged in ((links, _ON_FROM_LINE), (definitions, 0)):
        for row in table.rows():
            if row[-1]:
                start, length, flags = row[:3]
                destination, on_line = texts[row[-1] - 1], bool(flags & flagged)
                yield DestinationPlace(start, start + length, destination, on_line)


def _link_row(base: int, link: MarkdownLink, texts: Texts, from_line: Span) -> tuple[int, ...]:
    on_line = from_line.start <= base + link.start < from_line.end
    return (
        base + link.start,
        link.end - link.start,
        link.image * _IMAGE + on_line * _ON_FROM_LINE,
        *texts.piece(link.start, link.label),
        *texts.piece(link.start, link.destination),
    )


def _piece(texts: Sequence[str], start: int, at: int, text: int) -> Piece:
    return unpack_piece(texts, start, at, text) or Piece(start, start, "")


def _links(block: Block) -> tuple[MarkdownLink, ...]:
    return block.links


def _timestamps(block: Block) -> tuple[Timestamp, ...]:
    return block.timestamps


def _definitions(block: Block) -> tuple[Definition, ...]:
    return block.definitions
