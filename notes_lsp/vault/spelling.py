"""Which note is meant by a target that is spelled wrongly: a name of it with a slip in it.

Alike names are often those of different things (`gpt_3` and `gpt_4`, `role_of_engineers` and
`role_of_managers`), so words are compared, not only characters. An index, not a search: a slip
leaves the first letter of each word, so only names with the same initials are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from notes_lsp.vault.index import Key, VaultIndex
from notes_lsp.vault.names import fold, last_component
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.numbering import Numbering
from notes_lsp.vault.paths import NotePath, folder_of, without_note_extension
from notes_lsp.vault.postings import Postings

ALIKE: Final = 85.0
"""The least similarity, in per cent, of two spellings of a name, and of a word in it."""

_SMALL_WORDS: Final = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "in", "is"),
        *("its", "of", "on", "or", "the", "to", "with"),
    )
)
"""What writers leave out, add or mix up without meaning something else. `from` is none: it is
the opposite of `to`."""

_LONG_WORD: Final = 5
"""Letters that a word must have to be known again with a slip in it: `visa` is not `vista`."""

_MOVED: Final = 80.0
"""The least similarity of words with the same letters, so that in one of five letters one may be
in another place: `agnets` is a slip for `agents`."""

_PLURAL: Final = 3
"""Letters that a word must have to be known again in its plural: `ai` is not `ais`."""

_SIGNS_ARE_WORDS: Final = "\u2e80"
"""From this character on, scripts have signs that are words or syllables: another sign is
another word."""

_ROOM: Final = 1 << 12
"""After so many new answers, or as many as there are, the old ones are looked through."""

_BETWEEN_WORDS: Final = re.compile(r"[\s_\-,.]+")
_APOSTROPHES: Final = str.maketrans("", "", "'’")


class Meant(NamedTuple):
    """The note that is meant, and that name of it which is like what was written."""

    note: NotePath
    name: str


@dataclass(slots=True)
class _Asked:
    """What has been asked of some initials."""

    names: dict[str, str]
    """The names that have them, each with its fold."""
    answers: dict[tuple[str, str], Meant | None] = field(default_factory=dict)
    """By the folder of the link, and what it names."""


class Spelling:
    """The names of a vault by their initials, made when somebody asks for the first time, and
    what has been answered, until a name comes or goes that is like the target."""

    def __init__(self, index: VaultIndex) -> None:
        self._index = index
        self._by_initials: Postings[str] | None = None
        self._asked: dict[str, _Asked] = {}
        self._room = _ROOM
        """How many answers more are taken before those are looked for that nobody needs."""

    def meant(self, source: NotePath, target: str) -> Meant | None:
        """The note that `target`, which leads nowhere from the note `source`, is a slip for: of
        the same folder, else the most alike of the vault. None where no name is like it, and
        where a note has just that name, so that only the path to it is wrong."""
        wanted = last_component(without_note_extension(target, self._index.extensions))
        if next(self._index.having(wanted), None) is not None:
            return None
        initials = initials_of(wanted)
        asked = self._asked.get(initials)
        if asked is None:
            names = {name: fold(name) for name in self._names().of(initials)}
            asked = self._asked[initials] = _Asked(names)
        question = folder_of(source), wanted
        if question not in asked.answers:
            self._make_room()
            asked.answers[question] = self._find(*question, asked.names)
        return asked.answers[question]

    def _make_room(self) -> None:
        """Every so often, forget what no link says any more: who types a target asks for each of
        its beginnings."""
        self._room -= 1
        if self._room > 0:
            return
        for asked in self._asked.values():
            for question in list(asked.answers):
                if not self._index.mention_count(fold(question[1])):
                    del asked.answers[question]
        self._room = max(_ROOM, sum(len(asked.answers) for asked in self._asked.values()))

    def _find(self, folder: str, wanted: str, names: Mapping[str, str]) -> Meant | None:
        found = [
            (folder_of(note) != folder, -similarity, note, -_ratio(wanted, name), name)
            for name, similarity in _most_alike(wanted, names)
            if is_slip_for(wanted, name)
            for note in self._holders(name)
        ]
        if not found:
            return None
        _, _, note, _, name = min(found)
        return Meant(note, name)

    def _names(self) -> Postings[str]:
        if self._by_initials is None:
            self._by_initials = Postings(Numbering())
            for names in self._index.names.values():
                for name in _spelled(names):
                    self._by_initials.add(initials_of(name), name)
        return self._by_initials

    def _holders(self, name: str) -> Iterator[NotePath]:
        """The notes that have `name`, spelled so."""
        names = self._index.names
        return (note for note in self._index.having(name) if name in _spelled(names[note]))

    def renamed(self, before: Names | None, after: Names | None) -> set[Key]:
        """A note of the index has other names now. Answers with the names that links were
        written with for which another note may be meant."""
        if self._by_initials is None:
            return set()
        changed: set[Key] = set()
        for name in _spelled(before) ^ _spelled(after):
            initials = initials_of(name)
            asked = self._asked.get(initials, _Asked({}))
            if next(self._holders(name), None) is None:
                self._by_initials.discard(initials, name)
                asked.names.pop(name, None)
            else:
                self._by_initials.add(initials, name)
                asked.names[name] = fold(name)
            for question in [one for one in asked.answers if is_slip_for(one[1], name)]:
                del asked.answers[question]
                changed.add(("name", fold(question[1])))
        return changed


def _spelled(names: Names | None) -> set[str]:
    """The names of a note that links may be meant to hold. An H1 is none: in most vaults those
    that are like a target are of other notes."""
    if names is None:
        return set()
    return {name for name in (names.stem, names.title, *names.aliases) if name}


def initials_of(name: str) -> str:
    """The first letters of the words of `name`, without small words."""
    return "".join(word[0] for word in _words(name))


def is_slip_for(written: str, name: str) -> bool:
    """Whether two spellings are alike and each word of the one is that of the other or a slip for
    it, but for small words. What is the same to a link is no slip."""
    words, others = _words(written), _words(name)
    if not words or len(words) != len(others) or not all(map(_is_word_for, words, others)):
        return False
    return fold(written) != fold(name) and _ratio(fold(written), fold(name)) >= ALIKE


@lru_cache(maxsize=1 << 16)
def _words(name: str) -> tuple[str, ...]:
    """The words of `name` that mean something, folded."""
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)
    words = _BETWEEN_WORDS.split(name.casefold().translate(_APOSTROPHES))
    return tuple(word for word in words if word and word not in _SMALL_WORDS)


def _is_word_for(word: str, other: str) -> bool:
    """Whether two words are the same, or one is the other with a slip in it or its plural. Other
    digits are another thing."""
    if word == other:
        return True
    if any(sign.isnumeric() or sign >= _SIGNS_ARE_WORDS for sign in word + other):
        return False
    shorter, longer = sorted((word, other), key=len)
    if longer == f"{shorter}s":
        return len(shorter) >= _PLURAL
    if len(shorter) < _LONG_WORD or word[0] != other[0]:
        return False
    return _ratio(word, other) >= (_MOVED if sorted(word) == sorted(other) else ALIKE)


def _most_alike(wanted: str, names: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Those of `names`, each given with its fold, that are alike enough, and how much."""
    if names:
        from rapidfuzz import fuzz, process  # takes 30 ms to load, and often nothing is to compare

        for _, similarity, name in process.extract_iter(
            fold(wanted), names, scorer=fuzz.ratio, score_cutoff=ALIKE
        ):
            yield name, similarity


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
