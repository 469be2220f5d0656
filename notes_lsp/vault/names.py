"""How names compare: the folds that links are looked up under.

Plain functions on text; which note has which name is the index's to know.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LOST_IN_FOLD: Final = str.maketrans("", "", " \t\n\r\v\f\u00a0_-'’,.")
_UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|[\u200c\u200d](?![^\\x00-\\x7f])|(?<![^\\x00-\\x7f])[\u200c\u200d]"
)
"""What has no width, and marks of direction. Joiners belong to many scripts and to emoji."""
_SHORT = 4
"""An alias of up to this many characters is matched exactly: `AI` is not `ai`."""

ATTACHMENT_EXTENSIONS: Final = frozenset(
    (
        *("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "pdf"),
        *("mp3", "wav", "m4a", "ogg", "flac", "mp4", "webm", "mov", "mkv"),
        *("canvas", "base"),
    )
)
"""What makes a link's target a file: `[[nikhil.kamath]]` and `[[GPT 3.5]]` are notes."""


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """`name` as the coarsest rung of resolution sees it: case-folded, NFKC, without blanks and
    `_ - ' ’ , .`. All other rungs find a subset of what has the same fold."""
    if name.isascii():
        return name.lower().translate(_LOST_IN_FOLD)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(folded.translate(_LOST_IN_FOLD).split())


@lru_cache(maxsize=1 << 15)
def same_case(name: str) -> str:
    """`name` for comparing regardless of case: NFC, case-folded."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def composed(name: str) -> str:
    """`name` for comparing exactly: NFC, since file systems and editors differ in it."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def alias_matches(alias: str, name: str) -> bool:
    """Whether `name` means `alias`: regardless of case, but exactly when the alias is all
    capitals or short."""
    alias = composed(alias)
    if alias.isupper() or len(alias) <= _SHORT:
        return alias == composed(name)
    return same_case(alias) == same_case(name)


def unseen_in(name: str) -> list[str]:
    """The characters of `name` that nobody sees, each once, in order."""
    return [] if name.isascii() else list(dict.fromkeys(_UNSEEN.findall(name)))


def last_component(target: str) -> str:
    """What follows the last `/`."""
    return target.rpartition("/")[2]


def file_extension(target: str) -> str:
    """The extension of an attachment that `target` names, without its dot, or nothing."""
    _, dot, extension = last_component(target).rpartition(".")
    lowered = extension.lower()
    return lowered if dot and lowered in ATTACHMENT_EXTENSIONS else ""


def heading_key(text: str) -> str:
    """A heading's text for comparing: regardless of case, blanks collapsed."""
    return " ".join(same_case(text).split())


def heading_fold(text: str) -> str:
    """A heading's text as slugs see it: letters and digits alone."""
    return "".join(sign for sign in same_case(text) if is_of_word(sign))


def heading_slug(text: str) -> str:
    """A heading's text as GitHub writes it in a URL: of signs only `-` and `_` stay, and each
    blank becomes a `-`."""
    kept = (sign for sign in text.strip().lower() if sign in " -_" or is_of_word(sign))
    return "".join(kept).replace(" ", "-")


def heading_ascii(text: str) -> str:
    """A heading's text as some sites' slugs see it: letters and digits of ASCII alone, `u` for
    `ü`."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain.lower() if sign.isascii() and sign.isalnum())


def is_of_word(sign: str) -> bool:
    """Whether `sign` is a letter, a digit or a mark on one: Indic vowels are marks."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
