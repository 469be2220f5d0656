"""Where the links of a note lead: the other way round from backlinks.py, and of the same links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from notes_lsp.syntax.links import read_address
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class Outlink(NamedTuple):
    """A link, and the note that it leads to. `of_hub`: it stands on the `From:` line."""

    span: Span
    target: NotePath
    of_hub: bool


def notes_linked_from(vault: Vault, note: NotePath, facts: Facts) -> Iterator[Outlink]:
    """The links of `note`, which tells `facts`, that lead to notes: wikilinks and embeds, then
    Markdown links, then definitions. Links to places in itself are among them."""
    of_hub = {link.start for link in facts.from_links()}
    for link in facts.wikilinks():
        target = vault.resolve(note, link).resolution.note
        if target is not None:
            yield Outlink(Span(link.start, link.end), target, link.start in of_hub)
    for start, end, destination, on_from_line in facts.destination_places():
        address = read_address(destination)
        if address is not None:
            target = vault.resolver.resolve_path(note, address.path).note
            if target is not None:
                yield Outlink(Span(start, end), target, on_from_line)
