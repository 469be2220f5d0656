"""What can be renamed at a place of a note: what stands there, or what a link there means."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import (
    FilePlace,
    NotePlace,
    definition_of,
    destination_of,
    destination_of_url,
    place_in,
)
from notes_lsp.features.rename.aliases import renaming_of_alias
from notes_lsp.features.rename.block_ids import renaming_of_block
from notes_lsp.features.rename.files import renaming_of_file
from notes_lsp.features.rename.footnotes import renaming_of_footnote
from notes_lsp.features.rename.headings import heading_name_span, renaming_of_heading
from notes_lsp.features.rename.notes import renaming_of_note, renaming_of_title
from notes_lsp.features.rename.plan import Planning
from notes_lsp.features.rename.reference_labels import renaming_of_label
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.features.rename.tags import renaming_of_tag
from notes_lsp.features.rename.unresolved import renaming_of_unresolved
from notes_lsp.features.subject import (
    BlockId,
    Field,
    FootnoteDefinition,
    FootnoteReference,
    Tag,
    subject_at,
)
from notes_lsp.syntax.links import split_destination
from notes_lsp.syntax.nodes import Definition, Heading, Mark, MarkdownLink, Piece, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.anchors import steps_of


def renaming_at(here: Here, offset: int) -> Renaming | None:
    """What can be renamed at `offset`; None where there is nothing that has a name."""
    renaming = _find(here, offset)
    if renaming is not None:
        # Clients want the cursor in it, which may stand on a `#` before the name.
        start, end = renaming.span
        renaming.span = Span(min(start, offset), max(end, offset))
    return renaming


def rename(here: Here, offset: int, wanted: str) -> Planning | None:
    """What calling the thing at `offset` `wanted` takes; None where there is none."""
    renaming = renaming_at(here, offset)
    return None if renaming is None else renaming.plan(wanted)


def _find(here: Here, offset: int) -> Renaming | None:
    subject = subject_at(here.note, offset)
    match subject:
        case Wikilink():
            return _of_wikilink(here, subject, offset)
        case MarkdownLink():
            return _of_markdown_link(here, subject, offset)
        case Definition():
            if subject.label.span.touches(offset):
                return renaming_of_label(here, subject.label)
            return _of_url(here, subject.destination, offset, subject.destination.span)
        case Heading():
            span = heading_name_span(here, subject)
            return renaming_of_heading(here, here.path, subject, span)
        case Tag(mark):
            return renaming_of_tag(here, mark)
        case BlockId(mark):
            return renaming_of_block(here, here.path, mark, Span(mark.start + 1, mark.end))
        case FootnoteReference(mark) | FootnoteDefinition(mark):
            return _of_footnote(here, mark, offset)
        case Field(entry, value) if value is not None:
            return _of_value(here, entry.key.text, value, offset)
    return None


def _of_wikilink(here: Here, link: Wikilink, offset: int) -> Renaming | None:
    resolved = here.vault.resolve(here.path, link)
    target, fragment, label = resolved.reference
    whole = Span(link.start, link.end)
    pieces = [piece for piece in (target, fragment, label) if piece is not None and piece.text]
    span = next((piece.span for piece in pieces if piece.span.touches(offset)), whole)
    found = destination_of(here, resolved)
    if found is None:
        return renaming_of_unresolved(here, target, span) if resolved.dangles else None
    if isinstance(found, FilePlace):
        return renaming_of_file(here, found.path, span)
    if fragment is not None and fragment.span == span:
        found, span = _at_step(here, found, fragment, offset)
    elif target.text and target.span == span:
        found = NotePlace(found.path)
    return _of_place(here, found, span)


def _at_step(here: Here, whole: NotePlace, fragment: Piece, offset: int) -> tuple[NotePlace, Span]:
    """What the step of `A#B` means that the cursor is on, and where it stands."""
    for start, end in steps_of(fragment.text):
        if fragment.start + end >= offset:
            place = place_in(here, whole.path, fragment.text[:end])
            if place.missing is None:
                return place, Span(fragment.start + start, fragment.start + end)
            break
    return whole, fragment.span


def _of_place(here: Here, place: NotePlace, span: Span) -> Renaming | None:
    """What a link means that stands at `span`."""
    if place.heading is not None:
        return renaming_of_heading(here, place.path, place.heading, span)
    if place.block is not None:
        return renaming_of_block(here, place.path, place.block, span)
    if place.missing is not None or place.path not in here.vault.index.facts:
        return None
    return renaming_of_note(here, place.path, span)


def _of_markdown_link(here: Here, link: MarkdownLink, offset: int) -> Renaming | None:
    if link.kind == "autolink":
        return None
    whole = Span(link.start, link.end)
    if link.kind == "inline":
        return _of_url(here, link.destination, offset, whole)
    if definition_of(here, link) is None:
        return None
    return renaming_of_label(here, link.destination)


def _of_url(here: Here, destination: Piece, offset: int, whole: Span) -> Renaming | None:
    """What a destination leads to: on its fragment that, on its path the note."""
    found = destination_of_url(here, destination.text)
    path, fragment = split_destination(destination.text)
    on_path = Span(destination.start, destination.start + len(path))
    if isinstance(found, FilePlace):
        return renaming_of_file(here, found.path, on_path if on_path.touches(offset) else whole)
    if not isinstance(found, NotePlace):
        return None
    on_fragment = Span(on_path.end + 1, destination.end)
    if fragment and on_fragment.touches(offset):
        return _of_place(here, found, on_fragment)
    if path and on_path.touches(offset):
        return _of_place(here, NotePlace(found.path), on_path)
    return _of_place(here, found, whole)


def _of_footnote(here: Here, mark: Mark, offset: int) -> Renaming | None:
    """On `[^name]`: a definition reaches to the end of its text."""
    renaming = renaming_of_footnote(here, mark)
    if renaming is None or offset > renaming.span.end + 1:
        return None
    return renaming


def _of_value(here: Here, key: str, value: Piece, offset: int) -> Renaming | None:
    if key in ("tags", "tag"):
        marks = (mark for mark in here.facts().tags() if mark.start <= offset <= mark.end)
        mark = next(marks, None)
        return None if mark is None else renaming_of_tag(here, mark)
    if key in ("aliases", "alias") and value.text:
        return renaming_of_alias(here, value)
    if key == "title" and value.text and here.path in here.vault.index.facts:
        return renaming_of_title(here, value)
    return None
