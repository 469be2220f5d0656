"""Text that goes from one note into another: what its links are there, so that they lead where
they led, and what the links that led to it are.

What can't go along is told: footnotes and link definitions are of their note.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from notes_lsp.features.backlinks import notes_mentioning
from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import NotePlace, place_by_slug, place_in
from notes_lsp.syntax.links import label_key, read_address, split_destination
from notes_lsp.syntax.nodes import Heading, Mark, Piece, Wikilink
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.names import heading_slug
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import GUEST, ResolvedLink, Vault
from notes_lsp.vault.writing import can_be_target, link_text, target_for, url_path


@dataclass(slots=True)
class Relocation:
    """The text that `span` covers in the note `here` goes into the note at `to`, which is in the
    vault or will be. `leaves`: it is no longer in `here` then. `opening` is a heading that it
    begins with and that does not go along, since the other note is what it heads."""

    here: Here
    span: Span
    to: NotePath
    leaves: bool
    opening: Heading | None = None

    def holds(self, offset: int) -> bool:
        """Whether what stands at `offset` of the old note goes along."""
        return self.span.start <= offset < self.span.end


def refuse_what_would_be_lost(relocation: Relocation) -> None:
    """Raise Refused where footnotes or link definitions would be on one side, and what refers to
    them on the other."""
    note, text = relocation.here.note, relocation.here.text
    references = [
        *((mark.start, f"[^{mark.name}]") for mark in note.each(lambda b: b.footnote_references)),
        *(
            (link.start, f"[{label_key(link.destination.text)}]")
            for link in note.each(lambda b: b.links)
            if link.kind not in ("inline", "autolink")
        ),
    ]
    definitions = {
        **{f"[^{mark.name}]": mark.start for mark in note.each(lambda b: b.footnote_definitions)},
        **{f"[{label_key(d.label.text)}]": d.start for d in note.each(lambda b: b.definitions)},
    }
    for start, name in references:
        defined = definitions.get(name)
        if defined is None or relocation.holds(start) == relocation.holds(defined):
            continue
        if relocation.leaves or relocation.holds(start):
            line = text.count("\n", 0, defined) + 1
            raise Refused(f"{name} is defined in line {line}, which would be another note's")


# Links that go along


def links_within(relocation: Relocation) -> Iterator[Edit]:
    """What the links in the text are in the other note: edits in terms of the old one."""
    here = relocation.here
    for link in here.note.each(lambda block: block.wikilinks):
        if relocation.holds(link.start):
            yield from _wikilink_within(relocation, here.vault.resolve(here.path, link))
    for destination in _destinations(here):
        if relocation.holds(destination.start):
            yield from _destination_within(relocation, destination)


def _wikilink_within(relocation: Relocation, resolved: ResolvedLink) -> Iterator[Edit]:
    here, to = relocation.here, relocation.to
    _, reference, found = resolved
    fragment = reference.fragment
    now = here.vault.resolver.resolve(to, reference.target.text)
    if found.file is not None:
        if now.file != found.file:
            yield Edit(*reference.target.span, found.file)
    elif found.note == here.path and fragment is not None:
        yield from _to_part_of_old(relocation, resolved, fragment)
    elif found.note is not None and (
        found.note != now.note or not reference.target.text or now.ambiguous > found.ambiguous
    ):
        yield from _written(here.vault, to, resolved, found.note, fragment)


def _to_part_of_old(
    relocation: Relocation, resolved: ResolvedLink, fragment: Piece
) -> Iterator[Edit]:
    """A link to a part of the old note, which may go along, too."""
    here, to = relocation.here, relocation.to
    place = place_in(here, here.path, fragment.text)
    if relocation.leaves and (at := _start_of(place)) is not None and relocation.holds(at):
        is_whole = _is_opening(relocation, place)
        if is_whole or resolved.reference.target.text:
            yield from _written(here.vault, to, resolved, to, None if is_whole else fragment)
        return
    now = here.vault.resolver.resolve(to, resolved.reference.target.text)
    if now.note != here.path:
        yield from _written(here.vault, to, resolved, here.path, fragment)


def _destination_within(relocation: Relocation, written: Piece) -> Iterator[Edit]:
    """The destination of a Markdown link, or of a definition."""
    here, to = relocation.here, relocation.to
    address = read_address(written.text)
    if address is None:
        return
    found = here.vault.resolver.resolve_path(here.path, address.path)
    wanted = found.note or found.file
    fragment = address.fragment
    if relocation.leaves and found.note == here.path and fragment:
        place = place_by_slug(here, here.path, fragment)
        if (at := _start_of(place)) is not None and relocation.holds(at):
            if _is_opening(relocation, place) or address.path:
                part = "" if _is_opening(relocation, place) else fragment
                yield _url_edit(written, to, to, part)
            return
    now = here.vault.resolver.resolve_path(to, address.path)
    if wanted is not None and (now.note or now.file) != wanted:
        yield _url_edit(written, to, wanted, fragment)


# Links that led to what goes


def links_to_moved(relocation: Relocation) -> Iterator[tuple[NotePath, Edit]]:
    """What links to parts that leave the old note are: with the note that each stands in. Those
    that go along are `links_within`'s."""
    vault, old = relocation.here.vault, relocation.here.path
    for path in sorted({old} | notes_mentioning(vault, old)):
        for resolved in (vault.resolve(path, link) for link in _wikilinks(relocation, path)):
            fragment = resolved.reference.fragment
            if resolved.resolution.note != old or fragment is None:
                continue
            place = place_in(relocation.here, old, fragment.text)
            if (at := _start_of(place)) is not None and relocation.holds(at):
                kept = None if _is_opening(relocation, place) else fragment
                for edit in _written(vault, path, resolved, relocation.to, kept):
                    yield path, edit
        for written in _markdown_destinations(relocation, path):
            address = read_address(written.text)
            if address is None or not address.fragment:
                continue
            if vault.resolver.resolve_path(path, address.path).note != old:
                continue
            place = place_by_slug(relocation.here, old, address.fragment)
            if (at := _start_of(place)) is not None and relocation.holds(at):
                kept_slug = "" if _is_opening(relocation, place) else address.fragment
                yield path, _url_edit(written, path, relocation.to, kept_slug)


