"""What stands at the cursor: the innermost element of a note that a question can be about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from notes_lsp.syntax.nodes import (
    Block,
    Definition,
    Entry,
    Frontmatter,
    Heading,
    Mark,
    MarkdownLink,
    Note,
    Piece,
    Timestamp,
    Wikilink,
)


class Tag(NamedTuple):
    """`#tag`; in the frontmatter it is a `Field`."""

    mark: Mark


class BlockId(NamedTuple):
    """`^id`, where the block is."""

    mark: Mark


class FootnoteReference(NamedTuple):
    """`[^1]` in the text."""

    mark: Mark


class FootnoteDefinition(NamedTuple):
    """`[^1]: text`, whole."""

    mark: Mark


class Field(NamedTuple):
    """A key of the frontmatter, and the one of its values that the cursor is on; None on the key
    itself."""

    entry: Entry
    value: Piece | None


Subject: TypeAlias = (
    Timestamp
    | Wikilink
    | MarkdownLink
    | Definition
    | Heading
    | Tag
    | BlockId
    | FootnoteReference
    | FootnoteDefinition
    | Field
)


class _Placed(NamedTuple):
    start: int
    end: int
    subject: Subject


def subject_at(note: Note, offset: int) -> Subject | None:
    """What stands at `offset`, with absolute spans. What begins there comes before what ends
    there; then the shortest, which is the innermost."""
    matter = note.frontmatter
    if matter is not None and offset < matter.end:
        placed = list(_in_frontmatter(matter))
    elif note.in_comment(offset):
        return None
    else:
        placed = []
        for index in sorted({note.block_at(offset), note.block_at(offset - 1)}):
            if index >= 0:
                placed += _in_block(note.blocks[index], note.starts[index], offset)
    touched = [item for item in placed if item.start <= offset <= item.end]
    if not touched:
        return None
    return min(touched, key=lambda item: (item.end == offset, item.end - item.start)).subject


def _in_frontmatter(matter: Frontmatter) -> Iterator[_Placed]:
    for link in matter.wikilinks:
        yield _Placed(link.start, link.end, link)
    for entry in matter.entries:
        yield _Placed(entry.key.start, entry.key.end, Field(entry, None))
        for value in entry.values:
            yield _Placed(value.start, value.end, Field(entry, value))


def _in_block(block: Block, start: int, offset: int) -> Iterator[_Placed]:
    """What stands in `block`, at `start`, around `offset`. Where two are of the same length the
    first counts: a stamp may be a Markdown link too."""
    at = offset - start
    for stamp in block.timestamps:
        if stamp.start <= at <= stamp.end:
            yield _Placed(start + stamp.start, start + stamp.end, stamp.moved(start))
    for link in block.wikilinks:
        if link.start <= at <= link.end:
            yield _Placed(start + link.start, start + link.end, link.moved(start))
    for markdown_link in block.links:
        moved = markdown_link.moved(start)
        yield _Placed(moved.start, moved.end, moved)
    for definition in block.definitions:
        yield _Placed(start + definition.start, start + definition.end, definition.moved(start))
    for heading in block.headings:
        yield _Placed(start + heading.start, start + heading.end, heading.moved(start))
    for mark in block.tags:
        yield _Placed(start + mark.start, start + mark.end, Tag(mark.moved(start)))
    for mark in block.block_ids:
        yield _Placed(start + mark.start, start + mark.end, BlockId(mark.moved(start)))
    for mark in block.footnote_references:
        yield _Placed(start + mark.start, start + mark.end, FootnoteReference(mark.moved(start)))
    for mark in block.footnote_definitions:
        yield _Placed(start + mark.start, start + mark.end, FootnoteDefinition(mark.moved(start)))
