"""The elements of a part of a note, for editors that ask about what they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notes_lsp.syntax.nodes import Block, E, Note
from notes_lsp.text.span import Span


def blocks_within(note: Note, within: Span | None) -> Iterator[tuple[int, Block]]:
    """The top-level blocks that reach into `within`, each with where it starts; all, for None."""
    asked = within or Span(0, note.length)
    for start, block in zip(note.starts, note.blocks, strict=True):
        if start < asked.end and asked.start < start + block.length:
            yield start, block


def shown(note: Note, start: int, elements: Iterable[E]) -> Iterator[E]:
    """The `elements` of the block at `start` that are in no `%%` comment, with absolute spans."""
    for element in elements:
        if not note.in_comment(start + element.start):
            yield element.moved(start)
