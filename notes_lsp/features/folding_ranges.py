"""What an editor can fold: frontmatter, sections, lists, quotes, tables, code, comments and
regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from notes_lsp.syntax.list_items import list_items
from notes_lsp.syntax.nodes import BlockKind, Note
from notes_lsp.syntax.sections import sections_of
from notes_lsp.text.span import Span

FoldingKind: TypeAlias = Literal["comment", "region"]

_FOLDABLE: Final[frozenset[BlockKind]] = frozenset(("quote", "table", "code", "html", "footnote"))
"""Of a list its items fold, since two parts can't fold to one line."""

_REGION: Final = re.compile(r"<!--[ \t]*#?(?P<end>end)?region\b")


class FoldingRange(NamedTuple):
    """A part of a note that folds to its first line. `span` begins in that line and ends in the
    last one that disappears."""

    span: Span
    kind: FoldingKind | None = None


def folding_ranges(note: Note, text: str) -> list[FoldingRange]:
    """All parts of `note`, the parse of `text`, that are longer than a line, by place."""
    found = [
        *_frontmatter(note, text),
        *_sections(note, text),
        *_blocks(note, text),
        *_comments(note),
        *_regions(note, text),
    ]
    # By span: a comment that is a block is a comment.
    longer = {item.span: item for item in found if _has_lines(item.span.of(text))}
    return sorted(longer.values(), key=lambda item: (item.span.start, -item.span.end))


def _has_lines(text: str) -> bool:
    return "\n" in text or "\r" in text


def _without_blank_end(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _frontmatter(note: Note, text: str) -> Iterator[FoldingRange]:
    matter = note.frontmatter
    if matter is not None:
        yield FoldingRange(_without_blank_end(text, matter.start, matter.end))


def _sections(note: Note, text: str) -> Iterator[FoldingRange]:
    for heading, end in sections_of(list(note.each(lambda block: block.headings)), note.length):
        yield FoldingRange(_without_blank_end(text, heading.start, end))


def _blocks(note: Note, text: str) -> Iterator[FoldingRange]:
    for start, block in zip(note.starts, note.blocks, strict=True):
        if block.kind in _FOLDABLE:
            yield FoldingRange(_without_blank_end(text, start, start + block.length))
        if block.kind == "list":
            yield from map(FoldingRange, list_items(text, start, start + block.length))
        for fence in block.fences:
            yield FoldingRange(_without_blank_end(text, start + fence.start, start + fence.end))


def _comments(note: Note) -> Iterator[FoldingRange]:
    for opaque in note.each(lambda block: block.opaques):
        if opaque.kind == "comment":
            yield FoldingRange(Span(opaque.start, opaque.end), "comment")
    for comment in note.comments:
        yield FoldingRange(comment, "comment")


def _regions(note: Note, text: str) -> Iterator[FoldingRange]:
    """From `<!-- #region -->` to `<!-- #endregion -->`, as VS Code has it in Markdown."""
    opened: list[int] = []
    for opaque in note.each(lambda block: block.opaques):
        mark = _REGION.match(text, opaque.start) if opaque.kind == "comment" else None
        if mark is None:
            continue
        if mark["end"] is None:
            opened.append(opaque.start)
        elif opened:
            yield FoldingRange(Span(opened.pop(), opaque.end), "region")
