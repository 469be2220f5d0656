"""The wikilinks and embeds of a note, packed: given back as nodes, or, for those who look at a
thousand notes for the links to one, as bare places."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from typing import Final, NamedTuple, get_args

from notes_lsp.syntax.nodes import Block, LinkContext, Note, Piece, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.packing import Table, Texts, pack, unpack_piece

_CONTEXTS: Final[tuple[LinkContext, ...]] = get_args(LinkContext)

_EMBED, _ESCAPED_PIPE, _DOUBTFUL, _ON_FROM_LINE = 1, 2, 4, 8

_TARGET: Final = 6
"""The column with the number of the target's text."""


class LinkPlace(NamedTuple):
    """Where a link stands, what it names of its target, and whether it is on the `From:` line."""

    start: int
    end: int
    fragment: str
    on_from_line: bool


def pack_wikilinks(note: Note, texts: Texts, from_line: Span) -> Table:
    """The wikilinks of `note`, those of the frontmatter first; `from_line` is its `From:` line."""
    matter = note.frontmatter
    in_frontmatter = matter.wikilinks if matter is not None else ()
    return pack(
        [
            *(_row(0, link, texts, Span(0, 0)) for link in in_frontmatter),
            *(_row(start, link, texts, from_line) for start, link in note.placed(_wikilinks)),
        ]
    )


def targets_of(table: Table, texts: Sequence[str]) -> tuple[str, ...]:
    """The targets of what `pack_wikilinks` packed, each once."""
    return tuple(texts[number] for number in dict.fromkeys(table.column(_TARGET)))


def unpack_wikilinks(
    table: Table,
    texts: Sequence[str],
    targets: Container[str] | None = None,
    *,
    on_from_line: bool = False,
) -> Iterator[Wikilink]:
    """What `pack_wikilinks` packed, with absolute spans: all, or those with one of `targets`, or
    only those on the `From:` line."""
    for row in table.rows():
        if (targets is None or texts[row[_TARGET]] in targets) and (
            not on_from_line or row[2] & _ON_FROM_LINE
        ):
            yield _wikilink(row, texts)


def link_places(
    table: Table, texts: Sequence[str], targets: Collection[str]
) -> Iterator[LinkPlace]:
    """Where the links with one of `targets` stand, in order of text."""
    numbers = {texts.index(target) for target in targets}
    for row in table.rows_with(_TARGET, numbers):
        start, fragment = row[0], row[8]
        yield LinkPlace(
            start,
            start + row[1],
            texts[fragment - 1] if fragment else "",
            bool(row[2] & _ON_FROM_LINE),
        )


def _row(base: int, link: Wikilink, texts: Texts, from_line: Span) -> tuple[int, ...]:
    start, target = link.start, link.target
    flags = link.embed * _EMBED + link.escaped_pipe * _ESCAPED_PIPE + link.doubtful * _DOUBTFUL
    flags += (from_line.start <= base + start < from_line.end) * _ON_FROM_LINE
    return (
        base + start,
        link.end - start,
        flags,
        _CONTEXTS.index(link.context),
        target.start - start,
        target.end - target.start,
        texts.number(target.text),
        *texts.piece(start, link.fragment),
        *texts.piece(start, link.alias),
    )


def _wikilink(row: tuple[int, ...], texts: Sequence[str]) -> Wikilink:
    start, length, flags, context, target_at, target_length, target, *pieces = row
    target_start = start + target_at
    return Wikilink(
        start,
        start + length,
        Piece(target_start, target_start + target_length, texts[target]),
        unpack_piece(texts, start, pieces[0], pieces[1]),
        unpack_piece(texts, start, pieces[2], pieces[3]),
        bool(flags & _EMBED),
        _CONTEXTS[context],
        bool(flags & _ESCAPED_PIPE),
        bool(flags & _DOUBTFUL),
    )


def _wikilinks(block: Block) -> tuple[Wikilink, ...]:
    return block.wikilinks
