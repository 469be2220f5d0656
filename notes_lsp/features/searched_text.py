"""Names of many things, one a line in one text: in this form searching 30,000 of them takes
milliseconds, and keeping them 1 MB. Whose names they are is `owned_lines.py`'s."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import Final, NamedTuple

from notes_lsp.features.search import INSIDE, PREFIX, WHOLE, WORD, Match, match, scattered

COMPARED: Final = 2000
"""How many names that fit in one way are compared: a letter or two fit half of a vault's."""

_COMPARED_SCATTERED: Final = 1000
"""As many of those that hold the letters only in order: these are not found as fast."""

_FEW: Final = 300
"""Up to so many names that hold something are looked at one by one; of more, those that begin with
it and those with a word that does are looked for by themselves."""


class InPieces(NamedTuple):
    """Where the lines start that hold what was typed in one piece. Lines may be in several."""

    at_start: Iterable[int]
    at_word: Iterable[int]
    inside: Iterable[int]


class SearchedText:
    """Lines in search form, each with its end, found by the places where they start."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        text = StringIO()
        text.write("\n")
        text.writelines(lines)
        self._text = text.getvalue()

    def has_line(self, line: str) -> bool:
        """Whether it is one of the lines, whole."""
        return f"\n{line}\n" in self._text

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
                [start for start, fit in fits if fit is not None and fit.tier <= PREFIX],
                [start for start, fit in fits if fit is not None and fit.tier == WORD],
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

    def fits(self, typed: str, enough: int) -> dict[int, Match]:
        """Where the lines that `typed`, in search form, fits start, and how it does. The ways to
        fit are tried from the best to the worst, until there are `enough`."""
        text = self._text
        fits: dict[int, Match] = {}
        for tier, pattern in ((PREFIX, f"\n{typed}"), (WORD, f" {typed}"), (INSIDE, typed)):
            for at, start, end in islice(_lines_with(text, pattern), COMPARED):
                if start not in fits:
                    whole = tier == PREFIX and end - start == len(typed)
                    fits[start] = Match(WHOLE if whole else tier, max(0, at - start))
            if len(fits) >= enough:
                return fits
        if len(typed) > 1:
            fit_of = scattered(typed)
            for start in islice(_apart(text, typed), _COMPARED_SCATTERED):
                fit = fit_of(self.line(start)) if start not in fits else None
                if fit is not None:
                    fits[start] = fit
        return fits


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
