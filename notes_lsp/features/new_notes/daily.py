"""The note of a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.new_notes.names import NewName, free_note
from notes_lsp.features.new_notes.texts import new_text
from notes_lsp.vault.names import last_component
from notes_lsp.vault.paths import (
    NotePath,
    folder_of,
    has_note_extension,
    note_stem,
    stays_inside,
)


class DailyNote(NamedTuple):
    """Where the note of a day is, and the text that it is to begin with; None where it is
    there."""

    path: NotePath
    text: str | None


def daily_note(here: Here, day: date) -> DailyNote:
    """The note of `day`, where the settings have it. Raises Refused where there can be none."""
    vault = here.vault
    extensions = vault.index.extensions
    path = vault.settings.notes.daily_note.replace("{{date}}", day.isoformat())
    if not has_note_extension(path, extensions):
        path += extensions[0]
    if not stays_inside(path):
        raise Refused(f"notes.daily-note “{path}” is no file of the vault")
    note = NotePath(path)
    if note in vault.index.facts:
        return DailyNote(note, None)
    stem = note_stem(path, extensions)
    free = free_note(here, folder_of(path), stem, last_component(path)[len(stem) :])
    return DailyNote(free, new_text(here, NewName(free, stem), day))
