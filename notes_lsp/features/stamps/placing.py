"""Where a timestamp that is to be put into a note goes: never into something that it would break,
and only where it is read as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.units import line_before, units_of
from notes_lsp.syntax.nodes import Block, Element, Note, OpaqueKind
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit, Span, apply_edits

_HIDDEN: Final[dict[OpaqueKind, str]] = {
    "code": "code",
    "math": "a formula",
    "comment": "a comment",
    "html": "HTML that is shown as it is",
}


def place_stamp(here: Here, span: Span, text: str) -> Edit:
    """The edit that writes the timestamp `text` for what `span` covers. Where that is nothing, a
    cursor, the timestamp goes behind the link or the like that the cursor is in, and before a block
    id, which must be the last of its line. Raises Refused where none can stand."""
    _refuse_what_hides(here, span)
    edit = Edit(*span, text) if span.start < span.end else _behind(here, span.start, text)
    after = parse(apply_edits(here.text, [edit]))
    by = len(edit.text) - (edit.end - edit.start)
    kept = {
        whole.moved(by) if whole.start >= edit.end else whole
        for whole in _wholes(here.note)
        if not edit.start <= whole.start < whole.end <= edit.end
    }
    if here.note.frontmatter != after.frontmatter or not kept <= set(_wholes(after)):
        raise Refused("it would break what stands there")
    written = Span(edit.start, edit.start + len(text))
    if not any(
        (stamp.start, stamp.end) == written for stamp in after.each(lambda block: block.timestamps)
    ):
        raise Refused("it would not be read as a timestamp there")
    return edit


def _refuse_what_hides(here: Here, span: Span) -> None:
    note = here.note
    if note.frontmatter is not None and span.start < note.frontmatter.end:
        raise Refused("the place is in the frontmatter")
    for offset in {*span}:
        if note.in_comment(offset):
            raise Refused("the place is in a comment")
        part = note.around(offset, lambda block: block.opaques)
        if part is not None and part.start < offset < part.end:
            raise Refused(f"the place is in {_HIDDEN[part.kind]}")


def _behind(here: Here, offset: int, text: str) -> Edit:
    for mark in here.note.each(lambda block: block.block_ids):
        if mark.start <= offset <= mark.end and line_before(here.text, mark.start).strip():
            return Edit(mark.start, mark.start, f"{text} ")
    ends = [end for start, end in _spans(here) if start < offset < end]
    place = max(ends, default=offset)
    return Edit(place, place, text)


def _spans(here: Here) -> Iterator[Span]:
    """What a timestamp must not be put into."""
    yield from _wholes(here.note)
    for link in here.note.each(lambda block: block.broken_links):
        yield Span(link.start, link.end)
    for unit in units_of(here.note, here.text):
        yield Span(unit.stamps[0].start, unit.stamps[-1].end)


def _wholes(note: Note) -> Iterator[Span]:
    """What means something as a whole, and must be there afterwards as it was."""
    for element in note.each(_elements):
        yield Span(element.start, element.end)


def _elements(block: Block) -> tuple[Element, ...]:
    return (
        *block.timestamps,
        *block.wikilinks,
        *block.links,
        *block.definitions,
        *block.tags,
        *block.block_ids,
        *block.footnote_references,
        *block.tasks,
        *block.opaques,
    )
