"""The fragments of links to one note, wikilinks and Markdown links alike: `#Heading`, `#^block`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from notes_lsp.features.backlinks import notes_mentioning
from notes_lsp.features.cursor import Here, Location
from notes_lsp.syntax.links import read_address, split_destination
from notes_lsp.syntax.nodes import Piece
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath


class FragmentUse(NamedTuple):
    """A link's fragment. `raw` is as it is written, `text` what it says: in URLs they differ."""

    path: NotePath
    raw: Piece
    text: str
    in_url: bool

    @property
    def location(self) -> Location:
        return Location(self.path, self.raw.span)


def fragment_uses(here: Here, note: NotePath) -> Iterator[list[FragmentUse]]:
    """The fragments of all links to the note at `note`, its own included, note by note in order of
    their paths."""
    for path in sorted({*notes_mentioning(here.vault, note), note, here.path}):
        facts = here.facts() if path == here.path else here.vault.known_whole(path)
        if facts is not None:
            found = _in_wikilinks(here, path, facts, note), _in_urls(here, path, facts, note)
            yield list(chain(*found))


def _in_wikilinks(
    here: Here, path: NotePath, facts: Facts, note: NotePath
) -> Iterator[FragmentUse]:
    for link in facts.wikilinks():
        if link.fragment is None and not here.vault.index.alias_first:
            continue
        resolved = here.vault.resolve(path, link)
        fragment = resolved.reference.fragment
        if fragment is not None and fragment.text and resolved.resolution.note == note:
            yield FragmentUse(path, fragment, fragment.text, in_url=False)


def _in_urls(here: Here, path: NotePath, facts: Facts, note: NotePath) -> Iterator[FragmentUse]:
    links = (link.destination for link in facts.markdown_links())
    definitions = (definition.destination for definition in facts.definitions())
    for destination in chain(links, definitions):
        address = read_address(destination.text)
        if address is None or not address.fragment:
            continue
        found = here.vault.resolver.resolve_path(path, address.path)
        if found.note == note:
            before, raw = split_destination(destination.text)
            start = destination.start + len(before) + 1
            piece = Piece(start, start + len(raw), raw)
            yield FragmentUse(path, piece, address.fragment, in_url=True)
