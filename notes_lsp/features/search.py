"""Searching names for what somebody has typed: how a name fits, and which names fit best."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from heapq import nsmallest
from typing import NamedTuple, TypeVar

from notes_lsp.vault.names import same_case

WHOLE = 0
"""The tier of names that are what was typed."""

PREFIX = 1
"""The tier of names that begin with what was typed, and go on."""

WORD = 2
"""The tier of names with a word that begins with it."""

INSIDE = 3
"""The tier of names that hold what was typed inside of a word."""

SCATTERED = 4
"""The tier of names that hold what was typed with other letters between."""

ENOUGH = 20
"""Where so many names hold what was typed in one piece, others are not looked for: nobody reads so
far down a list, and it takes longer."""


class Match(NamedTuple):
    """How well a name fits what was typed: less is better."""

    tier: int
    """`WHOLE`, `PREFIX`, `WORD`, `INSIDE` or `SCATTERED`."""
    position: int


def search_form(name: str) -> str:
    """`name` as it is searched: regardless of case, `_` and `-` as blanks."""
    return _separated(same_case(name))


def search_forms(names: Iterable[str]) -> list[str]:
    """`names` in search form. Of many at once: what is ASCII is changed as one text."""
    names = list(names)
    text = "\n".join(names)
    if text.isascii() and text.count("\n") == len(names) - 1:
        return _separated(text.lower()).split("\n")
    return [search_form(name) for name in names]


def _separated(text: str) -> str:
    return text.replace("_", " ").replace("-", " ")  # far faster than `translate`


def match(typed: str, name: str) -> Match | None:
    """How `typed` is found in `name`, both in search form, as one piece; None if it is not."""
    at = name.find(typed)
    if at == 0:
        return Match(WHOLE if len(name) == len(typed) else PREFIX, 0)
    if at < 0:
        return None
    word = name.find(f" {typed}")
    return Match(WORD, word) if word >= 0 else Match(INSIDE, at)


def scattered(typed: str) -> Callable[[str], Match | None]:
    """How the letters of `typed`, in search form, are found in a name in their order: the fewer of
    them stand apart from the one before and inside of a word, and then the sooner the last one
    comes, the better. Linear in the name: no letter is looked for more than twice."""
    letters = [re.escape(letter) for letter in typed]
    find = re.compile("".join(f"[^{letter}]*+{letter}" for letter in letters)).match

    def fit(name: str) -> Match | None:
        found = find(name)
        if found is None:
            return None
        return Match(SCATTERED, _JUMP * _jumps(typed, name) + min(found.end(), _JUMP))

    return fit


_JUMP = 1000
"""What a letter that stands apart counts for, in letters of the name."""


def _jumps(typed: str, name: str) -> int:
    """How many letters of `typed` are neither at the start of a word of `name` nor right behind
    the letter before. Starts of words are taken where there are any left for a letter."""
    jumps = 0
    end = 0
    for letter in typed:
        if name.startswith(letter, end):
            end += 1
            continue
        at = name.find(f" {letter}", end) + 1
        if not at:
            jumps += 1
            at = name.find(letter, end)
        end = max(end, at + 1)
    return jumps


Thing = TypeVar("Thing")


def best_matches(
    typed: str, things: Iterable[Thing], name_of: Callable[[Thing], str], most: int
) -> tuple[list[Thing], bool]:
    """At most so many of `things` with a name that `typed` fits, those first that it fits in a
    better way and else as they come, and whether there are more."""
    typed = search_form(typed)
    fit_of = scattered(typed) if len(typed) > 1 else _no_match
    found: list[tuple[int, int, Thing]] = []
    for number, thing in enumerate(things):
        form = search_form(name_of(thing))
        fit = match(typed, form) or fit_of(form)
        if fit is not None:
            found.append((fit.tier if typed else 0, number, thing))
    chosen = nsmallest(most, found, key=lambda item: item[:2])
    return [thing for _, _, thing in chosen], len(found) > most


def _no_match(_: str) -> Match | None:
    return None
