"""Searching names for what somebody has typed: how a name fits, and which names fit best."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from notes_lsp.vault.names import same_case

_SEPARATORS = str.maketrans("_-", "  ")

SCATTERED = 4
"""The tier of names that hold what was typed with other letters between."""


class Match(NamedTuple):
    """How well a name fits what was typed: less is better."""

    tier: int
    """0 the whole name, 1 its beginning, 2 a word's beginning, 3 inside, 4 letters in order."""
    position: int


def search_form(name: str) -> str:
    """`name` as it is searched: regardless of case, `_` and `-` as blanks."""
    return same_case(name).translate(_SEPARATORS)


def match(typed: str, name: str) -> Match | None:
    """How `typed` is found in `name`, both in search form, as one piece; None if it is not."""
    at = name.find(typed)
    if at == 0:
        return Match(0 if len(name) == len(typed) else 1, 0)
    if at < 0:
        return None
    word = name.find(f" {typed}")
    return Match(2, word) if word >= 0 else Match(3, at)


def scattered(typed: str) -> Callable[[str], Match | None]:
    """How the letters of `typed`, in search form, are found in a name in their order: the sooner
    the last one comes, the better. Linear in the name: no letter is looked for twice."""
    letters = [re.escape(letter) for letter in typed]
    find = re.compile("".join(f"[^{letter}]*+{letter}" for letter in letters)).match

    def fit(name: str) -> Match | None:
        found = find(name)
        return None if found is None else Match(SCATTERED, found.end())

    return fit
