"""The text that an embed or a link stands for, in its place: of a note, a section or a block."""

from __future__ import annotations

from collections.abc import Iterator

from notes_lsp.features.changes import Changes, Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import NotePlace, block_span, destination_of
from notes_lsp.features.relocation import Relocation, links_within, refuse_what_would_be_lost
from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.syntax.sections import section_of
from notes_lsp.text.editing import line_around, line_end
from notes_lsp.text.span import Edit, Span, apply_edits
from notes_lsp.vault.vault import ReadNote


def inlinable_at(here: Here, place: Span) -> tuple[Wikilink, NotePlace] | None:
    """The link at `place` that leads to a note, or a part of one, and stands alone on its line: in
    a sentence there is no room for paragraphs."""
    for link in here.note.each(lambda block: block.wikilinks):
        if not (link.start <= place.end and place.start <= link.end):
            continue
        line = line_around(here.text, link.start)
        if here.text[line.start : link.start].strip() or here.text[link.end : line.end].strip():
            continue
        found = destination_of(here, here.vault.resolve(here.path, link))
        if isinstance(found, NotePlace) and found.missing is None and not _holds(here, found, link):
            return link, found
    return None


def _holds(here: Here, place: NotePlace, link: Wikilink) -> bool:
    """Whether the link is part of what it leads to."""
    if place.path != here.path:
        return False
    read = ReadNote(here.text, here.note)
    span = _span(here, read, place)
    return span.start <= link.start < span.end


def inline(here: Here, link: Wikilink, place: NotePlace) -> Changes:
    """Write the text in place of the link. Its links lead where they led, and its timestamps to
    the video that they are of. Raises Refused where that can't be."""
    read = here.read(place.path)
    if read is None:
        raise Refused(f"{place.path} can't be read")
    there = Here(here.vault, place.path, read.text, read.note)
    span = _span(here, read, place)
    relocation = Relocation(there, span, here.path, leaves=False)
    if place.path != here.path:
        refuse_what_would_be_lost(relocation)
    edits = [*links_within(relocation), *_stamps(here, there, span)]
    if place.block is not None:
        edits = [edit for edit in edits if edit.end < place.block.start]
        span = Span(span.start, place.block.start)
    moved = [Edit(edit.start - span.start, edit.end - span.start, edit.text) for edit in edits]
    text = apply_edits(span.of(read.text), moved).strip("\r\n").rstrip()
    eol = line_end(here.text)
    text = eol.join(text.splitlines())
    return Changes.of(here.path, [Edit(link.start, link.end, text)])


def _span(here: Here, read: ReadNote, place: NotePlace) -> Span:
    """The section or block that is meant, or else the note's body, without the line that says which
    hub it belongs to."""
    if place.heading is not None:
        headings = here.anchors_of(place.path).headings
        return section_of(headings, place.heading, len(read.text)).span
    if place.block is not None:
        return block_span(read, place.block)
    matter = read.note.frontmatter
    start = matter.end if matter is not None else 0
    facts = here.facts() if place.path == here.path else here.vault.known_whole(place.path)
    for hub in facts.from_links() if facts is not None else ():
        line = line_around(read.text, hub.start)
        if not read.text[start : line.start].strip():
            start = line.end
        break
    return Span(start, len(read.text))


def _stamps(here: Here, there: Here, span: Span) -> Iterator[Edit]:
    """The timestamps of another video than this note's, each with the name of the video."""
    own = here.facts()
    theirs = there.facts()
    if (own.video, own.media_link) == (theirs.video, theirs.media_link):
        return
    rewrite = convert_stamps(there, "video-link", within=[span])
    if rewrite.left:
        stamp, reason = rewrite.left[0]
        text = there.text[stamp.start : stamp.end]
        raise Refused(f"{text} {reason}, and would be of another video here")
    yield from rewrite.edits
