"""The Markdown links of a note that may lead into the vault, and its definitions, packed.

Those with a scheme lead elsewhere, and are not kept: of tens of thousands of links to the web a
vault needs to know nothing. Links by reference lead where their definition does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notes_lsp.syntax.links import read_address
from notes_lsp.syntax.nodes import Block, Definition, MarkdownLink, Note, Piece, Timestamp
from notes_lsp.vault.packing import Table, Texts, pack, unpack_piece


class DestinationPlace(NamedTuple):
    """Where a link or definition stands, and its destination as it is written."""

    start: int
    end: int
    destination: str


def pack_markdown_links(note: Note, texts: Texts) -> Table:
    """The inline links and images of `note` with an address in the vault, without those that are
    stamps: `[00:12](#t=00:12)`."""
    stamps: set[int] | None = None
    rows = []
    for base, link in note.placed(_links):
        if link.kind != "inline" or read_address(link.destination.text) is None:
            continue
        if stamps is None:
            stamps = {start + stamp.start for start, stamp in note.placed(_timestamps)}
        if base + link.start not in stamps:
            rows.append(_link_row(base, link, texts))
    return pack(rows)


def unpack_markdown_links(table: Table, texts: Sequence[str]) -> Iterator[MarkdownLink]:
    """What `pack_markdown_links` packed, with absolute spans."""
    for start, length, image, label_at, label, at, destination in table.rows():
        yield MarkdownLink(
            start,
            start + length,
            "inline",
            bool(image),
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
    for table in (links, definitions):
        for row in table.rows():
            if row[-1]:
                yield DestinationPlace(row[0], row[0] + row[1], texts[row[-1] - 1])


def _link_row(base: int, link: MarkdownLink, texts: Texts) -> tuple[int, ...]:
    return (
        base + link.start,
        link.end - link.start,
        int(link.image),
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
