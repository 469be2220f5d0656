"""What `md-link.missing-file` and `md-link.missing-heading` share: the addresses of Markdown links
and definitions, and where they lead."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.links import Address, read_address, split_destination
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Span
from notes_lsp.vault.resolution import Resolution


class MarkdownTarget(NamedTuple):
    """A destination as it is written, what it says, and what its path leads to."""

    written: Piece
    address: Address
    resolution: Resolution

    @property
    def path_span(self) -> Span:
        """What stands before the `#`."""
        path, _ = split_destination(self.written.text)
        return Span(self.written.start, self.written.start + len(path))

    @property
    def fragment_span(self) -> Span:
        """What follows the `#`."""
        _, fragment = split_destination(self.written.text)
        return Span(self.written.end - len(fragment), self.written.end)


def markdown_targets(view: NoteView) -> list[MarkdownTarget]:
    """Those of a note that may lead into the vault: of its links, then of its definitions."""
    links = (link.destination for link in view.facts.markdown_links())
    definitions = (definition.destination for definition in view.facts.definitions())
    return [
        MarkdownTarget(written, address, view.vault.resolver.resolve_path(view.path, address.path))
        for written in chain(links, definitions)
        if (address := read_address(written.text)) is not None
    ]
