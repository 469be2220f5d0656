"""Completion of a link's target: the vault's notes, by slug, title and alias."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.features.completion.candidates import (
    CAP,
    Candidate,
    Ranked,
    best,
    match,
    search_form,
)
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault
from notes_lsp.vault.writing import link_text, target_for

_SUBSEQUENCE = 4


class _Name(NamedTuple):
    searched: str
    shown: str
    path: NotePath


def complete_notes(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The notes that what was typed may mean, the best first, and whether there are more."""
    typed = search_form(context.typed)
    folder = folder_of(here.path)
    index = here.vault.index
    found: dict[NotePath, tuple[Ranked, _Name]] = {}
    names = _names(here.vault)
    for number, name in enumerate(names):
        fit = match(typed, name.searched)
        if fit is None:
            continue
        elsewhere = int(folder_of(name.path) != folder)
        known = found.get(name.path)
        if known is not None and known[0].tier <= fit.tier:
            continue
        uses = index.mention_count(fold(index.names[name.path].stem))
        # The same folder first, but no scattered letters there before whole words elsewhere.
        tier = fit.tier * 2 + elsewhere if fit.tier == _SUBSEQUENCE else elsewhere
        rank = Ranked(tier, fit.tier, -uses, name.searched, number)
        found[name.path] = (rank, name)
    ranked = best(rank for rank, _ in found.values())
    chosen = [names[rank.number] for rank in ranked]
    return [_candidate(here, context, name) for name in chosen], len(found) > CAP


def _names(vault: Vault) -> list[_Name]:
    """All names of all notes: as many as it takes to find a note by any of them."""
    names: list[_Name] = []
    for path, own in vault.index.names.items():
        seen: set[str] = set()
        for shown in (own.stem, own.title, *own.aliases):
            searched = search_form(shown) if shown else ""
            if searched and searched not in seen and shown:
                seen.add(searched)
                names.append(_Name(searched, shown, path))
    return names


def _candidate(here: Here, context: LinkContext, name: _Name) -> Candidate:
    own = here.vault.index.names[name.path]
    target = target_for(here.vault, here.path, name.path)
    text = target
    if context.closes:
        shown = name.shown if name.shown in own.aliases else own.title
        text = link_text(here.vault, target, shown, context.embed, context.in_table) + "]]"
    return Candidate(
        "note",
        label=name.shown if name.shown in own.aliases else own.title or own.stem,
        detail=target,
        text=text,
        matched=name.shown,
        note=name.path,
    )
