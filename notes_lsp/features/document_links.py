"""Links that an editor can open from a note: to notes and files of the vault, to the web, and to
the moments of videos."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import (
    Destination,
    FilePlace,
    NotePlace,
    Url,
    destination_of,
    destination_of_url,
)
from notes_lsp.features.moments import seconds_of, video_of
from notes_lsp.features.preview import title_of
from notes_lsp.syntax.clock import format_clock
from notes_lsp.syntax.links import label_key
from notes_lsp.syntax.nodes import MarkdownLink, Wikilink
from notes_lsp.syntax.video_urls import seek_url, video_url
from notes_lsp.text.span import Span

_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
"""What an editor may open. Not `javascript:`, `command:`, `file:`."""

_PAGE = re.compile(r"https?://\S+", re.IGNORECASE)
"""What is a URL and nothing else."""


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
    if matter is None:
        return
    for entry in matter.entries:
        for value in entry.values:
            if entry.key.text == "videoId" and value.text == here.video:
                yield DocumentLink(value.span, "Open the video", url=video_url(here.video))
            elif _PAGE.fullmatch(value.text):
                yield DocumentLink(value.span, value.text, url=value.text)
    for link in matter.wikilinks:
        yield from _wikilink(here, link)


def _wikilinks(here: Here) -> Iterator[DocumentLink]:
    for link in here.note.each(lambda block: block.wikilinks):
        yield from _wikilink(here, link)


def _wikilink(here: Here, link: Wikilink) -> Iterator[DocumentLink]:
    destination = destination_of(here, here.vault.resolve(here.path, link))
    return _link(here, Span(link.start, link.end), destination)


def _markdown_links(here: Here) -> Iterator[DocumentLink]:
    """Those that are no stamps: a stamp's own link says more; and their definitions."""
    definitions: dict[str, str] = {}
    for definition in here.note.each(lambda block: block.definitions):
        url = definition.destination.text
        definitions.setdefault(label_key(definition.label.text), url)
        yield from _link(here, definition.destination.span, destination_of_url(here, url))
    stamps = {stamp.start for stamp in here.note.each(lambda block: block.timestamps)}
    for link in here.note.each(lambda block: block.links):
        if link.start not in stamps:
            url = _url(link, definitions)
            yield from _link(here, link.destination.span, destination_of_url(here, url))


def _url(link: MarkdownLink, definitions: dict[str, str]) -> str:
    if link.kind in ("inline", "autolink"):
        return link.destination.text
    return definitions.get(label_key(link.destination.text), "")


def _link(here: Here, span: Span, destination: Destination | None) -> Iterator[DocumentLink]:
    match destination:
        case Url(text) if _WEB.match(text):
            yield DocumentLink(span, text, url=text)
        case FilePlace(path):
            yield DocumentLink(span, path, path=path)
        case NotePlace(path, heading, block, missing) if path in here.vault.index.facts:
            if missing is not None and path == here.path:
                return
            element = heading or block
            place = Span(element.start, element.end) if element is not None else None
            yield DocumentLink(span, title_of(here.vault, path), path=path, place=place)


def _timestamps(here: Here) -> Iterator[DocumentLink]:
    """Over the time that a reader sees: editors underline links, and an anchor is long."""
    for stamp in here.note.each(lambda block: block.timestamps):
        video, seconds = video_of(here, stamp), seconds_of(stamp)
        if video is not None and seconds is not None:
            tooltip = f"Open the video at {format_clock(seconds)}"
            shown = stamp.label or stamp.time
            span = shown.span if shown is not None else Span(stamp.start, stamp.end)
            yield DocumentLink(span, tooltip, url=seek_url(video, seconds))
