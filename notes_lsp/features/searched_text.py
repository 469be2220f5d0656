"""Names of many things, one a line in one text: in this form searching 30,000 of them takes
milliseconds, and keeping them 1 MB."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, islice
from typing import Final, Generic, NamedTuple, TypeVar

from notes_lsp.features.search import Match, match, scattered

Owner = TypeVar("Owner", bound=str)

COMPARED: Final = 2000
"""How many names that fit in one way are compared: a letter or two fit half of a vault's."""

_COMPARED_SCATTERED: Final = 1000
"""As many of those that hold the letters only in order: these are not found as fast."""

_FEW: Final = 300
"""Up to so many names that hold something are looked at one by one; of more, those that begin with
it and those with a word that does are looked for by themselves."""

_MOST_CHANGES: Final = 500
"""After so many changes the text is to be made anew: what changed is at its end."""

_MOST_AT_ONCE: Final = 50
"""More changes than these are made sooner with a new text: each takes a copy of the old one."""


class InPieces(NamedTuple):
    """Where the lines start that hold what was typed in one piece. Lines may be in several."""

    at_start: Iterable[int]
    at_word: Iterable[int]
    inside: Iterable[int]


class SearchedText(Generic[Owner]):
    """The lines of owners, in search form, each line with its end."""

    def __init__(self) -> None:
        self.lines: dict[Owner, str] = {}
        self._text = "\n"
        self._owners: list[Owner] = []
        self._starts: list[int] = []
        self._places: dict[Owner, int] = {}
        self._changes = 0

    def fill(self, lines: Mapping[Owner, str], order: Iterable[Owner] | None = None) -> None:
        """Begin anew with these owners, in their order or another."""
        self.lines = dict(lines)
        self._owners = list(lines if order is None else order)
        texts = [lines[owner] for owner in self._owners]
        self._starts = list(accumulate(map(len, texts), initial=1))
        self._places = dict(zip(self._owners, self._starts, strict=False))
        del self._starts[-1]
        self._text = "".join(("\n", *texts))
        self._changes = 0

    def change(self, changed: Mapping[Owner, str], gone: Collection[Owner] = ()) -> bool:
        """Give owners other lines, which come behind all others, and forget some. False, and
        nothing is done, where there have been so many changes that it is time to `fill`."""
        changes = len(changed) + len(gone)
        if changes > _MOST_AT_ONCE or self._changes + changes > _MOST_CHANGES:
            return False
        self._changes += changes
        for owner in (*changed, *gone):
            if owner in self.lines:
                self._blank_out(owner)
        for owner, lines in changed.items():
            self.lines[owner] = lines
            self._places[owner] = len(self._text)
            self._owners.append(owner)
            self._starts.append(len(self._text))
            self._text += lines
        return True

    def _blank_out(self, owner: Owner) -> None:
        """Leave empty lines, which nobody finds, so that the places of the others hold."""
        length = len(self.lines.pop(owner))
        place = self._places.pop(owner)
        text = self._text
        self._text = "".join((text[:place], "\n" * length, text[place + length :]))

    def at(self, place: int) -> tuple[Owner, int]:
        """Whose line starts at `place`, and which of its lines that is."""
        number = bisect_right(self._starts, place) - 1
        return self._owners[number], self._text.count("\n", self._starts[number], place)

    def place_of(self, owner: Owner) -> int:
        """Where the lines of an owner start: the sooner, the earlier it comes."""
        return self._places[owner]

    def line(self, place: int) -> str:
        """The line that starts at `place`, without its end."""
        return self._text[place : self._text.index("\n", place)]

    def in_pieces(self, typed: str) -> InPieces:
        """The lines that hold `typed`, in search form, in one piece: those that begin with it,
        those with a word that does, and all. They are looked for as far as one reads on."""
        text = self._text
        few = [start for _, start, _ in islice(_lines_with(text, typed), _FEW + 1)] if typed else []
        if typed and len(few) <= _FEW:
            fits = [(start, match(typed, self.line(start))) for start in few]
            return InPieces(
                [start for start, fit in fits if fit is not None and fit.tier <= 1],
                [start for start, fit in fits if fit is not None and fit.tier == 2],
                few,
            )
        return InPieces(
            *(
                (start for _, start, _ in _lines_with(text, pattern))
                for pattern in (f"\n{typed}", f" {typed}", typed)
            )
        )

    def in_order(self, typed: str) -> Iterator[int]:
        """Where lines start that hold the letters of `typed`, in search form, in their order, the
        best first. Where these are many: of the first ones, and of those in which each letter is
        at the start of a word or behind the one before."""
        if len(typed) < 2:
            return
        fit_of = scattered(typed)
        found = list(islice(_apart(self._text, typed), _COMPARED_SCATTERED))
        if len(found) == _COMPARED_SCATTERED:
            found += islice(_joined(self._text, typed), _COMPARED_SCATTERED)
        fits = ((fit.position, place) for place in {*found} if (fit := fit_of(self.line(place))))
        yield from (place for _, place in sorted(fits))

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
            for start in islice(_apart(text, typed), _COMPARED_SCATTERED):
                fit = fit_of(self.line(start)) if start not in fits else None
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
        if end > start:
            yield at, start, end
        at = text.find(pattern, end)


def _joined(text: str, typed: str) -> Iterator[int]:
    """Where lines start that hold the letters of `typed` in their order, each at the start of a
    word or right behind the one before."""
    letters = "".join(
        f"(?>{letter}|[^\n ]*+(?: (?!{letter})[^\n ]*+)*+ {letter})"
        for letter in map(re.escape, typed)
    )
    return (found.start() + 1 for found in re.finditer(f"\n{letters}", text))


def _apart(text: str, typed: str) -> Iterator[int]:
    """Where lines start that hold the letters of `typed` in their order, wherever they are."""
    letters = "".join(f"[^\n{letter}]*+{letter}" for letter in map(re.escape, typed))
    return (found.start() + 1 for found in re.finditer(f"\n{letters}", text))
