"""Finding the names of notes that are not there, and that links want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from heapq import nsmallest
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

from notes_lsp.features.backlinks import folded_target
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import INSIDE, PREFIX, WHOLE, match
from notes_lsp.features.searched_text import SearchedText
from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.references import reference_of
from notes_lsp.vault.vault import Vault

_ASKED = 5
"""How many notes are asked how they spell a name."""

_COMPARED = 300
"""How many names that fit as well are looked at, the most mentioned first."""

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
    own = _own_targets(here, written)
    found: dict[str, MissingNote] = {}
    for tier, fits in groupby(_fits(names.searched, own, folded), key=itemgetter(0)):
        ranked: list[tuple[int, str]] = []
        for name in {name for _, name in fits} - found.keys():
            notes = _others(here, name) + (name in own)
            if notes and not here.vault.index.is_name(name):
                ranked.append((-notes, name))
        for less, name in sorted(ranked):
            if len(found) < most and (target := own.get(name) or _spelled_once(here, names, name)):
                found[name] = MissingNote(target, -less, tier)
    ignored = here.vault.settings.links.ignore_targets
    return [item for item in found.values() if not _is_ignored(item.target, ignored)]


def prepare_missing(vault: Vault) -> Iterator[None]:
    """Work out, in steps, what finding missing notes of the vault for the first time needs."""
    yield
    _names(vault)


def _fits(searched: SearchedText, own: Mapping[str, str], folded: str) -> Iterator[tuple[int, str]]:
    """The names that hold `folded`, by tier: those of the own note, then the most mentioned."""
    if folded in own or searched.has_line(folded):
        yield WHOLE, folded
    pieces = searched.in_pieces(folded)
    for tier, places in ((PREFIX, pieces.at_start), (INSIDE, pieces.inside)):
        for name in own:
            fit = match(folded, name)
            if fit is not None and max(fit.tier, PREFIX) == tier:
                yield tier, name
        for place in islice(places, _COMPARED):
            yield tier, searched.line(place)


def _spelled_once(here: Here, names: _Kept, name: str) -> str:
    """How others spell a name; nothing where that is not known."""
    if name not in names.spelled:
        names.spelled[name] = _spelled(here, name)
    return names.spelled[name]


def _is_ignored(target: str, globs: Iterable[str]) -> bool:
    return any(fnmatchcase(target, glob) for glob in globs)


def _others(here: Here, name: str) -> int:
    """How many other notes mention a name."""
    index = here.vault.index
    return index.mention_count(name) - (here.path in index.mentioning(name))


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
    """For which names of the vault `spelled` holds."""
    mentioned: int
    searched: SearchedText
    """The folds that links mention, each a line, the most mentioned first."""
    spelled: dict[str, str]
    """How those are spelled that somebody has asked about."""


_kept: WeakKeyDictionary[Vault, _Kept] = WeakKeyDictionary()


def _names(vault: Vault) -> _Kept:
    """The names, kept until many links have changed: while one is written, each letter makes
    another target. What is out of date is seen later."""
    version = vault.names_version, vault.settled
    index = vault.index
    kept = _kept.get(vault)
    if (
        kept is None
        or kept.version[1] != vault.settled
        or abs(kept.mentioned - index.mentioned_names) > _LATE
    ):
        by_use = sorted(index.mentioned(), key=index.mention_count, reverse=True)
        searched = SearchedText(f"{name}\n" for name in by_use if name)
        kept = _kept[vault] = _Kept(version, index.mentioned_names, searched, {})
    elif kept.version != version:
        kept.version = version
        kept.spelled.clear()
    return kept
