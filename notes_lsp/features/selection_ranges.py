"""Growing a selection: from the word at the cursor to the part and the whole of a link or stamp, to
the list item or cell, the block, the sections, the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from notes_lsp.features.subject import Subject, subjects_at
from notes_lsp.syntax.list_items import list_items
from notes_lsp.syntax.nodes import Heading, MarkdownLink, Note, Piece, Timestamp, Wikilink
from notes_lsp.syntax.sections import sections_of
from notes_lsp.text.span import Span

_LONGEST_WORD: Final = 100
"""Code points to each side of the cursor that are looked at."""

_BEFORE: Final = re.compile(r"[\w'’-]*\Z")
_AFTER: Final = re.compile(r"[\w'’-]*")
_CELL: Final = re.compile(r"(?:\\.|[^|\\\r\n])+")
_LINE: Final = re.compile(r"[^\r\n]*")


def selection_range(note: Note, text: str, offset: int) -> list[Span]:
    """The spans around `offset` in `note`, the parse of `text`: each holds the one before it."""
    around = {span for span in _around(note, text, offset) if span.touches(offset)}
    chain: list[Span] = []
    for span in sorted(around, key=lambda span: span.end - span.start):
        if not chain or (span.start <= chain[-1].start and chain[-1].end <= span.end):
            chain.append(span)
    return chain


def _around(note: Note, text: str, offset: int) -> Iterator[Span]:
    yield _word(text, offset)
    for subject in subjects_at(note, offset):
        yield from _parts(subject)
    yield from _block(note, text, offset)
    for section in sections_of(list(note.each(lambda block: block.headings)), note.length):
        yield _trimmed(text, section.span)
    if note.frontmatter is not None:
        yield note.frontmatter.yaml
        yield _trimmed(text, Span(note.frontmatter.start, note.frontmatter.end))
    yield Span(0, len(text))


def _word(text: str, offset: int) -> Span:
    before = _BEFORE.search(text[max(0, offset - _LONGEST_WORD) : offset])
    after = _AFTER.match(text, offset, offset + _LONGEST_WORD)
    return Span(offset - len(before[0] if before else ""), offset + len(after[0] if after else ""))


def _parts(subject: Subject) -> Iterator[Span]:
    """A link or stamp, and what it is made of."""
    pieces: tuple[Piece | None, ...] = ()
    match subject:
        case Wikilink(target=target, fragment=fragment, alias=alias):
            pieces = (target, fragment, alias)
            yield Span(target.start, fragment.end if fragment else target.end)
        case Timestamp(time=time, label=label):
            pieces = (time, label)
        case MarkdownLink(label=shown, destination=destination):
            pieces = (shown, destination)
        case Heading(raw=raw):
            pieces = (raw,)
        case _:
            return
    yield from (piece.span for piece in pieces if piece is not None)
    yield Span(subject.start, subject.end)


def _block(note: Note, text: str, offset: int) -> Iterator[Span]:
    index = note.block_at(offset)
    if index < 0:
        return
    block, start = note.blocks[index], note.starts[index]
    whole = Span(start, start + block.length)
    yield _trimmed(text, whole)
    if block.kind == "list":
        for item in list_items(text, *whole):
            yield item
            yield _line(text, offset)
    if block.kind == "table":
        line = _line(text, offset)
        yield line
        for cell in _CELL.finditer(text, line.start, line.end):
            yield _trimmed(text, Span(*cell.span()))
    if block.kind == "code":
        yield from (fence.body.moved(start) for fence in block.fences)


def _line(text: str, offset: int) -> Span:
    """The line that holds `offset`, without blanks at its edges."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = _LINE.match(text, start)
    return _trimmed(text, Span(start, line.end() if line else start))


def _trimmed(text: str, span: Span) -> Span:
    """`span` without the blanks and line ends at its edges."""
    whole = span.of(text)
    start = span.start + len(whole) - len(whole.lstrip())
    return Span(start, max(start, span.start + len(whole.rstrip())))
