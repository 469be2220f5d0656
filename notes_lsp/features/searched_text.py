"""Names of many things, one a line in one text: in this form searching 30,000 of them takes
milliseconds, and keeping them 1 MB."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import Final, Generic, TypeVar

from notes_lsp.features.search import Match, scattered

Owner = TypeVar("Owner", bound=str)

COMPARED: Final = 2000
"""How many names that fit in one way are compared: a letter or two fit half of a vault's."""

_COMPARED_SCATTERED: Final = 1000
"""As many of those that hold the letters only in order: these are not found as fast."""


class SearchedText(Generic[Owner]):
    """The lines of owners, in search form, each line with its end. Where more fit than are
    compared, the owners that come first are."""

    def __init__(self) -> None:
        self.lines: dict[Owner, str] = {}
        self._text = "\n"
        self._owners: Sequence[Owner] = ()
        self._starts: list[int] = []
        self._places: dict[Owner, int] = {}

    def update(
        self,
        changed: Mapping[Owner, str],
        gone: Iterable[Owner],
        order: Sequence[Owner] | None = None,
    ) -> None:
        """Give owners other lines, and forget some. `order` has all owners; without one the new
        ones come last."""
        for owner in gone:
            del self.lines[owner]
        self.lines.update(changed)
        self._owners = list(self.lines) if order is None else order
        lines = [self.lines[owner] for owner in self._owners]
        self._starts = list(accumulate(map(len, lines), initial=1))
        self._places = dict(zip(self._owners, self._starts, strict=False))
        self._text = "".join(("\n", *lines))

    def at(self, place: int) -> tuple[Owner, int]:
        """Whose line starts at `place`, and which of its lines that is."""
        number = self.number(place)
        return self._owners[number], self._text.count("\n", self._starts[number], place)

    def number(self, place: int) -> int:
        """The number of the same owner in the order of owners."""
        return bisect_right(self._starts, place) - 1

    def line(self, place: int) -> str:
        """The line that starts at `place`, without its end."""
        return self._text[place : self._text.index("\n", place)]

    def lines_of(self, owner: Owner) -> Iterator[tuple[int, str]]:
        """The lines of an owner, without their ends, each with the place where it starts."""
        place = self._places[owner]
        for line in self.lines[owner].split("\n")[:-1]:
            yield place, line
            place += len(line) + 1

    def fits(self, typed: str, enough: int, *, in_pieces: bool = True) -> dict[int, Match]:
        """Where the lines that `typed`, in search form, fits start, and how it does. The ways to
        fit are tried from the best to the worst, until there are `enough`; without `in_pieces` the
        worst is not, other letters between those of `typed`."""
        text = self._text
        fits: dict[int, Match] = {}
        for tier, pattern in ((1, f"\n{typed}"), (2, f" {typed}"), (3, typed)):
            for at, start, end in islice(_lines_with(text, pattern), COMPARED):
                if start not in fits:
                    whole = tier == 1 and end - start == len(typed)
                    fits[start] = Match(0 if whole else tier, max(0, at - start))
            if len(fits) >= enough:
                return fits
        if in_pieces and len(typed) > 1:
            fit_of = scattered(typed)
            for start, end in islice(_lines_in_order(text, typed), _COMPARED_SCATTERED):
                fit = fit_of(text[start:end]) if start not in fits else None
                if fit is not None:
                    fits[start] = fit
        return fits


def search_lines(names: Iterable[str]) -> str:
    """The lines of an owner with these names, which are in search form."""
    return "".join(f"{name.replace(chr(10), ' ')}\n" for name in names)


def _lines_with(text: str, pattern: str) -> Iterator[tuple[int, int, int]]:
    """Where `pattern`, which may begin with the line end before, stands first in lines of `text`,
    and start and end of these. There is a line end before the first line and behind the last."""
    at = text.find(pattern)
    while at >= 0:
        start = text.rfind("\n", 0, at + 1) + 1
        end = text.find("\n", start)
        if end < 0:  # An empty pattern fits behind the last line, too.
            return
        yield at, start, end
        at = text.find(pattern, end)


def _lines_in_order(text: str, typed: str) -> Iterator[tuple[int, int]]:
    """The same of lines that hold the letters of `typed` in their order."""
    letters = "".join(f"[^\n{letter}]*+{letter}" for letter in map(re.escape, typed))
    for found in re.finditer(f"\n{letters}", text):
        yield found.start() + 1, text.find("\n", found.end())
