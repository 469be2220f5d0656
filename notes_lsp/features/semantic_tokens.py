"""What the words of a note are, for editors that colour by meaning: links by whether they lead
anywhere, timestamps by whether they are sound, tags, block ids and the keys of the frontmatter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import (
    Destination,
    NotePlace,
    Url,
    destination_of_url,
    place_in,
)
from notes_lsp.features.within import blocks_within, shown
from notes_lsp.rules.stamps import is_sound
from notes_lsp.syntax.clock import GOOD_FORMS, read_clock
from notes_lsp.syntax.nodes import Block, Frontmatter, Piece, Timestamp, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.frontmatter_tags import frontmatter_tags
from notes_lsp.vault.vault import ResolvedLink

TokenType: TypeAlias = Literal[
    "target", "alias", "fragment", "tag", "timestamp", "block id", "frontmatter key"
]
TokenModifier: TypeAlias = Literal["resolved", "unresolved", "inexact", "valid", "defective"]
"""The first three are said of targets and fragments, the others of timestamps."""

Modifiers: TypeAlias = tuple[TokenModifier, ...]

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


class Token(NamedTuple):
    """A word of the note, within one line."""

    span: Span
    type: TokenType
    modifiers: Modifiers = ()


def semantic_tokens(here: Here, within: Span | None = None) -> list[Token]:
    """The tokens of the note, or of the blocks that reach into `within`, in order of text. None
    overlaps another, and none reaches over the end of a line."""
    matter = here.note.frontmatter
    tokens: list[Token] = []
    if matter is not None and (within is None or within.start < matter.end):
        tokens += _in_frontmatter(here, matter)
    for start, block in blocks_within(here.note, within):
        tokens += _in_block(here, start, block)
    return list(_in_lines(_apart(tokens), here.text))


def _in_frontmatter(here: Here, matter: Frontmatter) -> Iterator[Token]:
    for entry in matter.entries:
        yield Token(entry.key.span, "frontmatter key")
    for tag in frontmatter_tags(matter):
        yield Token(Span(tag.start, tag.end), "tag")
    for link in matter.wikilinks:
        yield from _wikilink(here, link)


def _in_block(here: Here, start: int, block: Block) -> Iterator[Token]:
    note = here.note
    stamps = list(shown(note, start, block.timestamps))
    for stamp in stamps:
        yield from _timestamp(stamp)
    for link in shown(note, start, block.wikilinks):
        yield from _wikilink(here, link)
    of_stamps = {stamp.start for stamp in stamps}
    for other in shown(note, start, block.links):
        if other.kind == "inline" and other.start not in of_stamps:
            yield from _destination(here, other.destination)
    for definition in shown(note, start, block.definitions):
        yield from _destination(here, definition.destination)
    for tag in shown(note, start, block.tags):
        yield Token(Span(tag.start, tag.end), "tag")
    for mark in shown(note, start, block.block_ids):
        yield Token(Span(mark.start, mark.end), "block id")


def _wikilink(here: Here, link: Wikilink) -> Iterator[Token]:
    resolved = here.vault.resolve(here.path, link)
    reference, resolution = resolved.reference, resolved.resolution
    if resolution.rung == "none" and link.doubtful:
        return  # it is no link then
    yield Token(reference.target.span, "target", _of_target(resolved))
    if reference.fragment is not None:
        place = (
            place_in(here, resolution.note, reference.fragment.text) if resolution.note else None
        )
        yield Token(reference.fragment.span, "fragment", _of_place(place))
    if reference.label is not None:
        yield Token(reference.label.span, "alias")


def _of_target(resolved: ResolvedLink) -> Modifiers:
    resolution = resolved.resolution
    if resolution.rung == "none":
        return () if "://" in resolved.reference.target.text else ("unresolved",)
    return ("resolved", "inexact") if resolution.inexact else ("resolved",)


def _of_place(place: NotePlace | None) -> Modifiers:
    """Of what follows `#`, which in attachments is theirs to understand."""
    if place is None:
        return ()
    return ("resolved",) if place.missing is None else ("unresolved",)


def _destination(here: Here, written: Piece) -> Iterator[Token]:
    """Of a Markdown link into the vault."""
    destination = destination_of_url(here, written.text)
    if written.text and not isinstance(destination, Url):
        yield Token(
            written.span, "target", ("resolved" if _is_there(destination) else "unresolved",)
        )


def _is_there(destination: Destination | None) -> bool:
    if isinstance(destination, NotePlace):
        return destination.missing is None
    return destination is not None


def _timestamp(stamp: Timestamp) -> Iterator[Token]:
    """Both of its times. Only by itself is it judged here: whether the whole note is shifted is
    for the rules to say."""
    modifiers: Modifiers = ("valid",) if _is_well_written(stamp) else ("defective",)
    for piece in dict.fromkeys((stamp.time, stamp.label)):
        if piece is not None:
            yield Token(piece.span, "timestamp", modifiers)


def _is_well_written(stamp: Timestamp) -> bool:
    if stamp.notation == "anchor":
        return is_sound(stamp)
    clocks = [read_clock(piece.text) for piece in (stamp.time, stamp.label) if piece is not None]
    return all(clock.form in GOOD_FORMS and clock.in_range for clock in clocks)


def _apart(tokens: Iterable[Token]) -> Iterator[Token]:
    """The same without overlaps: what begins inside of another cuts it off."""
    before: Token | None = None
    for token in sorted(tokens, key=lambda token: (token.span.start, -token.span.end)):
        if before is not None:
            end = min(before.span.end, token.span.start)
            yield before._replace(span=Span(before.span.start, end))
        before = token
    if before is not None:
        yield before


def _in_lines(tokens: Iterable[Token], text: str) -> Iterator[Token]:
    """The same with those of several lines split, and without empty ones."""
    for token in tokens:
        start, end = token.span
        for line_end in _LINE_END.finditer(text, start, end):
            yield from _unless_empty(token._replace(span=Span(start, line_end.start())))
            start = line_end.end()
        yield from _unless_empty(token._replace(span=Span(start, end)))


def _unless_empty(token: Token) -> Iterator[Token]:
    if token.span.start < token.span.end:
        yield token
