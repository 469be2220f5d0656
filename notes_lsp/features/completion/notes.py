"""Completion of a link's target: the vault's notes, by slug, title and alias."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import nsmallest
from typing import NamedTuple
from weakref import WeakKeyDictionary

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import SCATTERED, Match, match, scattered, search_form
from notes_lsp.vault.index import Names
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault
from notes_lsp.vault.writing import can_be_target, link_text, target_for


class _Name(NamedTuple):
    """One name of a note: as it is searched, and as it is shown."""

    searched: str
    shown: str
    path: NotePath
    folder: str


class _Rank(NamedTuple):
    """Where a note comes in the list. Compared in this order."""

    is_scattered: bool
    elsewhere: bool
    """Not in the folder of the one who writes."""
    tier: int
    spread: int
    """How far the letters are scattered."""
    unused: int
    """Minus the number of notes that link to it."""
    name: _Name


def complete_notes(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The notes that what was typed may mean, the best first, and whether there are more: those
    of the same folder before others, then as they fit and are used. Names in which the letters
    are scattered are looked for only where the others are few, and come last."""
    typed = search_form(context.typed)
    limit = here.vault.settings.completion.limit
    index = here.vault.index
    names = _names(here.vault)
    found = _find(names, lambda name: match(typed, name))
    if len(found) < limit and len(typed) > 1:
        found = _find(names, scattered(typed)) | found
    folder = folder_of(here.path)
    ranks = [
        _Rank(
            fit.tier >= SCATTERED,
            name.folder != folder,
            fit.tier,
            fit.position if fit.tier == SCATTERED else 0,
            -index.mention_count(fold(index.names[name.path].stem)),
            name,
        )
        for fit, name in found.values()
    ]
    chosen = (_candidate(here, context, rank.name) for rank in nsmallest(limit, ranks))
    return [candidate for candidate in chosen if candidate is not None], len(ranks) > limit


def _find(
    names: Sequence[_Name], fits: Callable[[str], Match | None]
) -> dict[NotePath, tuple[Match, _Name]]:
    """The notes with a name that fits, each with its best."""
    found: dict[NotePath, tuple[Match, _Name]] = {}
    for name in names:
        fit = fits(name.searched)
        if fit is not None:
            known = found.get(name.path)
            if known is None or fit < known[0]:
                found[name.path] = (fit, name)
    return found


class _Kept(NamedTuple):
    version: int
    names: list[_Name]


_kept: WeakKeyDictionary[Vault, _Kept] = WeakKeyDictionary()


def _names(vault: Vault) -> list[_Name]:
    """All names of all notes, kept until one of them changes."""
    version = vault.names_version
    kept = _kept.get(vault)
    if kept is None or kept.version != version:
        kept = _kept[vault] = _Kept(version, _collect(vault.index.names))
    return kept.names


def _collect(notes: Mapping[NotePath, Names]) -> list[_Name]:
    names: list[_Name] = []
    for path, own in notes.items():
        folder = folder_of(path)
        forms: dict[str, str] = {}
        for shown in (own.stem, own.title, *own.aliases):
            if shown:
                forms.setdefault(search_form(shown), shown)
        names += [_Name(form, shown, path, folder) for form, shown in forms.items()]
    return names


def _candidate(here: Here, context: LinkContext, name: _Name) -> Candidate | None:
    """The note that has `name`; None for a note whose file has a name that no link can hold."""
    own = here.vault.index.names[name.path]
    target = target_for(here.vault, here.path, name.path)
    if not can_be_target(target):
        return None
    by_alias = name.shown in own.aliases
    text = target
    if context.closes:
        alias = name.shown if by_alias else None
        embed, in_table = context.embed, context.in_table
        text = link_text(here.vault, target, own.title, embed, in_table, alias=alias) + "]]"
    return Candidate(
        "note",
        label=name.shown if by_alias else own.title or own.stem,
        detail=target,
        text=text,
        matched=name.shown,
        note=name.path,
    )
