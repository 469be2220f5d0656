"""Where the links of a note lead: the other way round from backlinks.py, and of the same links."""

from __future__ import annotations

from collections.abc import Iterator

from notes_lsp.syntax.links import read_address
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def notes_linked_from(
    vault: Vault, note: NotePath, facts: Facts
) -> Iterator[tuple[Span, NotePath]]:
    """The links of `note`, which tells `facts`, that lead to notes, and to which: wikilinks and
    embeds, then Markdown links, then definitions. Links to places in itself are among them."""
    for link in facts.wikilinks():
        target = vault.resolve(note, link).resolution.note
        if target is not None:
            yield Span(link.start, link.end), target
    for start, end, destination in facts.destination_places():
        address = read_address(destination)
        if address is not None:
            target = vault.resolver.resolve_path(note, address.path).note
            if target is not None:
                yield Span(start, end), target
