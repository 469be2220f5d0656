"""Bodies that were wrapped whole in ```` ```markdown ````: how they are told from real examples.

162 of 21,273 real notes are so (a model answered with a code block); nothing in them is a link.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from notes_lsp.syntax.nodes import Fence, Note
from notes_lsp.text.span import Span
from notes_lsp.vault.directives import says_nothing

_INFO = ("markdown", "md")
_LEAD = 300
"""What may stand before the fence, in code points: a `From:` line, no more."""
_OF_A_NOTE = re.compile(r"\[\[|yt-timestamp|^#{1,6} ", re.MULTILINE)
_FENCE_LINE = re.compile(r"(?:```+|~~~+)[ \t]*\Z")


class FencedBody(NamedTuple):
    """The lines to take away, each with its line end: the opening fence, and the closing one
    where there is one."""

    opening: Span
    closing: Span | None


def find_fenced_body(note: Note, text: str) -> FencedBody | None:
    """The fence around the body of `note`, whose text is `text`: it opens after no more than a
    short paragraph, runs to the end, and holds what notes hold."""
    fence = _first_fence(note)
    if fence is None or fence.info.text.lower() not in _INFO:
        return None
    end = len(text.rstrip())
    last_line = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    closing: Span | None = None
    if last_line > fence.start and _FENCE_LINE.match(text, last_line, end):
        if fence.end <= last_line and not _opens_last_fence(note, last_line):
            return None
        closing = Span(last_line, len(text))
    elif fence.closed:
        return None
    inner = text[fence.body.start : closing.start if closing else end]
    if not _OF_A_NOTE.search(inner):
        return None
    return FencedBody(Span(fence.start, fence.body.start), closing)


def _opens_last_fence(note: Note, offset: int) -> bool:
    """Whether a fence opens on the line at `offset` that is never closed: as the closing line of
    a body does whose fence was closed by the first code in it."""
    index = note.block_at(offset)
    return any(
        note.starts[index] + fence.start >= offset and not fence.closed
        for fence in note.blocks[index].fences
    )


def _first_fence(note: Note) -> Fence | None:
    """The fence that is the first block of the body, or comes after one short paragraph."""
    before = 0
    for start, block in zip(note.starts, note.blocks, strict=True):
        if block.fences and block.kind == "code":
            return block.fences[0].moved(start)
        if says_nothing(block):
            continue
        before += block.length
        if block.kind not in ("text", "paragraph") or before > _LEAD:
            return None
    return None
