"""Go to type definition: from a link to the hub of its note, which it names on its `From:` line."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.features.definition import Landing, start_of
from notes_lsp.features.destination import note_linked
from notes_lsp.features.outlinks import notes_linked_from
from notes_lsp.features.subject import subject_at
from notes_lsp.syntax.nodes import MarkdownLink, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath


def type_definition(here: Here, offset: int) -> list[Landing]:
    """The hubs of the note that the link at `offset` leads to; none where no link to a note
    stands there."""
    subject = subject_at(here.note, offset)
    if not isinstance(subject, Wikilink | MarkdownLink):
        return []
    note = note_linked(here, subject)
    origin = Span(subject.start, subject.end)
    return [
        Landing(origin, hub, Span(0, here.length_of(hub)), start_of(here, hub))
        for hub in (hubs_of(here, note) if note is not None else ())
    ]


def hubs_of(here: Here, note: NotePath) -> list[NotePath]:
    """The notes that `note` is from, in the order in which it names them."""
    facts = here.facts() if note == here.path else here.vault.known_whole(note)
    if facts is None:
        return []
    links = sorted(link for link in notes_linked_from(here.vault, note, facts) if link.of_hub)
    return list(dict.fromkeys(link.target for link in links))
