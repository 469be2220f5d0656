"""Completion: what may be written at the cursor. One file a source; which there are, `SOURCES`
says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from notes_lsp.features.completion.callouts import complete_callout
from notes_lsp.features.completion.candidates import Completions, Cursor, Source
from notes_lsp.features.completion.footnotes import complete_footnote
from notes_lsp.features.completion.found_notes import prepare_notes
from notes_lsp.features.completion.frontmatter import complete_frontmatter
from notes_lsp.features.completion.markdown_links import complete_markdown_link
from notes_lsp.features.completion.missing_notes import prepare_missing
from notes_lsp.features.completion.reference_names import complete_reference_name
from notes_lsp.features.completion.stamps import complete_stamp
from notes_lsp.features.completion.surroundings import is_hidden
from notes_lsp.features.completion.tags import complete_tag
from notes_lsp.features.completion.wikilinks import complete_wikilink
from notes_lsp.features.cursor import Here
from notes_lsp.features.workspace_symbols import prepare_symbols
from notes_lsp.vault.vault import Vault

SOURCES: Final[tuple[Source, ...]] = (
    complete_wikilink,
    complete_markdown_link,
    complete_reference_name,
    complete_footnote,
    complete_callout,
    complete_stamp,
    complete_tag,
)
"""Asked one after the other; the first that knows what is being written answers. In frontmatter
`frontmatter.py` alone is."""


def complete(here: Here, offset: int, trigger: str = "") -> Completions | None:
    """What may be written at `offset`; None where nothing is to be offered. `trigger` is the sign
    that made the client ask by itself."""
    cursor = Cursor(here, offset, trigger)
    found = complete_frontmatter(cursor)
    if found is None and not is_hidden(here, offset):
        answers = (source(cursor) for source in SOURCES)
        found = next((answer for answer in answers if answer is not None), None)
    if found is not None and not here.vault.settled:
        found.incomplete = True
    return found


def prepare(vault: Vault) -> Iterator[None]:
    """Work out, in steps, what the first completion would take long for in a large vault."""
    yield from prepare_notes(vault)
    yield from prepare_missing(vault)
    yield from prepare_symbols(vault)
