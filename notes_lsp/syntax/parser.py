"""`parse`: a text -> its `Note`. Total, pure and linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from notes_lsp.syntax.blocks import read_blocks
from notes_lsp.syntax.frontmatter import read_frontmatter
from notes_lsp.syntax.nodes import Block, Frontmatter, Note
from notes_lsp.text.span import Span

_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(text: str) -> Note:
    """Read `text`. Any text is a note; what is wrong in it is for rules to say."""
    text = without_surrogates(text)
    frontmatter, unclosed = read_frontmatter(text)
    body = body_start(text, frontmatter)
    starts, blocks = read_blocks(text[body:])
    return assemble(len(text), frontmatter, unclosed, [body + start for start in starts], blocks)


def without_surrogates(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, which no UTF-8 can hold; as long as before."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def body_start(text: str, frontmatter: Frontmatter | None) -> int:
    """Where the Markdown begins: after the frontmatter, or after a BOM."""
    if frontmatter is not None:
        return frontmatter.end
    return 1 if text.startswith("\ufeff") else 0


def assemble(
    length: int,
    frontmatter: Frontmatter | None,
    unclosed: bool,
    starts: Sequence[int],
    blocks: Sequence[Block],
) -> Note:
    """The note of these blocks, with what only all of them together tell."""
    return Note(
        length=length,
        frontmatter=frontmatter,
        unclosed_frontmatter=unclosed,
        starts=tuple(starts),
        blocks=tuple(blocks),
        labels=frozenset(_labels(blocks)),
        comments=tuple(_comments(length, starts, blocks)),
    )


def _labels(blocks: Sequence[Block]) -> Iterable[str]:
    for block in blocks:
        for definition in block.definitions:
            yield definition.label.text
        for footnote in block.footnote_definitions:
            yield f"^{footnote.name}"


def _comments(length: int, starts: Sequence[int], blocks: Sequence[Block]) -> Iterable[Span]:
    """`%%…%%`: marks pair up through the whole note. The last one, if alone, is plain text."""
    opened: int | None = None
    for start, block in zip(starts, blocks, strict=True):
        for mark in block.comment_marks:
            if opened is None:
                opened = start + mark
            else:
                yield Span(opened, start + mark + 2)
                opened = None
