"""Which note was which before: notes that came, and what they were called when they went.

git tells renames of what it knows only; a note that somebody has just moved is none of that. So
the texts are compared here: of two that share half of their lines one was the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from notes_lsp.vault.paths import NotePath

_SAME: Final = 0.5
"""The share of equal lines, by length, from which on a note is the same: as in git."""

_FEW: Final = 20
"""A line that more notes have than this says nothing of which one is meant."""


def renames(gone: Mapping[NotePath, str], came: Mapping[NotePath, str]) -> dict[NotePath, NotePath]:
    """The notes of `came` that are notes of `gone` under another name, each with the old one;
    no note is taken twice, and those that are most alike are matched first."""
    lines = {path: _lines(text) for path, text in gone.items()}
    having: dict[str, list[NotePath]] = {}
    for path, counted in lines.items():
        for line in counted:
            having.setdefault(line, []).append(path)
    pairs = sorted(
        (-share, path, old)
        for path, text in came.items()
        for share, old in _alike(text, having, lines)
    )
    found: dict[NotePath, NotePath] = {}
    taken: set[NotePath] = set()
    for _, path, old in pairs:
        if path not in found and old not in taken:
            found[path] = old
            taken.add(old)
    return found


def _lines(text: str) -> Counter[str]:
    return Counter(line for line in map(str.strip, text.splitlines()) if line)


def _alike(
    text: str,
    having: Mapping[str, list[NotePath]],
    lines: Mapping[NotePath, Counter[str]],
) -> Iterator[tuple[float, NotePath]]:
    """The notes that `text` is like, and how much."""
    own = _lines(text)
    telling = (old for line in own if len(notes := having.get(line, [])) <= _FEW for old in notes)
    for old in dict.fromkeys(telling):
        shared = own & lines[old]
        whole = max(_length(own), _length(lines[old]))
        share = _length(shared) / whole if whole else 0.0
        if share >= _SAME:
            yield share, old


def _length(lines: Counter[str]) -> int:
    return sum(len(line) * count for line, count in lines.items())
