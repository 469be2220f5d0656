"""What stands at the cursor: the innermost element of a note that a question can be about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, TypeAlias

from notes_lsp.syntax.nodes import (
    Block,
    Definition,
    E,
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
    touched = _touched(note, offset)
    if not touched:
        return None
    return min(touched, key=lambda item: (item.end == offset, item.end - item.start)).subject


def subjects_at(note: Note, offset: int) -> list[Subject]:
    """All that stands at `offset`, in no order."""
    return [item.subject for item in _touched(note, offset)]


def _touched(note: Note, offset: int) -> list[_Placed]:
    matter = note.frontmatter
    if matter is not None and offset < matter.end:
        placed = list(_in_frontmatter(matter))
    elif note.in_comment(offset):
        return []
    else:
        placed = []
        for index in sorted({note.block_at(offset), note.block_at(offset - 1)}):
            if index >= 0:
                placed += _in_block(note.blocks[index], note.starts[index], offset)
    return [item for item in placed if item.start <= offset <= item.end]


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

    def around(elements: Iterable[E]) -> Iterator[E]:
        at = offset - start
        return (item.moved(start) for item in elements if item.start <= at <= item.end)

    plain: Iterable[Timestamp | Wikilink | MarkdownLink | Definition | Heading] = chain(
        around(block.timestamps),
        around(block.wikilinks),
        around(block.links),
        around(block.definitions),
        around(block.headings),
    )
    for element in plain:
        yield _Placed(element.start, element.end, element)
    for kind, marks in (
        (Tag, block.tags),
        (BlockId, block.block_ids),
        (FootnoteReference, block.footnote_references),
        (FootnoteDefinition, block.footnote_definitions),
    ):
        for mark in around(marks):
            yield _Placed(mark.start, mark.end, kind(mark))
