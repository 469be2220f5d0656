"""Hover: what stands at the cursor, in a few words, and what it leads to. One file for each kind
of thing."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.features.cursor import Here
from notes_lsp.features.hover.fields import hover_field
from notes_lsp.features.hover.links import (
    hover_destination,
    hover_markdown_link,
    hover_wikilink,
)
from notes_lsp.features.hover.stamps import hover_timestamp
from notes_lsp.features.hover.things import hover_block, hover_footnote, hover_heading, hover_tag
from notes_lsp.features.subject import (
    BlockId,
    Field,
    FootnoteDefinition,
    FootnoteReference,
    Tag,
    subject_at,
)
from notes_lsp.syntax.nodes import Definition, Heading, MarkdownLink, Timestamp, Wikilink
from notes_lsp.text.span import Span


class Hover(NamedTuple):
    """What to show, in Markdown that is safe, and of what. `markup.plain_text` gives the same
    without Markdown."""

    span: Span
    markdown: str


def hover(here: Here, offset: int) -> Hover | None:
    """What there is to say of what stands at `offset`; None where there is nothing."""
    subject = subject_at(here.note, offset)
    match subject:
        case Timestamp():
            markdown = hover_timestamp(here, subject)
        case Wikilink():
            markdown = hover_wikilink(here, subject)
        case MarkdownLink():
            markdown = hover_markdown_link(here, subject)
        case Definition():
            markdown = hover_destination(here, subject.destination.text)
        case Heading():
            markdown = hover_heading(here, subject)
        case Tag(mark):
            markdown = hover_tag(here, mark.name)
        case BlockId(mark):
            markdown = hover_block(here, mark)
        case FootnoteReference(mark):
            markdown = hover_footnote(here, mark)
        case Field(entry, value):
            markdown = hover_field(here, entry, value, offset)
        case FootnoteDefinition() | None:
            return None
    if not markdown:
        return None
    match subject:
        case Tag(thing) | BlockId(thing) | FootnoteReference(thing):
            return Hover(Span(thing.start, thing.end), markdown)
        case Field(entry, value):
            return Hover((value or entry.key).span, markdown)
    return Hover(Span(subject.start, subject.end), markdown)
