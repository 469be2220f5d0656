"""What completion offers, as plain values, and how candidates are matched and ordered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.text.span import Span
from notes_lsp.vault.names import same_case
from notes_lsp.vault.paths import NotePath

CandidateKind: TypeAlias = Literal["note", "heading", "block", "alias"]

CAP = 100
"""Nobody reads further down a list; the next keystroke asks again."""

_SEPARATORS = str.maketrans("_-", "  ")


@dataclass(slots=True)
class Candidate:
    """One line of the list. `text` goes in place of the context's replaced span."""

    kind: CandidateKind
    label: str
    detail: str
    text: str
    matched: str
    """The name that what was typed is found in: what clients filter by."""
    note: NotePath | None = None
    """The note to preview."""


@dataclass(slots=True)
class Completions:
    """The candidates, the best first, and what each replaces. `incomplete`: there are more, or
    there may be once the vault has been read."""

    candidates: list[Candidate]
    replaced: Span
    incomplete: bool


class Match(NamedTuple):
    """How well a name fits what was typed: less is better."""

    tier: int
    """0 the whole name, 1 its beginning, 2 a word's beginning, 3 inside, 4 letters in order."""
    position: int


def search_form(name: str) -> str:
    """`name` as it is searched: regardless of case, `_` and `-` as blanks."""
    return same_case(name).translate(_SEPARATORS)


def match(typed: str, name: str) -> Match | None:
    """How `typed` is found in `name`, both in search form; None if it is not."""
    at = name.find(typed)
    if at == 0:
        return Match(0 if len(name) == len(typed) else 1, 0)
    if at > 0:
        word = name.find(f" {typed}")
        return Match(2, word) if word >= 0 else Match(3, at)
    position = -1
    for character in typed:
        position = name.find(character, position + 1)
        if position < 0:
            return None
    return Match(4, position)


class Ranked(NamedTuple):
    """A candidate's place in the list: compare by the first four."""

    tier: int
    distance: int
    """0 for the same folder."""
    unused: int
    """Minus the number of notes that link to it."""
    name: str
    number: int
    """Of the candidate, for the one who ranks."""


def best(ranked: Iterable[Ranked], cap: int = CAP) -> list[Ranked]:
    """The first `cap` of `ranked`, in order."""
    return nsmallest(cap, ranked)
