"""Completion of a link's target: notes by slug, title and alias, notes that links want and that
are not there, and in embeds attachments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.found_files import find_files
from notes_lsp.features.completion.found_notes import FoundNote, find_notes, group_of
from notes_lsp.features.completion.found_paths import find_in_folder
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.completion.missing_notes import find_missing
from notes_lsp.features.cursor import Here
from notes_lsp.features.markup import plural
from notes_lsp.features.search import PREFIX, SCATTERED
from notes_lsp.vault.names import last_component
from notes_lsp.vault.writing import can_be_target, link_text, target_for

_MOST_MISSING = 20
"""How many notes that are not there are offered."""


class _Ranked(NamedTuple):
    group: int
    candidate: Candidate | None


def complete_targets(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """What the target may be, the best first, and whether there is more, or may be for what is
    typed next. Of what fits as well, notes come before attachments, and what is not there last."""
    limit = here.vault.settings.completion.limit
    notes, more = _notes(here, context, limit)
    if "/" in context.typed:
        by_path, more_by_path = _by_path(here, context, limit)
        known = {note.candidate.note for note in by_path if note.candidate}
        others = [n for n in notes if n.candidate is None or n.candidate.note not in known]
        notes, more = [*by_path, *others], more or more_by_path
    files, more_files = _files(here, context, limit) if context.embed else ([], False)
    ranked = [*notes, *files]
    if not _is_full(notes, limit):
        ranked += _missing(here, context)
    ranked.sort(key=lambda item: item.group)
    chosen = [item.candidate for item in ranked if item.candidate is not None]
    return chosen[:limit], more or more_files or len(chosen) > limit


def _is_full(notes: Sequence[_Ranked], limit: int) -> bool:
    """Whether notes that begin so are as many as are listed: no missing one comes before them."""
    return len(notes) >= limit and notes[limit - 1].group <= group_of(PREFIX)


def _notes(here: Here, context: LinkContext, limit: int) -> tuple[list[_Ranked], bool]:
    """The vault's notes. For a text that is to become a link: those that it may mean, then all."""
    found, more = find_notes(here, context.alias or context.typed, limit)
    ranked = [_Ranked(group_of(note.tier), _note(here, context, note)) for note in found]
    if context.alias and not more:
        known = {note.path for note in found}
        others, more = find_notes(here, "", limit)
        last = group_of(SCATTERED)
        ranked += [
            _Ranked(last, _note(here, context, note)) for note in others if note.path not in known
        ]
    # A list that clients filter by one name of each note is not whole if there are others.
    names = here.vault.index.names
    several = any(len({*names[note.path].every()}) > 1 for note in found)
    return ranked, more or several


def _by_path(here: Here, context: LinkContext, limit: int) -> tuple[list[_Ranked], bool]:
    """The notes in the folder that is written already."""
    found, more = find_in_folder(here, context.typed, limit)
    ranked = []
    for path, target in found:
        if can_be_target(target):
            own = here.vault.index.names[path]
            text = _link(here, context, target, own.title, None)
            candidate = Candidate("note", own.shown, target, text, target, path)
            ranked.append(_Ranked(group_of(PREFIX), candidate))
    return ranked, more


def _note(here: Here, context: LinkContext, found: FoundNote) -> Candidate | None:
    """The note that was found; None where its file has a name that no link can hold."""
    own = here.vault.index.names[found.path]
    target = target_for(here.vault, here.path, found.path)
    if not can_be_target(target):
        return None
    by_alias = found.name in own.aliases
    return Candidate(
        "note",
        label=found.name if by_alias else own.shown,
        detail=target,
        text=_link(here, context, target, own.title, found.name if by_alias else None),
        matched=found.name,
        note=found.path,
    )


def _files(here: Here, context: LinkContext, limit: int) -> tuple[list[_Ranked], bool]:
    """Attachments, by their names alone where no other has the same."""
    found, more = find_files(here, context.typed, limit)
    ranked = []
    for path, tier in found:
        name = last_component(path)
        target = name if len(list(here.vault.index.files_named(name))) == 1 else path
        if can_be_target(target):
            text = f"{target}]]" if context.closes else target
            ranked.append(_Ranked(group_of(tier), Candidate("file", name, path, text, name)))
    return ranked, more


def _missing(here: Here, context: LinkContext) -> list[_Ranked]:
    """Notes that are not there, with how many others want them."""
    wanted = find_missing(here, context.typed, _MOST_MISSING, context.replaced.start)
    return [
        _Ranked(
            max(group_of(PREFIX), group_of(missing.tier)),  # Not before notes that begin so.
            Candidate(
                "missing",
                missing.target,
                f"not written yet, wanted by {plural(missing.notes, 'note')}",
                _link(here, context, missing.target, None, None),
                missing.target,
            ),
        )
        for missing in wanted
        if can_be_target(missing.target)
    ]


def _link(
    here: Here, context: LinkContext, target: str, title: str | None, alias: str | None
) -> str:
    """The target, with all that follows it where it is the last part of the link."""
    if not context.closes:
        return target
    alias = context.alias or alias
    embed, in_table = context.embed, context.in_table
    return link_text(here.vault, target, title, embed, in_table, alias=alias) + "]]"
