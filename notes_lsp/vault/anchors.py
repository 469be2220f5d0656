"""The headings and blocks of one note, by what the fragments of links call them."""

from __future__ import annotations

import re
from bisect import bisect_left
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
            places = self._places_by(key)
            for names in ([fragment], steps):
                found = self._descend(places, list(map(key, names)), 0, len(self.headings))
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

    def _descend(self, places: _Places, keys: Sequence[str], start: int, end: int) -> list[int]:
        """The first headings from `start` up to `end` that `keys` name, each below the one
        before it."""
        if not keys or not keys[0]:
            return []
        having = places.get(keys[0], ())
        for index in having[bisect_left(having, start) : bisect_left(having, end)]:
            if len(keys) == 1:
                return [index]
            found = self._descend(places, keys[1:], index + 1, self._ends[index])
            if found:
                return [index, *found]
        return []

    def _places_by(self, key: _KeyOf) -> _Places:
        known = self._places.get(key)
        if known is None:
            places: dict[str, list[int]] = {}
            for index, heading in enumerate(self.headings):
                for name in set(map(key, _names_of(heading))):
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
