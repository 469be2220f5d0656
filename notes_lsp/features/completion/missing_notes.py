"""Finding the names of notes that are not there, and that links want."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from heapq import nsmallest
from typing import NamedTuple
from weakref import WeakKeyDictionary

from notes_lsp.features.backlinks import folded_target
from notes_lsp.features.cursor import Here
from notes_lsp.features.searched_text import SearchedText
from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.references import reference_of
from notes_lsp.vault.vault import Vault

_ASKED = 5
"""How many notes are asked how they spell a name."""

_LATE = 64
"""How many names may have come or gone before all are looked at again."""


class MissingNote(NamedTuple):
    """A name that links have and no note, how many notes want it, and how it fits."""

    target: str
    notes: int
    tier: int


def find_missing(here: Here, typed: str, most: int, written: int) -> list[MissingNote]:
    """At most so many names of notes that are not there and that hold `typed`, two letters or
    more: those first that it fits better, then those that more notes want. The link at `written`
    wants none yet."""
    folded = fold(typed)
    if len(folded) < 2:
        return []
    names = _names(here.vault)
    index = here.vault.index
    own = _own_targets(here, written)
    ranked = sorted(
        (fit.tier, -index.mention_count(name), name)
        for place, fit in names.fits(folded, most, in_pieces=False).items()
        if (name := names.at(place)[0])
    )
    ignored = here.vault.settings.links.ignore_targets
    found: list[MissingNote] = []
    for tier, wanted, name in ranked:
        if any(index.having(name)):
            continue
        others = -wanted - (here.path in index.mentioning(name))
        if others + (name in own) > 0:
            target = own.get(name) or _spelled(here, name)
            if target and not any(fnmatchcase(target, glob) for glob in ignored):
                found.append(MissingNote(target, others + (name in own), tier))
        if len(found) == most:
            break
    return found


def _own_targets(here: Here, written: int) -> dict[str, str]:
    """The targets of this note's other links, by their folds."""
    links = here.note.each(lambda block: block.wikilinks)
    others = (link for link in links if not link.start <= written <= link.end)
    return {
        folded_target(here.vault, target): target
        for target in _dangling(here.vault, here.path, others)
    }


def _spelled(here: Here, name: str) -> str:
    """How another note spells a target that folds so."""
    vault = here.vault
    for path in nsmallest(_ASKED, vault.index.mentioning(name)):
        if path == here.path:
            continue
        facts = vault.index.facts[path]
        links = facts.wikilinks()
        if not vault.index.alias_first:  # Then what is written first is the target.
            links = facts.wikilinks_to(
                {target for target in facts.targets if folded_target(vault, target) == name}
            )
        for target in _dangling(vault, path, links):
            if folded_target(vault, target) == name:
                return target
    return ""


def _dangling(vault: Vault, path: NotePath, links: Iterator[Wikilink]) -> Iterator[str]:
    """The targets of those of `links` that lead to no note."""
    for link in links:
        target = reference_of(link, alias_first=vault.index.alias_first).target.text
        if target and vault.resolve(path, link).dangles:
            yield target


@dataclass(slots=True)
class _Kept:
    version: tuple[int, bool]
    mentioned: int
    names: SearchedText[str]


_kept: WeakKeyDictionary[Vault, _Kept] = WeakKeyDictionary()


def _names(vault: Vault) -> SearchedText[str]:
    """The folds that links have and no note, each a line. Kept until names change, or many links:
    while one is written, each letter makes another target. What is out of date is seen later."""
    version = vault.names_version, vault.settled
    mentioned = vault.index.mentioned_names
    kept = _kept.get(vault)
    if kept is None or kept.version != version or abs(kept.mentioned - mentioned) > _LATE:
        names: SearchedText[str] = SearchedText()
        names.update({name: f"{name}\n" for name in vault.index.names_without_notes()}, ())
        kept = _kept[vault] = _Kept(version, mentioned, names)
    return kept.names
