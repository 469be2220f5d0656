"""Links that an editor can open from a note: to notes and files of the vault, to the web, and to
the moments of videos."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from notes_lsp.features.cursor import Here
from notes_lsp.features.moments import seconds_of, video_of
from notes_lsp.features.picks import links, timestamps, wikilinks
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.nodes import MarkdownLink
from notes_lsp.syntax.video_urls import is_video_id, read_video_url, seek_url
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.references import Reference, find_block, find_heading
from notes_lsp.vault.vault import ResolvedLink

_VIDEO = "https://www.youtube.com/watch?v="


@dataclass(slots=True)
class DocumentLink:
    """A link over `span`: to a `url`, or to a file of the vault and a place in it."""

    span: Span
    tooltip: str
    url: str | None = None
    path: str | None = None
    place: Span | None = None
    """Where in the note at `path`; None for its beginning, and for attachments."""


def document_links(here: Here) -> list[DocumentLink]:
    """All links of the note that lead somewhere, in order of text."""
    found = [*_frontmatter(here), *_wikilinks(here), *_markdown_links(here), *_timestamps(here)]
    return sorted(found, key=lambda link: link.span)


def _frontmatter(here: Here) -> Iterator[DocumentLink]:
    matter = here.note.frontmatter
    value = matter.value("videoId") if matter is not None else None
    if value is not None and is_video_id(value.text):
        yield DocumentLink(value.span, "Open the video", url=_VIDEO + value.text)
    for link in matter.wikilinks if matter is not None else ():
        yield from _wikilink(here, here.vault.resolve(here.path, link))


def _wikilinks(here: Here) -> Iterator[DocumentLink]:
    for link in here.note.each(wikilinks):
        yield from _wikilink(here, here.vault.resolve(here.path, link))


def _wikilink(here: Here, resolved: ResolvedLink) -> Iterator[DocumentLink]:
    link, reference, resolution = resolved
    span = Span(link.start, link.end)
    if resolution.file is not None:
        yield DocumentLink(span, resolution.file, path=resolution.file)
    elif resolution.note is not None and resolution.rung != "self":
        facts = here.vault.index.facts[resolution.note]
        names = here.vault.index.names[resolution.note]
        tooltip = names.title or names.stem
        yield DocumentLink(span, tooltip, path=resolution.note, place=_place(facts, reference))


def _place(facts: Facts, reference: Reference) -> Span | None:
    fragment = reference.fragment
    if fragment is None:
        return None
    if fragment.text.startswith("^"):
        block = find_block(facts, fragment.text[1:])
        return Span(block.start, block.end) if block else None
    heading = find_heading(facts, fragment.text)
    return Span(heading.start, heading.end) if heading else None


def _markdown_links(here: Here) -> Iterator[DocumentLink]:
    definitions = {
        definition.label.text.casefold(): definition.destination.text
        for definition in here.note.each(lambda block: block.definitions)
    }
    for link in here.note.each(links):
        destination = link.destination.text
        if link.kind in ("reference", "collapsed", "shortcut"):
            destination = definitions.get(destination.casefold(), "")
        found = _markdown_link(here, link, destination)
        if found is not None:
            yield found


def _markdown_link(here: Here, link: MarkdownLink, destination: str) -> DocumentLink | None:
    span = link.destination.span
    if destination.startswith(("http://", "https://", "mailto:")):
        if link.kind == "inline" and read_video_url(destination) is not None:
            return None  # a stamp, or the same with more to say
        return DocumentLink(span, destination, url=destination)
    path = unquote(destination).partition("#")[0]
    if not path or ":" in path:
        return None
    for place in (posixpath.join(folder_of(here.path), path), path.lstrip("/")):
        wanted = posixpath.normpath(place)
        if NotePath(wanted) in here.vault.index.facts or wanted in here.vault.index.file_paths:
            return DocumentLink(span, wanted, path=wanted)
    return None


def _timestamps(here: Here) -> Iterator[DocumentLink]:
    for stamp in here.note.each(timestamps):
        video = video_of(here, stamp)
        seconds = seconds_of(stamp)
        if video is not None and seconds is not None:
            yield DocumentLink(
                Span(stamp.start, stamp.end),
                f"Open the video at {format_clock(seconds)}",
                url=seek_url(video, seconds),
            )
