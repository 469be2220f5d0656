"""The items of a list, by its markers and indentation."""

from __future__ import annotations

import re
from typing import Final

from notes_lsp.text.span import Span

_LINE: Final = re.compile(r"[^\r\n]+")
_MARKER: Final = re.compile(r"([ \t>]*)(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t])")
_TAB: Final = 4
"""The columns that a tab indents by, as CommonMark has it."""


def list_items(text: str, start: int, end: int) -> list[Span]:
    """The items of the list that `text` holds between two places, each from the start of its line
    with all that belongs to it, in order of their ends."""
    items: list[Span] = []
    opened: list[tuple[int, int]] = []
    last = start
    for line in _LINE.finditer(text, start, end):
        if not line[0].strip(" \t>"):
            continue
        item = _MARKER.match(text, line.start(), line.end())
        if item is not None:
            indent = _columns(item[1])
            while opened and opened[-1][1] >= indent:
                items.append(Span(opened.pop()[0], last))
            opened.append((line.start(), indent))
        last = line.end()
    items += [Span(begin, last) for begin, _ in reversed(opened)]
    return items


def _columns(blanks: str) -> int:
    return sum(_TAB if blank == "\t" else 1 for blank in blanks)
