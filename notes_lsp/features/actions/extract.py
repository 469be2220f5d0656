"""`refactor.extract`: a section or a selection as a note of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.changes import Refused
from notes_lsp.features.new_notes.extract import Extract, extract, section_at, selection_in
from notes_lsp.features.new_notes.names import titled_name
from notes_lsp.vault.paths import note_stem

_KIND: Final[ActionKind] = "refactor.extract"


def actions(asked: Asked) -> Iterator[Action]:
    """One: of the selection, or without one of the section in whose heading the cursor is. None
    before all notes have been read, whose links may have to follow."""
    here, (start, end) = asked.here, asked.place
    if not asked.wants(_KIND) or not here.vault.settled:
        return
    chosen = section_at(here, start) if start == end else selection_in(here, asked.place)
    if chosen is None:
        return
    try:
        name = titled_name(here, chosen.title)
    except Refused:
        return
    stem = note_stem(name.path, here.vault.index.extensions)
    make = partial(extract, here, chosen, asked.today)
    yield Action(_title(chosen, stem), _KIND, make, creates=True)


def _title(chosen: Extract, stem: str) -> str:
    if chosen.is_phrase:
        return f"Create the note {stem} and link the selection to it"
    what = "section" if chosen.is_section else "selection"
    return f"Extract the {what} into the note {stem}"
