"""Parts of a block that Markdown's events don't give: tags, block ids, callouts, and the pieces
of headings and fences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes_lsp.syntax.nodes import (
    Callout,
    Fence,
    Fold,
    Heading,
    Mark,
    MarkdownLink,
    Wikilink,
)
from notes_lsp.syntax.wikilinks import trimmed
from notes_lsp.text.span import Span, covers, merged

_IN_TAG = r"\w\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff"
_TAG = re.compile(rf"#([{_IN_TAG}-][{_IN_TAG}/-]*)")
_BEFORE_TAG = " \t\r\n\u00a0\u3000([,;\"'“‘>|*_~"
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)\s*\Z")
_BEFORE_BLOCK_ID = " \t\r\n>]"
"""A blank, or what the block begins or ends with: `![[picture.png]]^id` is seen in real vaults."""
_BLOCK_ID_REACH = 200
"""How far from the end of its block a block id is looked for: a bound for linear time."""
_AFTER_BLOCK_ID = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_CALLOUT = re.compile(r">[ \t]?\[!([^\]\r\n]+)\]([+-]?)([^\r\n]*)")
_BACKTICK = re.compile("`+")
_LINE_END = re.compile(r"\r\n?|\n")


def with_split_code(source: str, start: int, end: int, opaques: list[Span]) -> list[Span]:
    """`opaques`, those of the table row `source[start:end]`, and the code whose unescaped `|`
    ends a cell: no code to Markdown, but meant so, and no place for a link."""
    marks = [
        match.start()
        for match in _BACKTICK.finditer(source, start, end)
        if not covers(opaques, match.start())
    ]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return merged((*opaques, *(Span(opened, closed) for opened, closed in pairs)))


def find_tags(
    source: str,
    links: Sequence[MarkdownLink],
    wikilinks: Sequence[Wikilink],
    opaques: Sequence[Span],
    markup: Sequence[Span],
) -> tuple[Mark, ...]:
    """The tags in `source`: not inside a word, a link, HTML or code, and not all digits."""
    if "#" not in source:
        return ()
    found: list[Mark] = []
    hidden: list[Span] | None = None
    for match in _TAG.finditer(source):
        start = match.start()
        name = match[1].rstrip("/")
        if (start and source[start - 1] not in _BEFORE_TAG) or not name.strip("0123456789/_-"):
            continue
        if hidden is None:
            whole = [Span(link.start, link.end) for link in links]
            whole += [Span(link.start, link.end) for link in wikilinks]
            hidden = merged((*whole, *opaques, *markup))
        if not covers(hidden, start):
            found.append(Mark(start, start + 1 + len(name), name))
    return tuple(found)


def find_comment_marks(source: str, opaques: Sequence[Span]) -> tuple[int, ...]:
    """The offsets of `%%` outside of code."""
    if "%%" not in source:
        return ()
    return tuple(
        match.start() for match in re.finditer("%%", source) if not covers(opaques, match.start())
    )


def read_block_id(source: str, end: int) -> list[Mark]:
    """The block id that stands at the end of `source[:end]`, with nothing after it on its line,
    if there is one."""
    reach = max(0, end - _BLOCK_ID_REACH)
    if source.find("^", reach, end) < 0 or _AFTER_BLOCK_ID.match(source, end) is None:
        return []
    match = _BLOCK_ID.search(source[reach:end])
    if match is None:
        return []
    start = reach + match.start()
    if start and source[start - 1] not in _BEFORE_BLOCK_ID:
        return []
    return [Mark(start, start + 1 + len(match[1]), match[1])]


def read_callout(source: str, start: int, end: int) -> list[Callout]:
    """The callout that the quote at `start` is, if it is one."""
    match = _CALLOUT.match(source, start, end)
    if match is None or match[1].isspace():
        return []
    kind = trimmed(source, match.start(1), match.end(1))
    title = trimmed(source, match.start(3), match.end(3))
    fold: Fold = "+" if match[2] == "+" else "-" if match[2] else ""
    return [Callout(start, without_line_end(source, start, end), kind, fold, title)]


def read_fence(source: str, start: int, end: int, code_end: int) -> Fence:
    """The pieces of the fenced code block that covers `source[start:end]`, whose last line of
    code ends at `code_end`, or has none. What follows it closes the fence."""
    line_end = _LINE_END.search(source, start, end)
    first, body_start = line_end.span() if line_end else (end, end)
    marks = len(source[start:first]) - len(source[start:first].lstrip(source[start]))
    info = trimmed(source, start + marks, first)
    body_end = max(body_start, code_end)
    closed = bool(source[body_end:end].strip(" \t\r\n>"))
    last = without_line_end(source, start, end)
    if not closed:
        last = body_end = max(body_start, last)
    return Fence(start, last, info, Span(body_start, body_end), closed)


def read_heading(source: str, start: int, end: int, level: int, shown: str) -> Heading:
    """The heading that covers `source[start:end]` and shows `shown` to a reader."""
    end = without_line_end(source, start, end)
    if source[start] == "#":
        raw = trimmed(source, start + level, end)
        without_hashes = raw.text.rstrip("#")
        if without_hashes[-1:] in ("", " ", "\t"):
            raw = trimmed(source, raw.start, raw.start + len(without_hashes))
    else:
        lines = list(_LINE_END.finditer(source, start, end))
        raw = trimmed(source, start, lines[-1].start() if lines else end)
    block_id = read_block_id(source, raw.end)
    if block_id and shown.endswith(f"^{block_id[0].name}"):
        shown = shown[: -len(block_id[0].name) - 1].rstrip()
    return Heading(start, end, level, shown, raw)


def without_line_end(source: str, start: int, end: int) -> int:
    """`end` before the line ends and blanks that it may hold."""
    while end > start and source[end - 1] in " \t\r\n":
        end -= 1
    return end
