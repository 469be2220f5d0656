"""Parts of a block that Markdown's events don't give: tags, block ids, callouts, and the pieces
of headings and fences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from notes_lsp.syntax.nodes import (
    Callout,
    Fence,
    Fold,
    Heading,
    Mark,
    MarkdownLink,
    Piece,
    Wikilink,
)
from notes_lsp.syntax.wikilinks import trimmed
from notes_lsp.text.span import Span

_TAG = re.compile(r"#([\w/\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff-]+)")
_BEFORE_TAG = " \t\r\n\u00a0\u3000([{,;\"'“‘>|*_~"
_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)\s*\Z")
_BLOCK_ID_REACH = 200
"""How far from the end of its block a block id is looked for: a bound for linear time."""
_CALLOUT = re.compile(r">[ \t]?\[!([^\]\r\n]+)\]([+-]?)([^\r\n]*)")
_FENCE = re.compile(r"(`{3,}|~{3,})([^\r\n]*)(\r\n?|\n|\Z)")
_CLOSING_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*\Z")
_LINE_END = re.compile(r"\r\n?|\n")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")


def covers(spans: Sequence[Span], offset: int) -> bool:
    """Whether `offset` lies in one of `spans`, which are sorted and disjoint."""
    index = bisect_right(spans, (offset, offset)) if spans else 0
    return any(span.start <= offset < span.end for span in spans[max(0, index - 1) : index + 1])


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as sorted, disjoint spans."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


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
    """The block id that stands at the end of `source[:end]`, if there is one."""
    reach = max(0, end - _BLOCK_ID_REACH)
    if source.find("^", reach, end) < 0:
        return []
    match = _BLOCK_ID.search(source[reach:end])
    if match is None:
        return []
    start = reach + match.start()
    if start and source[start - 1] not in " \t\r\n>":
        return []
    return [Mark(start, start + 1 + len(match[1]), match[1])]


def read_callout(source: str, start: int, end: int) -> list[Callout]:
    """The callout that the quote at `start` is, if it is one."""
    match = _CALLOUT.match(source, start, end)
    if match is None:
        return []
    kind = trimmed(source, match.start(1), match.end(1))
    title = trimmed(source, match.start(3), match.end(3))
    fold: Fold = "+" if match[2] == "+" else "-" if match[2] else ""
    return [Callout(start, _without_line_end(source, start, end), kind, fold, title)]


def read_fence(source: str, start: int, end: int) -> Fence:
    """The pieces of the fenced code block that covers `source[start:end]`."""
    match = _FENCE.match(source, start, end)
    if match is None:
        return Fence(start, end, Piece(start, start, ""), Span(start, end), closed=True)
    info = trimmed(source, match.start(2), match.end(2))
    last = _without_line_end(source, start, end)
    line = max(source.rfind("\n", match.end(), last), source.rfind("\r", match.end(), last)) + 1
    line = max(line, match.end())
    closing = _CLOSING_FENCE.match(source[line:last])
    closed = closing is not None and closing[1].startswith(match[1])
    body = Span(match.end(), line if closed else end)
    return Fence(start, last, info, body, closed)


def read_heading(source: str, start: int, end: int, level: int, shown: str) -> Heading:
    """The heading that covers `source[start:end]` and shows `shown` to a reader."""
    end = _without_line_end(source, start, end)
    if source[start] == "#":
        raw = trimmed(source, start + level, end)
        closing = _CLOSING_HASHES.search(raw.text[-_BLOCK_ID_REACH:])
        if closing is not None:
            raw = trimmed(source, raw.start, raw.end - len(closing[0]))
    else:
        lines = list(_LINE_END.finditer(source, start, end))
        raw = trimmed(source, start, lines[-1].start() if lines else end)
    block_id = read_block_id(source, raw.end)
    if block_id and shown.endswith(f"^{block_id[0].name}"):
        shown = shown[: -len(block_id[0].name) - 1].rstrip()
    return Heading(start, end, level, shown, raw)


def _without_line_end(source: str, start: int, end: int) -> int:
    """`end` before the line ends and blanks that it may hold."""
    while end > start and source[end - 1] in " \t\r\n":
        end -= 1
    return end
