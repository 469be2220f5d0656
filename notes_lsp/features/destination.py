"""Where links lead, to the very place: a note, a section or a block of it, a file, the web."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from notes_lsp.features.cursor import Here
from notes_lsp.syntax.links import label_key, read_address
from notes_lsp.syntax.nodes import Definition, Heading, Mark, MarkdownLink, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.anchors import block_name
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import ReadNote, ResolvedLink


class NotePlace(NamedTuple):
    """A note, and what in it is meant: a heading, a block, or the note itself. `missing` is a
    fragment that is not there."""

    path: NotePath
    heading: Heading | None = None
    block: Mark | None = None
    missing: str | None = None


class FilePlace(NamedTuple):
    """An attachment."""

    path: str


class Url(NamedTuple):
    """What a Markdown link leads to outside of the vault."""

    text: str


Destination: TypeAlias = NotePlace | FilePlace | Url


def place_in(here: Here, path: NotePath, fragment: str | None) -> NotePlace:
    """What `fragment` means in the note at `path`."""
    if not fragment:
        return NotePlace(path)
    anchors = here.anchors_of(path)
    if name := block_name(fragment):
        block = anchors.block(name)
        return NotePlace(path, block=block, missing=fragment if block is None else None)
    heading = anchors.heading(fragment)
    return NotePlace(path, heading=heading, missing=fragment if heading is None else None)


def place_by_slug(here: Here, path: NotePath, fragment: str) -> NotePlace:
    """What the fragment of a URL means in the note at `path`."""
    if not fragment or block_name(fragment):
        return place_in(here, path, fragment)
    heading = here.anchors_of(path).heading_by_slug(fragment)
    return NotePlace(path, heading=heading, missing=fragment if heading is None else None)


def destination_of(here: Here, resolved: ResolvedLink) -> NotePlace | FilePlace | None:
    """Where a wikilink of this note leads; None where to nothing."""
    fragment, resolution = resolved.reference.fragment, resolved.resolution
    if resolution.file is not None:
        return FilePlace(resolution.file)
    if resolution.note is None:
        return None
    return place_in(here, resolution.note, fragment.text if fragment else None)


def destination_of_url(here: Here, url: str) -> Destination | None:
    """Where `url`, the destination of a Markdown link of this note, leads."""
    address = read_address(url)
    if address is None:
        return Url(url) if url else None
    path, fragment = address
    if not path:
        return place_by_slug(here, here.path, fragment) if fragment else None
    found = here.vault.resolver.resolve_path(here.path, path)
    if found.file is not None:
        return FilePlace(found.file)
    return None if found.note is None else place_by_slug(here, found.note, fragment)


def definition_of(here: Here, link: MarkdownLink) -> Definition | None:
    """The definition of a Markdown link that has none of its own: `[text][label]`, `[label]`."""
    if link.kind in ("inline", "autolink"):
        return None
    label = label_key(link.destination.text)
    definitions = here.note.each(lambda block: block.definitions)
    return next((item for item in definitions if label_key(item.label.text) == label), None)


def destination_of_markdown(here: Here, link: MarkdownLink) -> Destination | None:
    """Where a Markdown link of this note leads; None where to nothing."""
    if link.kind in ("inline", "autolink"):
        return destination_of_url(here, link.destination.text)
    definition = definition_of(here, link)
    return None if definition is None else destination_of_url(here, definition.destination.text)


def note_linked(here: Here, link: Wikilink | MarkdownLink) -> NotePath | None:
    """The note that a link of this note leads to, or to a place in it; None where to no note."""
    if isinstance(link, Wikilink):
        return here.vault.resolve(here.path, link).resolution.note
    destination = destination_of_markdown(here, link)
    return destination.path if isinstance(destination, NotePlace) else None


def block_span(read: ReadNote, mark: Mark) -> Span:
    """The block that has the id `mark`, with the id: the list item where it stands in a list,
    else the paragraph; where the id stands alone, with the block before it."""
    note, text = read.note, read.text
    index = note.block_at(mark.start)
    start, block = note.starts[index], note.blocks[index]
    if block.kind == "list":
        return Span(_item_start(text, start, mark.start), mark.end)
    if index > 0 and text[start : mark.start].strip() == "":
        start = note.starts[index - 1]
    return Span(start, mark.end)


_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")


def _item_start(text: str, first: int, offset: int) -> int:
    """The start of the line on which the list item around `offset` begins; not before `first`."""
    line = max(text.rfind("\n", first, offset) + 1, first)
    while line > first and not _ITEM.match(text, line):
        line = max(text.rfind("\n", first, line - 1) + 1, first)
    return line
