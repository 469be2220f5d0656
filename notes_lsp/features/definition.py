"""Go to definition: from a link to the note, section, block, file or footnote that it means."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import (
    FilePlace,
    NotePlace,
    Url,
    block_span,
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
    subject_at,
)
from notes_lsp.syntax.nodes import (
    Definition,
    Heading,
    Mark,
    MarkdownLink,
    Piece,
    Timestamp,
    Wikilink,
)
from notes_lsp.syntax.sections import section_of
from notes_lsp.syntax.transcripts import said_at
from notes_lsp.text.span import Span
from notes_lsp.vault.names import alias_matches
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.transcripts import transcript_of
from notes_lsp.vault.vault import ResolvedLink

_NAMING = ("title", "aliases", "alias")
"""The keys of the frontmatter that define a name of the note."""


class Landing(NamedTuple):
    """Where to go from `origin`, the link in this note: to `selection`, which names the thing,
    within `whole`, the thing. Spans in attachments are empty, but for transcripts."""

    origin: Span
    path: str
    whole: Span
    selection: Span


def definition(here: Here, offset: int) -> Landing | None:
    """Where what stands at `offset` is defined. A thing that defines itself (a heading, a title)
    answers with its own place: editors then offer its references."""
    subject = subject_at(here.note, offset)
    match subject:
        case Wikilink():
            return _of_wikilink(here, subject)
        case MarkdownLink():
            return _of_markdown_link(here, subject)
        case Timestamp():
            return _of_moment(here, subject)
        case FootnoteReference(mark):
            return _of_footnote(here, mark)
        case Heading():
            origin = Span(subject.start, subject.end)
            return _at_place(here, origin, NotePlace(here.path, heading=subject))
        case BlockId(mark):
            return _at_place(here, Span(mark.start, mark.end), NotePlace(here.path, block=mark))
        case FootnoteDefinition(mark):
            return _itself(here, Span(mark.start, mark.end))
        case Definition():
            return _itself(here, Span(subject.start, subject.end))
        case Field(entry, Piece() as value) if entry.key.text in _NAMING:
            return _itself(here, value.span)
    return None


def _of_wikilink(here: Here, link: Wikilink) -> Landing | None:
    resolved = here.vault.resolve(here.path, link)
    origin = Span(link.start, link.end)
    destination = destination_of(here, resolved)
    if destination is None or isinstance(destination, FilePlace):
        return destination and _at_file(origin, destination)
    if destination.heading is None and destination.block is None:
        name = _name_span(here, resolved, destination.path)
        return Landing(origin, destination.path, Span(0, here.length_of(destination.path)), name)
    return _at_place(here, origin, destination)


def _of_markdown_link(here: Here, link: MarkdownLink) -> Landing | None:
    origin = Span(link.start, link.end)
    written = definition_of(here, link)
    if written is not None:
        whole = Span(written.start, written.end)
        return Landing(origin, here.path, whole, written.label.span)
    destination = destination_of_markdown(here, link)
    if destination is None or isinstance(destination, Url):
        return None
    if isinstance(destination, FilePlace):
        return _at_file(origin, destination)
    return _at_place(here, origin, destination)


def _of_footnote(here: Here, reference: Mark) -> Landing | None:
    for mark in here.note.each(lambda block: block.footnote_definitions):
        if mark.name == reference.name:
            whole = Span(mark.start, mark.end)
            selection = Span(mark.start, mark.start + len(f"[^{mark.name}]:"))
            return Landing(Span(reference.start, reference.end), here.path, whole, selection)
    return None


def _of_moment(here: Here, stamp: Timestamp) -> Landing | None:
    """To what is said then, where the video has a transcript."""
    video, seconds = video_of(here, stamp), seconds_of(stamp)
    if video is None or seconds is None:
        return None
    transcript = transcript_of(here.vault, here.path, video, own=video == here.video)
    cues = said_at(transcript.cues, seconds, 1) if transcript is not None else []
    if transcript is None or not cues:
        return None
    cue = cues[0].span
    return Landing(Span(stamp.start, stamp.end), transcript.path, cue, cue)


def _itself(here: Here, span: Span) -> Landing:
    return Landing(span, here.path, span, span)


def _at_file(origin: Span, place: FilePlace) -> Landing:
    return Landing(origin, place.path, Span(0, 0), Span(0, 0))


def _at_place(here: Here, origin: Span, place: NotePlace) -> Landing:
    """A heading with its section, a block, or else the note."""
    path, length = place.path, here.length_of(place.path)
    if place.heading is not None:
        heading = place.heading
        section = section_of(here.anchors_of(path).headings, heading, length)
        return Landing(origin, path, section.span, Span(heading.start, heading.end))
    if place.block is not None:
        found = here.read(path)
        mark = Span(place.block.start, place.block.end)
        whole = block_span(found, place.block) if found is not None else mark
        return Landing(origin, path, whole, whole)
    return Landing(origin, path, Span(0, length), start_of(here, path))


def _name_span(here: Here, resolved: ResolvedLink, path: NotePath) -> Span:
    """The alias by which the note was found, or what `start_of` tells."""
    facts = here.vault.index.facts.get(path)
    if facts is not None and resolved.resolution.rung == "alias":
        target = resolved.reference.target.text
        for alias in facts.aliases:
            if alias_matches(alias.text, target):
                return alias.span
    return start_of(here, path)


def start_of(here: Here, path: NotePath) -> Span:
    """Where a note says what it is: its title, or else the first line of its body."""
    facts = here.vault.index.facts.get(path)
    if facts is not None and facts.title is not None:
        return facts.title.span
    found = here.read(path)
    if found is None:
        return Span(0, 0)
    matter = found.note.frontmatter
    start = matter.end if matter is not None else 0
    body = found.text[start:]
    blank = len(body) - len(body.lstrip())
    line = start + body.rfind("\n", 0, blank) + 1
    return Span(line, line + len(found.text[line:].split("\n", 1)[0].rstrip("\r")))