def _wikilinks(relocation: Relocation, path: NotePath) -> Iterator[Wikilink]:
    """Those of a note that stay where they are."""
    here = relocation.here
    facts = here.facts() if path == here.path else here.vault.known_whole(path)
    for link in facts.wikilinks() if facts is not None else ():
        if path != here.path or not relocation.holds(link.start):
            yield link


def _markdown_destinations(relocation: Relocation, path: NotePath) -> Iterator[Piece]:
    here = relocation.here
    facts = here.facts() if path == here.path else here.vault.known_whole(path)
    if facts is None:
        return
    links = (link.destination for link in facts.markdown_links())
    definitions = (definition.destination for definition in facts.definitions())
    for written in chain(links, definitions):
        if path != here.path or not relocation.holds(written.start):
            yield written


# What is written


def _written(
    vault: Vault, source: NotePath, resolved: ResolvedLink, note: NotePath, fragment: Piece | None
) -> Iterator[Edit]:
    """A link in the note `source` that leads to `note`, and shows what it showed. Raises
    Refused."""
    link, reference, _ = resolved
    name = target_for(vault, source, note)
    _refuse_nameless(note)
    if not can_be_target(name):
        raise Refused(f"no link can hold the name {name}")
    target = name + (f"#{fragment.text}" if fragment is not None else "")
    if reference.label is not None or link.embed:
        end = (reference.fragment or reference.target).end
        yield Edit(reference.target.start, end, target)
        return
    old = reference.fragment.text.split("#") if reference.fragment else []
    shown = " > ".join(step.strip() for step in (reference.target.text, *old) if step.strip())
    in_table = link.context == "table"
    text = link_text(vault, target, None, embed=False, in_table=in_table, alias=shown)
    yield Edit(link.start, link.end, f"[[{text}]]")


def _refuse_nameless(wanted: str) -> None:
    if wanted == GUEST:
        raise Refused("it links to a part of this note that stays, which has no name yet: save it")


def _url_edit(written: Piece, source: NotePath, wanted: str, fragment: str) -> Edit:
    """A destination in the note `source` that leads to the file `wanted` by its path from there.
    Raises Refused."""
    _refuse_nameless(wanted)
    path, _ = split_destination(written.text)
    new = url_path(posixpath.relpath(wanted, folder_of(source) or "."))
    if not fragment:
        return Edit(*written.span, new)
    return Edit(written.start, written.start + len(path), new)


def url_to(source: NotePath, note: str, heading: str | None = None) -> str:
    """The destination of a Markdown link in the note `source` to a file of the vault, or to a
    heading of a note, as GitHub makes slugs."""
    path = "" if note == source else url_path(posixpath.relpath(note, folder_of(source) or "."))
    return path if heading is None else f"{path}#{url_path(heading_slug(heading))}"


def _destinations(here: Here) -> Iterator[Piece]:
    for link in here.note.each(lambda block: block.links):
        if link.kind == "inline":
            yield link.destination
    yield from (definition.destination for definition in here.note.each(lambda b: b.definitions))


def _start_of(place: NotePlace) -> int | None:
    part: Heading | Mark | None = place.heading or place.block
    return None if part is None else part.start


def _is_opening(relocation: Relocation, place: NotePlace) -> bool:
    opening = relocation.opening
    return (
        opening is not None and place.heading is not None and place.heading.start == opening.start
    )
