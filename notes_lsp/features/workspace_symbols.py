"""Finding notes, headings and tags of a vault by a part of their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import nsmallest
from typing import Literal, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from notes_lsp.features.search import Match, match, scattered, search_form
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

FoundKind: TypeAlias = Literal["note", "heading", "tag"]

CAP = 200
"""Nobody reads further down a list."""


class Found(NamedTuple):
    """A note, heading or tag, and where it is. `container` is the note's name or folder."""

    kind: FoundKind
    name: str
    container: str
    path: NotePath
    span: Span


class _Rank(NamedTuple):
    fit: Match
    kind: int
    """Notes before headings before tags."""
    name: str
    order: int


_KINDS: tuple[FoundKind, ...] = ("note", "heading", "tag")


class _Name(NamedTuple):
    """A name as it is searched, and what it is the name of."""

    searched: str
    found: Found


class _Kept(NamedTuple):
    """The names in a note, and the facts that they were taken from."""

    facts: Facts
    names: list[_Name]


_kept: WeakKeyDictionary[Vault, dict[NotePath, _Kept]] = WeakKeyDictionary()


def workspace_symbols(vault: Vault, query: str) -> list[Found]:
    """What `query` may mean, the best first: whole words before letters that are only in order.
    Nothing for an empty query: a vault has too many things."""
    typed = search_form(query.strip())
    if not typed:
        return []
    names = [name for path in vault.index.facts for name in _names_in(vault, path)]
    ranked = _rank(names, lambda name: match(typed, name))
    if len(ranked) < CAP and len(typed) > 1:
        known = {rank.order for rank in ranked}
        loose = _rank(names, scattered(typed))
        ranked += [rank for rank in loose if rank.order not in known]
    found = [names[rank.order].found for rank in nsmallest(CAP, ranked)]
    return list(dict.fromkeys(found))


def _rank(names: list[_Name], fits: Callable[[str], Match | None]) -> list[_Rank]:
    return [
        _Rank(fit, _KINDS.index(name.found.kind), name.searched, order)
        for order, name in enumerate(names)
        if (fit := fits(name.searched)) is not None
    ]


def _names_in(vault: Vault, path: NotePath) -> list[_Name]:
    """All names in a note, kept until the note changes."""
    facts = vault.index.facts[path]
    of_vault = _kept.setdefault(vault, {})
    kept = of_vault.get(path)
    if kept is None or kept.facts is not facts:
        names = [_Name(search_form(name), found) for name, found in _collect(vault, path, facts)]
        kept = of_vault[path] = _Kept(facts, names)
    return kept.names


def _collect(vault: Vault, path: NotePath, facts: Facts) -> Iterator[tuple[str, Found]]:
    names = vault.index.names[path]
    shown = names.title or names.stem
    note = Found("note", shown, path, path, facts.title.span if facts.title else Span(0, 0))
    for name in dict.fromkeys((names.stem, names.title, *names.aliases)):
        if name:
            yield name, note
    for heading in facts.headings():
        span = Span(heading.start, heading.end)
        yield heading.text, Found("heading", heading.text, shown, path, span)
    for tag in facts.tags():
        yield tag.name, Found("tag", f"#{tag.name}", shown, path, Span(tag.start, tag.end))
