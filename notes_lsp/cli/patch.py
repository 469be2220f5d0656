"""Changes of notes as a patch, in the form that `git apply` and `patch -p1` take.

The files of a `patch` are named without a `diff --git` line: what follows such a line are paths
from the top of a repository, and git silently skips those that lie outside of the current folder.
Without it, paths are from the current folder, as everywhere in what the program prints. Only with
it can be said that a file moves, as a `moving_patch` does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_CONTEXT: Final = 3
"""Lines without a change that are shown before and after one."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")

_UNSAFE_IN_NAMES: Final = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff]')
_ESCAPES: Final = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r"}


class _Change(NamedTuple):
    """Lines `old_start:old_end` that become the lines `new_start:new_end`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def patch(path: str, old: str, new: str) -> str:
    """The patch that makes `new` of the text `old` of the file at `path`, which has `/` and lies
    below the folder where the patch is to be applied. Nothing where they are equal.

    A line ends with a line feed and nothing else, as in git, so that other line ends and a BOM are
    part of the text. Lines that both texts have once are taken for the same, which takes linear
    time; difflib takes seconds for some thousand lines that come again and again.
    """
    hunks, _ = _hunks(old, new)
    return _file(path, path, hunks)


def moving_patch(path: str, to: str, old: str, new: str) -> str:
    """The patch that also moves the file from `path` to `to`, if these differ. Both are counted
    from the top of the repository, or from the folder where the patch is to be applied if that is
    in none."""
    hunks, share = _hunks(old, new)
    header = f"diff --git {_quoted(f'a/{path}')} {_quoted(f'b/{to}')}\n"
    if to != path:
        header += (
            f"similarity index {share}%\nrename from {_quoted(path)}\nrename to {_quoted(to)}\n"
        )
    elif not hunks:
        return ""
    return header + _file(path, to, hunks)


def _file(path: str, to: str, hunks: str) -> str:
    if not hunks:
        return ""
    return f"--- {_name(f'a/{path}')}\n+++ {_name(f'b/{to}')}\n{hunks}"


def _hunks(old: str, new: str) -> tuple[str, int]:
    """The hunks that make `new` of `old`, and how many percent of the lines stay."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    changes = list(_changes(before, after))
    if not changes:
        return "", 100
    gone = sum(change.old_end - change.old_start for change in changes)
    share = 100 * (len(before) - gone) // max(len(before), 1)
    return "".join(_hunk(group, before, after) for group in _groups(changes)), share


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """What differs, in order."""
    start, other_start = 0, 0
    for end, other_end in _same_lines(old, new):
        yield from _between(old, new, _Change(start, end, other_start, other_end))
        start, other_start = end + 1, other_end + 1
    yield from _between(old, new, _Change(start, len(old), other_start, len(new)))


def _same_lines(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal lines which stand in the same order in both: the longest row of lines that
    are in each text once ("patience diff")."""
    counts, other_counts = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if other_counts[line] == 1}
    pairs = [
        (place, places[line])
        for place, line in enumerate(old)
        if counts[line] == 1 and line in places
    ]
    # The last pair of the best row of each length, and the pair before each pair in its row.
    lasts: list[int] = []
    numbers: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(lasts, place)
        before.append(numbers[length - 1] if length else -1)
        lasts[length : length + 1] = [place]
        numbers[length : length + 1] = [number]
    row = []
    number = numbers[-1] if numbers else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _between(old: Sequence[str], new: Sequence[str], gap: _Change) -> Iterator[_Change]:
    """What differs between two pairs of equal lines: line by line where there are as many on both
    sides, else all but what is equal at the start and the end."""
    start, end, other_start, other_end = gap
    if end - start == other_end - other_start:
        for place, other in zip(range(start, end), range(other_start, other_end), strict=True):
            if old[place] != new[other]:
                yield _Change(place, place + 1, other, other + 1)
        return
    while start < end and other_start < other_end and old[start] == new[other_start]:
        start, other_start = start + 1, other_start + 1
    while start < end and other_start < other_end and old[end - 1] == new[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    yield _Change(start, end, other_start, other_end)


def _groups(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Changes whose contexts touch, together."""
    group = [changes[0]]
    for before, change in pairwise(changes):
        if change.old_start - before.old_end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    yield group


def _hunk(group: Sequence[_Change], old: Sequence[str], new: Sequence[str]) -> str:
    first, last = group[0], group[-1]
    lead = min(_CONTEXT, first.old_start)
    tail = min(_CONTEXT, len(old) - last.old_end)
    start, end = first.old_start - lead, last.old_end + tail
    other_start, other_end = first.new_start - lead, last.new_end + tail
    ranges = f"-{_range(start, end)} +{_range(other_start, other_end)}"
    return f"@@ {ranges} @@\n{''.join(_body(group, old, new, start, end))}"


def _body(
    group: Iterable[_Change], old: Sequence[str], new: Sequence[str], start: int, end: int
) -> Iterator[str]:
    removed: list[str] = []
    added: list[str] = []
    for change in group:
        if change.old_start > start:
            yield from _marked("-", removed)
            yield from _marked("+", added)
            removed, added = [], []
            yield from _marked(" ", old[start : change.old_start])
        removed += old[change.old_start : change.old_end]
        added += new[change.new_start : change.new_end]
        start = change.old_end
    yield from _marked("-", removed)
    yield from _marked("+", added)
    yield from _marked(" ", old[start:end])


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{mark}{line}"
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """The lines `start:end` as hunks have them: from 1, and their number if it is not 1. No lines
    stand after the one before."""
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + (count > 0)},{count}"


def _name(name: str) -> str:
    """A file's name in a patch: quoted as git does it where signs could end it or can't be
    printed. A tab ends one with blanks, after which a time could follow."""
    quoted = _quoted(name)
    return f"{name}\t" if quoted == name and " " in name else quoted


def _quoted(name: str) -> str:
    quoted = _UNSAFE_IN_NAMES.sub(_escape, name)
    return name if quoted == name else f'"{quoted}"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in '"\\':
        return f"\\{sign}"
    if sign in _ESCAPES:
        return f"\\{_ESCAPES[sign]}"
    return "".join(f"\\{byte:03o}" for byte in sign.encode("utf-8", "surrogateescape"))
