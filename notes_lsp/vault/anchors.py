"""The headings and blocks of one note, by what the fragments of links call them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from notes_lsp.syntax.nodes import Heading, Mark
from notes_lsp.syntax.sections import ends_of_sections
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import heading_ascii, heading_fold, heading_key, same_case

_KeyOf: TypeAlias = Callable[[str], str]
_Places: TypeAlias = Mapping[str, Sequence[int]]
"""Keys of headings -> the indexes of those that have them, ascending."""
_Ways: TypeAlias = dict[str, list[list[int]]]
"""Keys of headings -> the ways to those that have them, each by the indexes of what it leads
along; ascending."""

_NUMBERED = re.compile(r"(.+)[-_]([0-9]{1,4})")
_STEP = re.compile(r"[^#\s](?:[^#]*[^#\s])?")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_EMPTY_LINK = re.compile(r"\[\s*\]\([^()]*\)")


def _names_of(heading: Heading) -> list[str]:
    """What a heading may be called by: its text, as it is written, and without its images: badges
    and logos are no part of a slug."""
    names = [heading.text, heading.raw.text]
    if "![" in heading.raw.text:
        without = _IMAGE.sub("", heading.raw.text)
        names.append(_EMPTY_LINK.sub("", without))
    return names


def block_name(fragment: str) -> str:
    """The block id that a fragment names: `id` in `^id` and in `Heading#^id`; else nothing."""
    last = fragment.rpartition("#")[2].strip()
    return last[1:] if last.startswith("^") else ""


def steps_of(fragment: str) -> list[Span]:
    """Where the steps of `A#B` stand in it, without blanks around them."""
    return [Span(*match.span()) for match in _STEP.finditer(fragment)]


class Anchors:
    """What fragments can mean in a note. Made once for all links that ask: a table of contents
    has as many as the note has headings."""

    def __init__(self, headings: Sequence[Heading], block_ids: Sequence[Mark]) -> None:
        """All headings and block ids of the note, in order of text."""
        self.headings = headings
        self.block_ids = block_ids
        self._places: dict[_KeyOf, _Places] = {}
        self._ways: dict[tuple[_KeyOf, tuple[str, ...]], _Ways] = {}

    @classmethod
    def of(cls, facts: Facts) -> Anchors:
        """Those of a note that tells `facts`."""
        return cls(list(facts.headings()), list(facts.block_ids()))

    def block(self, name: str) -> Mark | None:
        """The first block whose id is `name`, regardless of case."""
        return self._blocks.get(same_case(name))

    def heading(self, fragment: str) -> Heading | None:
        """The heading that `fragment` means: `A`, or `A#B` for a B somewhere below A. See
        `along`."""
        found = self.along(fragment)
        return self.headings[found[-1]] if found else None

    def along(self, fragment: str) -> list[int]:
        """The headings, by their index, that the steps of `fragment` lead along; the last one is
        meant.

        Compared are the heading without its markup and as written, regardless of case and of the
        number of blanks; then letters and digits alone, as slugs are made. A heading may hold a
        `#` itself (`C# basics`): the whole fragment comes before its steps.
        """
        steps = [fragment[start:end] for start, end in steps_of(fragment)]
        for key in (heading_key, heading_fold):
            for names in ([fragment], steps):
                found = self._first_way(key, names)
                if found:
                    return found
        return []

    def heading_by_slug(self, fragment: str) -> Heading | None:
        """The heading that the fragment of a URL means: as `heading` has it, which slugs are a
        part of; else the one that its number tells from others of the same name (`costs-1`); else
        the one with the same letters and digits of ASCII."""
        found = self.along_by_slug(fragment)
        return self.headings[found[-1]] if found else None

    def along_by_slug(self, fragment: str) -> list[int]:
        """As `along`, for the fragment of a URL."""
        found = self.along(fragment)
        if found:
            return found
        numbered = _NUMBERED.fullmatch(fragment)
        if numbered is not None:
            places = self._places_by(heading_fold).get(heading_fold(numbered[1]), ())
            if int(numbered[2]) < len(places):
                return [places[int(numbered[2])]]
        plain = heading_ascii(fragment)
        places = self._places_by(heading_ascii).get(plain, ()) if plain else ()
        return list(places[:1])

    def below(self, heading: Heading) -> Sequence[Heading]:
        """The headings in the section of `heading`, one of the note's."""
        index = self.headings.index(heading)
        return self.headings[index + 1 : self._ends[index]]

    def _first_way(self, key: _KeyOf, names: Sequence[str]) -> list[int]:
        """The headings that `names` lead along, each below the one before it: of several ways the
        first."""
        keys = [key(name) for name in names]
        if not keys or "" in keys:
            return []
        if len(keys) == 1:
            return list(self._places_by(key).get(keys[0], ())[:1])
        ways: _Ways = self._ways_by(key)
        for count, name in enumerate(keys[:-1], 1):
            above = ways.get(name)
            if above is None:
                return []
            ways = self._ways_below(key, tuple(keys[:count]), above)
        return next(iter(ways.get(keys[-1], ())), [])

    def _ways_by(self, key: _KeyOf) -> _Ways:
        """The ways of one step."""
        if (key, ()) not in self._ways:
            self._ways[key, ()] = {
                name: [[index] for index in places] for name, places in self._places_by(key).items()
            }
        return self._ways[key, ()]

    def _ways_below(self, key: _KeyOf, keys: tuple[str, ...], above: Sequence[list[int]]) -> _Ways:
        """The ways of one step more than `keys`, which lead along `above`. Kept: headings are in
        each other six deep at most, so that all of a note's ways are not many more than its
        headings, while each of its links may ask."""
        known = self._ways.get((key, keys))
        if known is None:
            known = self._ways[key, keys] = {}
            seen: set[int] = set()
            for way in above:
                for index in range(way[-1] + 1, self._ends[way[-1]]):
                    if index not in seen:  # else an earlier way leads there
                        seen.add(index)
                        for name in self._keys_of(key, index):
                            known.setdefault(name, []).append([*way, index])
        return known

    def _keys_of(self, key: _KeyOf, index: int) -> set[str]:
        return set(map(key, _names_of(self.headings[index])))

    def _places_by(self, key: _KeyOf) -> _Places:
        known = self._places.get(key)
        if known is None:
            places: dict[str, list[int]] = {}
            for index in range(len(self.headings)):
                for name in self._keys_of(key, index):
                    places.setdefault(name, []).append(index)
            known = self._places[key] = places
        return known

    @cached_property
    def _ends(self) -> list[int]:
        return ends_of_sections(self.headings)

    @cached_property
    def _blocks(self) -> Mapping[str, Mark]:
        # Of several with one name the first counts.
        return {same_case(mark.name): mark for mark in reversed(self.block_ids)}
