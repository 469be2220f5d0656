"""Links by reference, `[text][label]`, whose label the note defines nowhere.

To Markdown they are plain text, as are `cells[0][1]`, `[ENTER][TAB]` and `[1][2]`. So they are
only looked for in notes that have definitions (numbers only beside other numbers), and only words
can be the text of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from notes_lsp.syntax.nodes import Block, Element, Note, Piece
from notes_lsp.text.span import Span, covers, merged

_MIDDLE = re.compile(r"\]\[([^\[\]\r\n\\]{1,200})\](?![(\[:])")
_LONGEST_TEXT = 300
_WORD = re.compile(r"[^\W\d_]{2,}")
_BEFORE = re.compile(r"[\w\])\[\\]")
"""What makes `[…]` an index, a part of something larger, or an escaped bracket."""
_NO_LABEL = re.compile(r"[\^@!%]|[ \txX]$|\w+(?:(?:\.|::?)\w+)+$|[A-Z_][A-Z0-9_]*$")
"""A footnote, a citation, a task, the name of something in a program (`json.loads`), a key."""
_NO_TEXT = re.compile(r"[\^@!%]|[A-Z0-9_ ]+$")


class UndefinedReference(NamedTuple):
    """The link as a whole, and its label."""

    span: Span
    label: Piece


def find_undefined_references(note: Note, text: str) -> tuple[UndefinedReference, ...]:
    """Those of `note`, whose text is `text`, in order."""
    if "][" not in text or "]:" not in text:
        return ()
    labels = {definition.label.text for block in note.blocks for definition in block.definitions}
    if not labels:
        return ()
    numbered = any(label.isdecimal() for label in labels)
    return tuple(
        found
        for start, block in zip(note.starts, note.blocks, strict=True)
        if block.kind not in ("html", "code")
        for found in _in_block(block, start, text)
        if not note.in_comment(found.span.start) and (numbered or not found.label.text.isdecimal())
    )


def _in_block(block: Block, base: int, text: str) -> Iterator[UndefinedReference]:
    elements: tuple[Element, ...] = (
        *block.links,
        *block.wikilinks,
        *block.timestamps,
        *block.opaques,
        *block.definitions,
        *block.footnote_references,
        *block.broken_links,
    )
    hidden: list[Span] | None = None
    for match in _MIDDLE.finditer(text, base, base + block.length):
        start = _opening(text, base, match.start())
        if start is None or _NO_TEXT.match(text[start + 1 : match.start()]):
            continue
        if hidden is None:
            spans = (Span(base + element.start, base + element.end) for element in elements)
            hidden = merged(spans)
        if _NO_LABEL.match(match[1]) or covers(hidden, start) or covers(hidden, match.start()):
            continue
        if _WORD.search(text, start, match.start()):
            label = Piece(*match.span(1), match[1])
            yield UndefinedReference(Span(start, match.end()), label)


def _opening(text: str, base: int, end: int) -> int | None:
    """Where the `[` stands that the `]` at `end` closes, if a link can begin there."""
    start = text.rfind("[", max(base, end - _LONGEST_TEXT), end)
    if start < 0 or "]" in text[start:end] or "\n\n" in text[start:end] or text[end - 1] == "\\":
        return None
    before = text[start - 1 : start] if start > base else ""
    return None if _BEFORE.match(before) else start
