"""`reparse`: the note after an edit, from the note before it. Equal to `parse` of the new text.

Markdown is read from the top down, and a top-level block that begins at the same line with the
same kind of block, whatever came before, reads the same. So: read again from the block before
the one that the edit touches, until a block begins where an old one did; keep the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from notes_lsp.syntax.blocks import read_blocks
from notes_lsp.syntax.nodes import Block, Note
from notes_lsp.syntax.parser import assemble, parse, without_surrogates
from notes_lsp.text.span import Edit

_DEFINITION = re.compile(r"\]:")
"""In every reference or footnote definition."""

_WINDOW = 2
"""How many blocks after the edit are read at first; doubled until the readings agree."""


class Change(NamedTuple):
    """The part of a text that edits replaced: `start` to `old_end` became `start` to `new_end`."""

    start: int
    old_end: int
    new_end: int

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> Change | None:
        """The smallest change that holds all of `edits`, made one after another, each in terms
        of the text that the one before it left. None for no edits."""
        change: Change | None = None
        for start, end, text in edits:
            grown = len(text) - (end - start)
            if change is None:
                change = cls(start, end, start + len(text))
                continue
            before_end = max(end, change.new_end)
            old_end = change.old_end + before_end - change.new_end
            change = cls(min(start, change.start), old_end, before_end + grown)
        return change


def reparse(note: Note, change: Change, text: str) -> Note:
    """The note of `text`, which is the text of `note` after `change`."""
    if not _keeps_frontmatter(note, change, text):
        return parse(text)
    text = without_surrogates(text)
    return _reparse_body(note, change, text) or parse(text)


def _keeps_frontmatter(note: Note, change: Change, text: str) -> bool:
    """Whether the edit lies below the frontmatter and can't have made or closed one."""
    if not note.starts or note.unclosed_frontmatter:
        return False
    if note.frontmatter is not None:
        return change.start > note.starts[0]
    return change.start > 0 and not text.startswith(("---", "\ufeff---"))


def _reparse_body(note: Note, change: Change, text: str) -> Note | None:
    """The new note, or None where the whole must be read."""
    shift = change.new_end - change.old_end
    starts, blocks = note.starts, note.blocks
    first = max(0, bisect_left(starts, change.start) - 2)
    while first > 0 and _DEFINITION.search(text, starts[first - 1], starts[first]):
        first -= 1  # its title may go on in the lines after it
    touched = bisect_right(starts, change.old_end + 1)
    if any("\n" in label or "\r" in label for label in note.labels):
        return None  # as written, it may hold the marks of the quote or list it stands in
    context = _definitions_context(note) if note.labels else ""
    window = _WINDOW
    while True:
        last = min(touched + window, len(blocks))
        at_end = last == len(blocks)
        stop = len(text) if at_end else starts[last] + shift
        part = text[starts[first] : stop]
        if _DEFINITION.search(part) or (note.labels and _defines(blocks[first:last])):
            return None
        new_starts, new_blocks = read_blocks(part, context)
        new_starts = [starts[first] + start for start in new_starts]
        joint = _joint(note, new_starts, new_blocks, range(touched, last), shift)
        if joint is not None:
            new, old = joint
            break
        if at_end:
            new, old = len(new_blocks), len(blocks)
            break
        window *= 2
    return assemble(
        len(text),
        note.frontmatter,
        note.unclosed_frontmatter,
        [*starts[:first], *new_starts[:new], *(start + shift for start in starts[old:])],
        [*blocks[:first], *new_blocks[:new], *blocks[old:]],
    )


def _joint(
    note: Note,
    new_starts: Sequence[int],
    new_blocks: Sequence[Block],
    candidates: range,
    shift: int,
) -> tuple[int, int] | None:
    """The first place where a new and an old block of the same kind begin, as their indexes."""
    places = {start: index for index, start in enumerate(new_starts)}
    for old in candidates:
        new = places.get(note.starts[old] + shift)
        if new is not None and new_blocks[new].kind == note.blocks[old].kind:
            return new, old
    return None


def _defines(blocks: Sequence[Block]) -> bool:
    return any(block.definitions or block.footnote_definitions for block in blocks)


def _definitions_context(note: Note) -> str:
    """Markdown that defines the note's references and footnotes, and nothing else. A reference
    definition comes last: a footnote would take in the lines after it."""
    footnotes = [label for label in note.labels if label.startswith("^")]
    references = [label for label in note.labels if not label.startswith("^")]
    lines = [f"[{label}]: x\n\n" for label in sorted(footnotes)]
    lines += [f"[{label}]: x\n" for label in sorted(references)]
    return "".join(lines) + "[notes-lsp: end of context]: x\n\n"
