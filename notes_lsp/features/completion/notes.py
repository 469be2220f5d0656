"""Completion of a link's target: the vault's notes, by slug, title and alias."""

from __future__ import annotations

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.found_notes import FoundNote, find_notes
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.vault.writing import can_be_target, link_text, target_for


def complete_notes(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The notes that what was typed may mean, the best first, and whether there are others, or
    may be for what is typed next. For a text that is to become a link: those that it may mean,
    then all."""
    limit = here.vault.settings.completion.limit
    found, more = find_notes(here, context.alias or context.typed, limit)
    if context.alias and not more:
        others, more = find_notes(here, "", limit)
        known = {note.path for note in found}
        found += [note for note in others if note.path not in known]
    candidates = (_candidate(here, context, note) for note in found)
    chosen = [candidate for candidate in candidates if candidate is not None]
    # A list that clients filter by one name of each note is not whole if there are others.
    names = here.vault.index.names
    several = any(len({*names[note.path].every()}) > 1 for note in found)
    return chosen[:limit], more or several or len(chosen) > limit


def _candidate(here: Here, context: LinkContext, found: FoundNote) -> Candidate | None:
    """The note that was found; None where its file has a name that no link can hold."""
    own = here.vault.index.names[found.path]
    target = target_for(here.vault, here.path, found.path)
    if not can_be_target(target):
        return None
    by_alias = found.name in own.aliases
    text = target
    if context.closes:
        alias = context.alias or (found.name if by_alias else None)
        embed, in_table = context.embed, context.in_table
        text = link_text(here.vault, target, own.title, embed, in_table, alias=alias) + "]]"
    return Candidate(
        "note",
        label=found.name if by_alias else own.title or own.stem,
        detail=target,
        text=text,
        matched=found.name,
        note=found.path,
    )
