"""A searched text whose lines are names of something: of notes, of files."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from io import StringIO
from typing import Final, Generic, NamedTuple

from notes_lsp.features.searched_text import SearchedText
from notes_lsp.vault.numbering import Member, Numbering

_MOST_CHANGES: Final = 500
"""After so many changes the text is to be made anew: what changed is at its end."""

_MOST_AT_ONCE: Final = 50
"""More changes than these are made sooner with a new text: each takes a copy of the old one."""

_NUMBERS: Final = "I"
"""The type of a number or a place in arrays: 32 bits on all machines that Python runs on."""

_NOWHERE: Final = 0
"""In place of the place of an owner that has no lines: the first line starts at 1."""


class OwnedLines(SearchedText, Generic[Member]):
    """The lines of owners, in search form. Besides the text twelve bytes are kept for each."""

    def __init__(self, numbering: Numbering[Member]) -> None:
        """No lines yet. Owners are kept as the numbers that `numbering` gives."""
        super().__init__()
        self._numbering = numbering
        self._owners = array(_NUMBERS)
        """In the order of their lines."""
        self._starts = array(_NUMBERS)
        """Where the lines of each of these start."""
        self._places = array(_NUMBERS)
        """Where the lines of an owner start, by its number."""
        self._changes = 0

    def fill(self, lines: Iterable[tuple[Member, str]]) -> None:
        """Begin anew with these owners and their lines, in this order."""
        for _ in self.fill_in_steps(lines):
            pass

    def fill_in_steps(self, lines: Iterable[tuple[Member, str]]) -> Iterator[None]:
        """The same, an owner a step. Until the last one all is as it was."""
        text = StringIO()
        place = text.write("\n")
        owners, starts = array(_NUMBERS), array(_NUMBERS)
        for owner, own in lines:
            owners.append(self._numbering.number(owner))
            starts.append(place)
            place += text.write(own)
            yield
        self._text = text.getvalue()
        self._owners, self._starts = owners, starts
        self._places = array(_NUMBERS, bytes(4 * len(self._numbering.members)))
        for number, start in zip(owners, starts, strict=True):
            self._places[number] = start
        self._changes = 0

    def change(self, changed: Mapping[Member, str], gone: Collection[Member] = ()) -> bool:
        """Give owners other lines, which come behind all others, and forget some. False, and
        nothing is done, where there have been so many changes that it is time to `fill`."""
        changes = len(changed) + len(gone)
        if changes > _MOST_AT_ONCE or self._changes + changes > _MOST_CHANGES:
            return False
        self._changes += changes
        for owner in (*changed, *gone):
            if owner in self:
                self._blank_out(owner)
        for owner, lines in changed.items():
            number = self._numbering.number(owner)
            self._places.extend([_NOWHERE] * (number + 1 - len(self._places)))
            self._places[number] = len(self._text)
            self._owners.append(number)
            self._starts.append(len(self._text))
            self._text += lines
        return True

    def _blank_out(self, owner: Member) -> None:
        """Leave empty lines, which nobody finds, so that the places of the others hold."""
        start, end = self._extent(owner)
        self._places[self._numbering.number(owner)] = _NOWHERE
        self._text = "".join((self._text[:start], "\n" * (end - start), self._text[end:]))

    def __contains__(self, owner: Member) -> bool:
        return self.place_of(owner) != _NOWHERE

    def at(self, place: int) -> OwnedLine[Member]:
        """The line that starts at `place`."""
        row = bisect_right(self._starts, place) - 1
        owner = self._numbering.members[self._owners[row]]
        return OwnedLine(owner, self._text.count("\n", self._starts[row], place))

    def place_of(self, owner: Member) -> int:
        """Where the lines of an owner start: the sooner, the earlier it comes. 0 where it has
        none."""
        number = self._numbering.find(owner)
        return _NOWHERE if number is None or number >= len(self._places) else self._places[number]

    def lines_of(self, owner: Member) -> str:
        """The lines of an owner; none where it is not there."""
        start, end = self._extent(owner)
        return self._text[start:end]

    def _extent(self, owner: Member) -> tuple[int, int]:
        """Where the lines of an owner start and end."""
        start = self.place_of(owner)
        if start == _NOWHERE:
            return start, start
        number = self._numbering.find(owner)
        row = bisect_left(self._starts, start)
        while self._owners[row] != number:  # Others with the same start have no lines.
            row += 1
        return start, self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)


class OwnedLine(NamedTuple, Generic[Member]):
    """Whose line it is, and which of its lines, counted from 0."""

    owner: Member
    number: int


def search_lines(names: Iterable[str]) -> str:
    """The lines of an owner with these names, which are in search form."""
    return "".join(f"{name.replace(chr(10), ' ')}\n" for name in names)
