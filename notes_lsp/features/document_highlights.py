"""The same thing in this note: what the thing at the cursor is, wherever else the note says so.

Never looks at another note: it is asked at every move of the cursor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import (
    Destination,
    NotePlace,
    definition_of,
    destination_of,
    destination_of_markdown,
)
from notes_lsp.features.moments import seconds_of, video_of
from notes_lsp.features.subject import (
    BlockId,
    Field,
    FootnoteDefinition,
    FootnoteReference,
    Subject,
    Tag,
    subject_at,
)
from notes_lsp.syntax.links import label_key
from notes_lsp.syntax.nodes import Definition, Heading, Mark, MarkdownLink, Timestamp, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.names import fold, same_case

HighlightKind: TypeAlias = Literal["definition", "use"]


class Highlight(NamedTuple):
    """A place that says the same."""

    span: Span
    kind: HighlightKind


def document_highlights(here: Here, offset: int) -> list[Highlight]:
    """The places in this note that are about what stands at `offset`, in order of text; none
    where nothing stands there."""
    subject = subject_at(here.note, offset)
    return sorted(set(_same(here, subject))) if subject is not None else []


def _same(here: Here, subject: Subject) -> Iterator[Highlight]:
    match subject:
        case Timestamp():
            yield from _moments(here, subject)
        case Wikilink():
            yield from _links(here, _meant_by(here, subject))
        case MarkdownLink() if (definition := definition_of(here, subject)) is not None:
            yield from _labels(here, definition.label.text)
        case MarkdownLink():
            yield from _links(here, _without_place(destination_of_markdown(here, subject)))
        case Definition(label=label):
            yield from _labels(here, label.text)
        case Heading():
            yield from _own_place(here, NotePlace(here.path, heading=subject), subject)
        case BlockId(mark):
            yield from _own_place(here, NotePlace(here.path, block=mark), mark)
        case Tag(mark):
            yield from _tags(here, mark.name)
        case FootnoteReference(mark) | FootnoteDefinition(mark):
            yield from _footnotes(here, mark.name)
        case Field(entry, value) if entry.key.text in ("tags", "tag") and value is not None:
            yield from _tags(here, value.text)
        case Field():
            return


_Meant: TypeAlias = Destination | str | None
"""What a link is about: where it leads, or the name that leads nowhere."""


def _links(here: Here, meant: _Meant) -> Iterator[Highlight]:
    """The links to the same note, file, page or missing note."""
    if meant is None:
        return
    for link in here.note.each(lambda block: block.wikilinks):
        if _meant_by(here, link) == meant:
            shown = link.target if link.target.text else link
            yield Highlight(Span(shown.start, shown.end), "use")
    for other in here.note.each(lambda block: block.links):
        if _without_place(destination_of_markdown(here, other)) == meant:
            yield Highlight(other.destination.span, "use")


def _meant_by(here: Here, link: Wikilink) -> _Meant:
    resolved = here.vault.resolve(here.path, link)
    found = _without_place(destination_of(here, resolved))
    return fold(resolved.reference.target.text) if found is None else found


def _without_place(destination: Destination | None) -> Destination | None:
    """The note alone of a place in a note."""
    return NotePlace(destination.path) if isinstance(destination, NotePlace) else destination


def _own_place(here: Here, place: NotePlace, element: Heading | Mark) -> Iterator[Highlight]:
    """A heading or block of this note, and the links to it in this note."""
    yield Highlight(Span(element.start, element.end), "definition")
    for link in here.note.each(lambda block: block.wikilinks):
        if destination_of(here, here.vault.resolve(here.path, link)) == place:
            yield Highlight(Span(link.start, link.end), "use")
    for other in here.note.each(lambda block: block.links):
        if destination_of_markdown(here, other) == place:
            yield Highlight(Span(other.start, other.end), "use")


def _moments(here: Here, stamp: Timestamp) -> Iterator[Highlight]:
    """Both times of each stamp of the same moment."""
    moment = video_of(here, stamp), seconds_of(stamp)
    for other in here.note.each(lambda block: block.timestamps):
        if (video_of(here, other), seconds_of(other)) == moment:
            pieces = [piece for piece in (other.time, other.label) if piece is not None]
            yield from (Highlight(piece.span, "use") for piece in pieces)


def _labels(here: Here, label: str) -> Iterator[Highlight]:
    key = label_key(label)
    for definition in here.note.each(lambda block: block.definitions):
        if label_key(definition.label.text) == key:
            yield Highlight(definition.label.span, "definition")
    for link in here.note.each(lambda block: block.links):
        is_reference = link.kind not in ("inline", "autolink")
        if is_reference and label_key(link.destination.text) == key:
            yield Highlight(link.destination.span, "use")


def _tags(here: Here, name: str) -> Iterator[Highlight]:
    wanted = same_case(name)
    for tag in here.facts().tags():
        if same_case(tag.name) == wanted:
            yield Highlight(Span(tag.start, tag.end), "use")


def _footnotes(here: Here, name: str) -> Iterator[Highlight]:
    for mark in here.note.each(lambda block: block.footnote_definitions):
        if mark.name == name:
            # Its label alone: the rest of it may be a page long.
            yield Highlight(Span(mark.start, mark.start + len(f"[^{name}]")), "definition")
    for mark in here.note.each(lambda block: block.footnote_references):
        if mark.name == name:
            yield Highlight(Span(mark.start, mark.end), "use")
