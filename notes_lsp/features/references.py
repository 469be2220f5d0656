"""Find references: all that leads to what stands at the cursor, from a link as from its target."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from notes_lsp.features.backlinks import (
    Backlink,
    dangling_links,
    links_to,
    links_to_file,
    own_links,
)
from notes_lsp.features.cursor import Here, Location
from notes_lsp.features.destination import (
    FilePlace,
    NotePlace,
    definition_of,
    destination_of,
    destination_of_markdown,
    place_by_slug,
    place_in,
)
from notes_lsp.features.moments import moments_of, nearest_moments, seconds_of, video_of
from notes_lsp.features.subject import (
    BlockId,
    Field,
    FootnoteDefinition,
    FootnoteReference,
    Tag,
    subject_at,
)
from notes_lsp.syntax.links import label_key, read_address
from notes_lsp.syntax.nodes import (
    Definition,
    Heading,
    Mark,
    MarkdownLink,
    Timestamp,
    Wikilink,
)
from notes_lsp.syntax.video_urls import is_video_id
from notes_lsp.text.span import Span
from notes_lsp.vault.names import heading_fold, same_case
from notes_lsp.vault.paths import NotePath


class Found(NamedTuple):
    """The places that refer to a thing, and the place of the thing itself, where it has one."""

    thing: Location | None
    uses: list[Location]


def references(here: Here, offset: int, *, include_declaration: bool) -> list[Location]:
    """The places that refer to what stands at `offset`, which comes first if it is to be
    included; where nothing stands there, to this note. Links of `From:` lines come last: a hub
    has one from each of its notes. Moments come by nearness, all else by path and place."""
    found = _find(here, offset)
    if include_declaration and found.thing is not None:
        return [found.thing, *found.uses]
    return found.uses


def _find(here: Here, offset: int) -> Found:
    subject = subject_at(here.note, offset)
    match subject:
        case Wikilink():
            return _of_wikilink(here, subject, offset)
        case MarkdownLink():
            return _of_markdown_link(here, subject)
        case Definition():
            return _of_definition(here, subject)
        case FootnoteReference(mark) | FootnoteDefinition(mark):
            return _of_footnote(here, mark.name)
        case Timestamp():
            return _of_moment(here, subject)
        case Tag(mark):
            return uses_of_tag(here, mark.name)
        case BlockId(mark):
            return references_to(here, NotePlace(here.path, block=mark))
        case Heading() if not _names_note(here, subject):
            return references_to(here, NotePlace(here.path, heading=subject))
        case Field(entry, _):
            return _of_field(here, entry.key.text, offset)
    return references_to(here, NotePlace(here.path))


def references_to(here: Here, place: NotePlace) -> Found:
    """The links to a note, or to a heading or block of it."""
    path = place.path
    found = links_to(here.vault, path)
    if place == NotePlace(path):
        return Found(_title_of(here, path), _places(found))
    facts = here.facts() if path == here.path else here.vault.known_whole(path)
    own = own_links(here.vault, path, facts) if facts is not None else ()
    inside = [*found, *own]
    meant = _meant(here, place, {(use.fragment, use.in_url) for use in inside if use.fragment})
    element = place.heading or place.block
    return Found(
        Location(path, Span(element.start, element.end)) if element is not None else None,
        _places(use for use in inside if (use.fragment, use.in_url) in meant),
    )


_Fragment: TypeAlias = tuple[str, bool]
"""What a link names of its target, and whether it does so in a URL."""


def _meant(here: Here, place: NotePlace, fragments: set[_Fragment]) -> set[_Fragment]:
    """Those of `fragments` that mean `place` in its note; if it is missing, those that miss the
    same."""
    if place.heading is None and place.block is None:
        missing = _missed(place.missing or "")
        return {found for found in fragments if _missed(found[0]) == missing}
    return {
        (text, in_url)
        for text, in_url in fragments
        if (place_by_slug if in_url else place_in)(here, place.path, text) == place
    }


def _missed(fragment: str) -> str:
    """What the fragments of links that miss the same have in common; in URLs they are slugs."""
    sign = "^" if fragment.startswith("^") else "#"
    return sign + (heading_fold(fragment) or fragment)


def _places(uses: Iterable[Backlink]) -> list[Location]:
    """Where they are, those of `From:` lines last."""
    of_hubs: list[Location] = []
    found: list[Location] = []
    for use in sorted(uses):
        (of_hubs if use.of_hub else found).append(Location(use.path, use.span))
    return found + of_hubs


def _title_of(here: Here, path: NotePath) -> Location:
    facts = here.vault.index.facts.get(path)
    if path == here.path and here.note.frontmatter is not None:
        title = here.note.frontmatter.value("title")
    else:
        title = facts.title if facts is not None else None
    return Location(path, title.span if title is not None else Span(0, 0))


def _names_note(here: Here, heading: Heading) -> bool:
    """Whether `heading` is what the note is called: an H1 before all else."""
    return heading.level == 1 and not any(
        block.kind != "text" for block in here.note.blocks[: here.note.block_at(heading.start)]
    )


def _of_wikilink(here: Here, link: Wikilink, offset: int) -> Found:
    """To what the link means; on its target, to the note alone."""
    resolved = here.vault.resolve(here.path, link)
    target = resolved.reference.target
    destination = destination_of(here, resolved)
    if isinstance(destination, FilePlace):
        return Found(None, _places(links_to_file(here.vault, destination.path)))
    if destination is None:
        return Found(None, _places(dangling_links(here, target.text)))
    if target.text and target.span.touches(offset):
        destination = NotePlace(destination.path)
    return references_to(here, destination)


def _of_markdown_link(here: Here, link: MarkdownLink) -> Found:
    definition = definition_of(here, link)
    if definition is not None:
        return _of_definition(here, definition)
    destination = destination_of_markdown(here, link)
    if isinstance(destination, NotePlace):
        return references_to(here, destination)
    if isinstance(destination, FilePlace):
        return Found(None, _places(links_to_file(here.vault, destination.path)))
    address = read_address(link.destination.text)
    if destination is None and address is not None and address.path:
        return Found(None, _places(dangling_links(here, posixpath.normpath(address.path))))
    return Found(None, [])


def _of_definition(here: Here, definition: Definition) -> Found:
    label = label_key(definition.label.text)
    uses = [
        Location(here.path, Span(link.start, link.end))
        for link in here.note.each(lambda block: block.links)
        if link.kind not in ("inline", "autolink") and label_key(link.destination.text) == label
    ]
    return Found(Location(here.path, Span(definition.start, definition.end)), uses)


def _of_footnote(here: Here, name: str) -> Found:
    def places(marks: Iterable[Mark]) -> list[Location]:
        return [
            Location(here.path, Span(mark.start, mark.end)) for mark in marks if mark.name == name
        ]

    things = places(here.note.each(lambda block: block.footnote_definitions))
    return Found(
        things[0] if things else None,
        places(here.note.each(lambda block: block.footnote_references)),
    )


def _of_moment(here: Here, stamp: Timestamp) -> Found:
    """The stamps of the same video around the same moment, the nearest first."""
    video, seconds = video_of(here, stamp), seconds_of(stamp)
    if video is None or seconds is None:
        return Found(None, [])
    window = here.vault.settings.timestamps.moment_window
    own = Location(here.path, Span(stamp.start, stamp.end))
    places = [
        Location(moment.path, Span(moment.stamp.start, moment.stamp.end))
        for moment in nearest_moments(moments_of(here, video), seconds, window)
    ]
    return Found(own, [place for place in places if place != own])


def uses_of_tag(here: Here, name: str) -> Found:
    """The uses of a tag and of the tags below it, as Obsidian counts them."""
    return Found(
        None, [Location(path, Span(tag.start, tag.end)) for path, tag in tags_below(here, name)]
    )


def tags_below(here: Here, name: str) -> Iterator[tuple[NotePath, Mark]]:
    """The places of a tag and of the tags below it, with their notes, by path."""
    wanted = same_case(name)
    for path in sorted(here.vault.index.tagged_below(wanted) | {here.path}):
        facts = here.facts() if path == here.path else here.vault.known_whole(path)
        for tag in facts.tags() if facts is not None else ():
            if f"{same_case(tag.name)}/".startswith(f"{wanted}/"):
                yield path, tag


def _of_field(here: Here, key: str, offset: int) -> Found:
    if key == "videoId" and here.video is not None:
        return _of_video(here, here.video)
    if key in ("tags", "tag"):
        for tag in here.facts().tags():
            if tag.start <= offset <= tag.end:
                return uses_of_tag(here, tag.name)
    return references_to(here, NotePlace(here.path))


def _of_video(here: Here, video: str) -> Found:
    """The notes of a video, each at its `videoId`."""
    places = []
    for path in sorted({*here.vault.index.of_video(video), here.path}):
        facts = here.facts() if path == here.path else here.vault.index.facts[path]
        if facts.video_id is not None and is_video_id(facts.video_id.text):
            places.append(Location(path, facts.video_id.span))
    return Found(None, places)
