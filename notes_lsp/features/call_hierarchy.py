"""Who links to a note, and where it links, note by note: editors show both as calls."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.features.backlinks import links_to
from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import note_linked
from notes_lsp.features.outlinks import notes_linked_from
from notes_lsp.features.preview import title_of
from notes_lsp.features.subject import subject_at
from notes_lsp.syntax.nodes import MarkdownLink, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class NoteItem(NamedTuple):
    """A note as one of a list: what it is called, how long it is, and where its title stands."""

    path: NotePath
    name: str
    length: int
    title: Span


class Calls(NamedTuple):
    """The links between a note that was asked about and another one: the other note, and the
    places of the links in the one that has them."""

    item: NoteItem
    links: list[Span]


def prepare(here: Here, offset: int) -> NoteItem:
    """The note that the link at `offset` leads to; else the note itself."""
    subject = subject_at(here.note, offset)
    linked = note_linked(here, subject) if isinstance(subject, Wikilink | MarkdownLink) else None
    return _item(here.vault, linked or here.path, here)


def incoming(vault: Vault, note: NotePath) -> list[Calls]:
    """The notes that link to `note`, by path; last those that do so on their `From:` line alone,
    as each note of a hub does."""
    by_note: dict[NotePath, list[Span]] = {}
    linking: set[NotePath] = set()
    for link in links_to(vault, note):
        by_note.setdefault(link.path, []).append(link.span)
        if not link.of_hub:
            linking.add(link.path)
    ordered = sorted(by_note, key=lambda path: (path not in linking, path))
    return [Calls(_item(vault, path), by_note[path]) for path in ordered]


def outgoing(vault: Vault, note: NotePath, facts: Facts) -> list[Calls]:
    """The notes that the links of `note`, which tells `facts`, lead to, in the order in which they
    are first linked; without itself."""
    by_note: dict[NotePath, list[Span]] = {}
    for span, target, _ in sorted(notes_linked_from(vault, note, facts)):
        if target != note:
            by_note.setdefault(target, []).append(span)
    return [Calls(_item(vault, path), spans) for path, spans in by_note.items()]


def _item(vault: Vault, path: NotePath, here: Here | None = None) -> NoteItem:
    """A note of the vault, or the one that is `here`."""
    own = here is not None and here.path == path
    facts = here.facts() if here is not None and own else vault.known_whole(path)
    facts = facts or Facts.of_nothing()
    title = facts.title.span if facts.title is not None else Span(0, 0)
    name = facts.title.text if own and facts.title is not None else title_of(vault, path)
    return NoteItem(path, name, facts.length, title)
