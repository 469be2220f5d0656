"""Which elements of a block a feature asks for: for `Note.each` and `Note.around`."""

from __future__ import annotations

from notes_lsp.syntax.nodes import Block, Heading, Mark, MarkdownLink, Timestamp, Wikilink


def wikilinks(block: Block) -> tuple[Wikilink, ...]:
    return block.wikilinks


def links(block: Block) -> tuple[MarkdownLink, ...]:
    return block.links


def timestamps(block: Block) -> tuple[Timestamp, ...]:
    return block.timestamps


def headings(block: Block) -> tuple[Heading, ...]:
    return block.headings


def block_ids(block: Block) -> tuple[Mark, ...]:
    return block.block_ids


def tags(block: Block) -> tuple[Mark, ...]:
    return block.tags
