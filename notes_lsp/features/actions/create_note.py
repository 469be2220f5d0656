"""The note that a link names and that is not there: on the link as well as on its finding."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.features.changes import Changes, Refused
from notes_lsp.features.new_notes.create import Wanted, create_notes, wanted_at
from notes_lsp.rules import link_misspelt, link_unresolved, md_link_missing_file
from notes_lsp.vault.paths import folder_of, note_stem

_CODES = frozenset({link_unresolved.CODE, link_misspelt.CODE, md_link_missing_file.CODE})


def actions(asked: Asked) -> Iterator[Action]:
    """One, for all dangling links at the place; none before it is known which notes there are."""
    here = asked.here
    if not asked.wants("quickfix") or not here.vault.named:
        return
    try:
        wanted = wanted_at(here, asked.place)
    except Refused:
        return
    if wanted:
        yield Action(
            _title(asked, wanted),
            "quickfix",
            partial(_create, asked, wanted),
            tuple(finding for finding in asked.found if finding.code in _CODES),
            creates=True,
        )


def _title(asked: Asked, wanted: list[Wanted]) -> str:
    if len(wanted) > 1:
        return f"Create {len(wanted)} notes"
    path = wanted[0].name.path
    same_folder = folder_of(path) == folder_of(asked.here.path)
    extensions = asked.here.vault.index.extensions
    return f"Create the note {note_stem(path, extensions) if same_folder else path}"


def _create(asked: Asked, wanted: list[Wanted]) -> Changes:
    return create_notes(asked.here, wanted, asked.today)
