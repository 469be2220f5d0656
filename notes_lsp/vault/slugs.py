"""The rules by which titles become file names, and which of them the notes of a vault follow.

`underscore` is the rule of the program that wrote the notes of the video family: exact for 21,189
of 21,189 real ones.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, Literal, NamedTuple, Self, TypeAlias

from notes_lsp.vault.names import composed, is_of_word

SlugRule: TypeAlias = Literal["underscore", "dash", "title"]
"""`scaling_laws`, `scaling-laws`, and the title itself as the name."""

_RULES: Final[tuple[SlugRule, ...]] = ("underscore", "dash", "title")
"""Of several that as many notes follow, the first counts."""

_ALL_BUT_WORDS: Final = {
    " ": re.compile(r"[^A-Za-z0-9 ]+"),
    " -_": re.compile(r"[^A-Za-z0-9 _-]+"),
}
_DASHES: Final = re.compile(r"[\s_-]+")
_NO_FILE_NAME: Final = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f]+')
"""What no file name can hold on some system, or no wikilink."""

ENOUGH_NOTES: Final = 10
"""Fewer notes than this have no habit."""

NEARLY_ALL: Final = 90
"""How many per cent of the notes make a habit of something."""


def slug(title: str, rule: SlugRule) -> str:
    """The file's name, without its extension, that `rule` gives to a note with this title. Titles
    in other scripts keep their letters and digits. May be empty."""
    title = composed(title)
    if rule == "title":
        return " ".join(_NO_FILE_NAME.sub("", title).split()).rstrip(".")
    if rule == "dash":
        return _DASHES.sub("-", _words(title, " -_").lower()).strip("-")
    return _words(title, " ").replace(" ", "_").lower()


def is_slug(text: str, rule: SlugRule) -> bool:
    """Whether `text` looks like a file's name by `rule`, and so like no title. What is both, such
    as one lower-case word, is a name."""
    if rule == "title":
        return False
    words = text.replace("_", " ") if rule == "underscore" else text
    return bool(text) and slug(words, rule) == composed(text)


def _words(title: str, and_these: str) -> str:
    """The letters and digits of `title`, and the blanks and signs of `and_these`."""
    if title.isascii():
        return _ALL_BUT_WORDS[and_these].sub("", title)
    return "".join(sign for sign in title if is_of_word(sign) or sign in and_these)


def _as_generated(title: str) -> str:
    return _ALL_BUT_WORDS[" "].sub("", title).replace(" ", "_").lower()


def rules_followed(title: str, stem: str) -> frozenset[SlugRule]:
    """The rules by which a note with this title has this name: none, or several, as for `chips`."""
    stem = composed(stem)
    found = {rule for rule in _RULES if slug(title, rule) == stem}
    if composed(title) == stem:
        found.add("title")
    if stem and _as_generated(title) == stem:
        found.add("underscore")
    return frozenset(found)


def title_from(stem: str) -> str:
    """A title for a note of this name: a guess, since no name tells what signs were dropped."""
    words = stem
    if " " not in stem:
        words = stem.replace("_", " ") if "_" in stem else stem.replace("-", " ")
    words = " ".join(words.split())
    return words[:1].upper() + words[1:] if words == words.lower() else words


class Followed(NamedTuple):
    """The rule that most notes with a title follow, and how many of how many do."""

    rule: SlugRule
    followers: int
    titled: int


class PackedSlugCounts(NamedTuple):
    """The counts of `SlugCounts`, by folder; those of None are of the whole vault."""

    titled: list[tuple[str | None, int]]
    followers: list[tuple[str | None, SlugRule, int]]


class SlugCounts:
    """How many notes follow which rule, in each folder and in the vault."""

    def __init__(self) -> None:
        self._titled: Counter[str | None] = Counter()
        self._followers: Counter[tuple[str | None, SlugRule]] = Counter()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SlugCounts) and vars(self) == vars(other)

    def count(self, folder: str, title: str, stem: str, by: int) -> None:
        """A note comes (`by` 1) or goes (-1)."""
        rules = rules_followed(title, stem)
        for place in (folder, None):
            self._titled[place] += by
            for rule in rules:
                self._followers[place, rule] += by

    def packed(self) -> PackedSlugCounts:
        """All counts."""
        followers = [(folder, rule, count) for (folder, rule), count in self._followers.items()]
        return PackedSlugCounts(list(self._titled.items()), followers)

    @classmethod
    def unpacked(cls, packed: PackedSlugCounts) -> Self:
        """What was `packed`."""
        counts = cls()
        counts._titled.update(dict(packed.titled))
        counts._followers.update({(place, rule): by for place, rule, by in packed.followers})
        return counts

    def majority(self, folder: str | None = None) -> Followed | None:
        """The rule that more than half of the titled notes of `folder` follow, or of the vault."""
        titled = self._titled[folder]
        followers, rule = max(
            ((self._followers[folder, rule], rule) for rule in _RULES),
            key=lambda pair: pair[0],
        )
        return Followed(rule, followers, titled) if followers * 2 > titled else None

    def agreed(self, folder: str) -> SlugRule | None:
        """The rule that nearly all titled notes of `folder` follow, if there are enough."""
        found = self.majority(folder)
        if found is None or found.titled < ENOUGH_NOTES:
            return None
        return found.rule if found.followers * 100 >= found.titled * NEARLY_ALL else None
