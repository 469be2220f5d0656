"""The directives of a note, `<!-- notes-lsp: … -->`, among what else stands on their lines: rules
see no text. What a directive says is read in `rules/suppressions.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Final

from notes_lsp.syntax.nodes import Block, Directive, Note, Piece
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Span

_START: Final = "notes-lsp:"
_BLANKS: Final = " \t>"
"""The marks of quotes count as blanks."""
_BEFORE_ALONE = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t>]+)*")


@dataclass(slots=True)
class PlacedDirective:
    """A directive, from `<!--` to `-->`.

    `content` is what stands after the colon, without the blanks around. `reach` is its own lines
    and, where it stands alone there, all up to the next line that says something. `removal` is
    what goes with it where it goes. `in_html`: other HTML, or text that is HTML only by standing
    behind it, is in the same block, and may mean something else without it.
    """

    start: int
    end: int
    content: Piece
    reach: Span
    removal: Span
    in_html: bool


def find_directives(note: Note, text: str, lines: LineIndex) -> tuple[PlacedDirective, ...]:
    """The directives of `note`, whose text and lines these are, in order of text."""
    found = list(note.each(_directives))
    if not found:
        return ()
    rows = list(_rows(found, lines))
    is_mixed = cache(partial(_is_mixed_html, note, text))
    placed: list[PlacedDirective] = []
    below = -1
    """The line on which the row below begins, if it stands alone: its reach is ours, too."""
    for row in reversed(rows):
        first, last = lines.line_of(row[0].start), lines.line_of(row[-1].end - 1)
        alone = _is_alone(row, text, lines)
        end = _end_of(last, lines)
        if alone:
            last = _next_line(last, below, text, lines)
            end = placed[-1].reach.end if last == below else _end_of(last, lines)
        reach = Span(lines.line_start(first), end)
        whole = len(row) == 1 and alone
        placed += [
            PlacedDirective(
                directive.start,
                directive.end,
                _content(directive, text),
                reach,
                (whole and _own_lines(directive, text, lines)) or _inline(directive, text),
                is_mixed(note.block_at(directive.start)),
            )
            for directive in reversed(row)
        ]
        below = first if alone else -1
    return tuple(reversed(placed))


def says_nothing(block: Block) -> bool:
    """Whether a block is there for its directives alone."""
    return (
        block.kind == "html"
        and bool(block.directives)
        and all(part.kind == "comment" for part in block.opaques)
    )


def _directives(block: Block) -> tuple[Directive, ...]:
    return block.directives


def _rows(found: Sequence[Directive], lines: LineIndex) -> Iterator[list[Directive]]:
    """Those on the same line together."""
    row = [found[0]]
    for directive in found[1:]:
        if lines.line_of(directive.start) == lines.line_of(row[-1].end - 1):
            row.append(directive)
        else:
            yield row
            row = [directive]
    yield row


def _is_alone(row: Sequence[Directive], text: str, lines: LineIndex) -> bool:
    """Whether there is nothing else on the lines of a row but marks of quotes and lists."""
    start = lines.line_start(lines.line_of(row[0].start))
    gaps = [text[one.end : other.start] for one, other in pairwise(row)]
    gaps.append(text[row[-1].end : _end_of_text(row[-1], text, lines)])
    before = text[start : row[0].start]
    return _BEFORE_ALONE.fullmatch(before) is not None and not "".join(gaps).strip()


def _is_mixed_html(note: Note, text: str, index: int) -> bool:
    """Whether a block, by its index, is HTML and more than comments."""
    block, end = note.blocks[index], note.starts[index]
    if block.kind != "html":
        return False
    gaps = []
    for comment in block.opaques:
        if comment.kind == "comment":
            gaps.append(text[end : note.starts[index] + comment.start])
            end = note.starts[index] + comment.end
    gaps.append(text[end : note.starts[index] + block.length])
    return bool("".join(gaps).strip())


def _next_line(line: int, below: int, text: str, lines: LineIndex) -> int:
    """The first line after `line` that has anything on it, or that is `below`."""
    while line + 1 < lines.line_count:
        line += 1
        if line == below or not _is_blank(line, text, lines):
            break
    return line


def _content(directive: Directive, text: str) -> Piece:
    start = text.index(_START, directive.start) + len(_START)
    if directive.text:
        start = text.index(directive.text, start)
    return Piece(start, start + len(directive.text), directive.text)


def _own_lines(directive: Directive, text: str, lines: LineIndex) -> Span | None:
    """The lines of a directive that stands alone; one stays, empty, where those above and below
    would meet that said something apart. None where a mark of a list stands before it."""
    first, last = lines.line_of(directive.start), lines.line_of(directive.end - 1)
    start = lines.line_start(first)
    if text[start : directive.start].strip(_BLANKS):
        return None
    follows = last + 1 < lines.line_count
    end = _end_of(last, lines) if follows else len(text)
    # At the top a rule (`---`) would open frontmatter.
    blank_above = _is_blank(first - 1, text, lines) if first else not text.startswith("---", end)
    blank_below = not follows or _is_blank(last + 1, text, lines)
    if not blank_above and not blank_below:
        marks = text[start : directive.start].rstrip(" \t")
        return Span(start + len(marks), _end_of_text(directive, text, lines))
    if blank_above and follows and blank_below and last + 2 < lines.line_count:
        end = lines.line_start(last + 2)
    return Span(start, end)


def _inline(directive: Directive, text: str) -> Span:
    """The directive, and the blanks on one side of it."""
    start, end = directive.start, directive.end
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    if end == len(text) or text[end] in "\r\n":
        while text[start - 1 : start] in (" ", "\t"):
            start -= 1
    return Span(start, end)


def _is_blank(line: int, text: str, lines: LineIndex) -> bool:
    return not text[lines.line_start(line) : _end_of(line, lines)].strip(_BLANKS + "\r\n")


def _end_of_text(directive: Directive, text: str, lines: LineIndex) -> int:
    """Where the last line of a directive ends, before its line end."""
    return lines.line_end(lines.line_of(directive.end - 1), text)


def _end_of(line: int, lines: LineIndex) -> int:
    """Where the next line begins; past the end after the last one."""
    return lines.line_start(line + 1) if line + 1 < lines.line_count else lines.length + 1
