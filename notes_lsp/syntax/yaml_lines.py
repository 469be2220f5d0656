"""YAML read by lines: the plain subset that needs no parser, and what a line looks like.

The subset is `key: value` and `- item` lines whose scalars are plain or in quotes without
escapes. What `read_plain` accepts has the same entries as `yaml_entries.read_entries` gives (a
property test holds them together); all else it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from notes_lsp.syntax.nodes import Entry, Piece
from notes_lsp.text.span import Span

LINE_END = r"(?:\r\n|\r|\n|\Z)"

# Tabs, which YAML allows here and there; what it forbids; what it takes for a line end or a BOM.
_ODD = re.compile("[\0-\t\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# A key is at most 1,024 characters in YAML; plain ones are far below that.
_PLAIN_LINE = re.compile(
    rf"""([A-Za-z_](?:[\w -]{{0,98}}\w)?):(?P<value>(?:[ ][^\r\n]*)?){LINE_END}
    |([ ]*)-[ ](?P<item>[^\r\n]*){LINE_END}
    |(?P<blank>[ ]*)(?:\r\n|\r|\n)""",
    re.ASCII | re.VERBOSE,
)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")


def read_plain(text: str, yaml: Span) -> tuple[Entry, ...] | None:
    """The entries of `yaml`, a part of `text`, or None where it takes more than lines."""
    position, end = yaml
    # Wikilinks in quotes have places of their own: `yaml_entries` finds them.
    if text.find("[[", position, end) >= 0 or _ODD.search(text, position, end) is not None:
        return None
    # Key, value, and the items below a key that has no value in its line.
    rows: list[tuple[Piece, Piece, list[Piece]]] = []
    dashes: set[str] = set()  # the indentations of the last key's items
    while position < end:
        line = _PLAIN_LINE.match(text, position, end)
        if line is None:
            return None
        position = line.end()
        if line.lastgroup == "value":
            value = _plain_scalar(text, *line.span("value"))
            if value is None:
                return None
            rows.append((Piece(line.start(), line.end(1), line[1]), value, []))
            dashes = set()
        elif line.lastgroup == "item":
            item = _plain_scalar(text, *line.span("item"))
            dashes.add(line[3])
            if not rows or rows[-1][1].text or item is None or not item.text or len(dashes) > 1:
                return None
            rows[-1][2].append(item)
    return tuple(Entry(key, tuple(items) or (value,), bool(items)) for key, value, items in rows)


def _plain_scalar(text: str, start: int, end: int) -> Piece | None:
    """The scalar in the rest of a line; an empty piece at its start where there is none."""
    raw = text[start:end]
    value = raw.strip(" ")
    if not value:
        return Piece(start, start, "")
    start += raw.index(value)
    first = value[0]
    if first in _INDICATORS:
        if first in "\"'":
            closes = value.find(first, 1) == len(value) - 1 > 1
            if not closes or (first == '"' and "\\" in value):
                return None
            return Piece(start + 1, start + len(value) - 1, value[1:-1])
        # A video's id may begin with `-`.
        if first != "-" or value[1:2] in ("", " "):
            return None
    if ": " in value or " #" in value or value[-1] == ":":
        return None
    return Piece(start, start + len(value), value)


# A key as people write them: up to four words, or anything in quotes.
_KEY = r"""(?:[\w$./-]+(?: [\w$./-]+){0,3}|"[^"\r\n]*"|'[^'\r\n]*')"""
_LINE = re.compile(
    rf"""(?P<indent>[ \t]*)(?P<dash>-[ \t]+|-(?=[\r\n]|\Z))?
    (?:(?P<key>{_KEY.replace(" ", "[ ]")})[ \t]*:(?=[ \t\r\n]|\Z)[ \t]*)?
    (?P<rest>[^\r\n]*){LINE_END}""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*"?|'[^']*'?""")
_COMMENT = re.compile(r"[ \t]+#(?:[ \t]|\Z)")
"""Narrower than YAML's, so that `Foo: the #1 reason` stays whole."""
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}(?:[ \t]+#.*)?")


class YamlLine(NamedTuple):
    """A line that holds something, in the parts that it would have as YAML."""

    start: int
    content: int
    """Where the indentation ends."""
    is_item: bool
    """Whether it begins with `- `."""
    key: Piece | None
    value: Piece
    """The rest, without blanks around it and without a comment."""
    end: int
    """Where the next line starts."""

    @property
    def indent(self) -> int:
        return self.content - self.start

    @property
    def begins_node(self) -> bool:
        """Whether it is more than text that goes on from the line before."""
        return self.is_item or self.key is not None

    @property
    def opens_block(self) -> bool:
        """Whether the more indented lines after it are one text (`|` or `>`)."""
        return _BLOCK_HEADER.fullmatch(self.value.text) is not None


def yaml_lines(text: str, part: Span) -> Iterator[YamlLine]:
    """The lines of `part`, without blank ones and comments, and without the text of blocks."""
    block: int | None = None
    for match in _matches(text, part):
        line = _yaml_line(match)
        if line is None or (block is not None and line.indent > block):
            continue
        yield line
        block = line.indent if line.opens_block else None


def _matches(text: str, part: Span) -> Iterator[re.Match[str]]:
    position = part.start
    while position < part.end and (match := _LINE.match(text, position, part.end)):
        yield match
        position = match.end()


def _yaml_line(match: re.Match[str]) -> YamlLine | None:
    rest = match["rest"].rstrip(" \t")
    key = _key(match)
    if key is None and (not rest or rest.startswith("#")) and match["dash"] is None:
        return None
    quoted = _QUOTED.match(rest)
    comment = _COMMENT.search(rest, 0 if quoted is None else quoted.end())
    value = rest if comment is None else rest[: comment.start()]
    start = match.start("rest")
    return YamlLine(
        match.start(),
        match.end("indent"),
        match["dash"] is not None,
        key,
        Piece(start, start + len(value), value),
        match.end(),
    )


def _key(match: re.Match[str]) -> Piece | None:
    if match["key"] is None:
        return None
    quotes = match["key"][0] in "\"'"
    start, end = match.span("key")
    return Piece(start + quotes, end - quotes, match["key"].strip("\"'"))


def looks_like_mapping(text: str, yaml: Span) -> bool:
    """Whether YAML is meant at all: none of the paragraphs is prose.

    A paragraph is what blank lines delimit. It is prose if it begins with a line that is neither
    indented nor an item nor a comment nor `key:`, and none of its lines is `key:`.
    """
    prose: bool | None = None
    for match in _matches(text, yaml):
        raw = match[0].strip()
        if not raw:
            if prose:
                return False
            prose = None
        elif match["key"] is not None:
            prose = False
        elif prose is None:
            prose = raw[0] not in "#]}{?" and not match["indent"] and match["dash"] is None
    return not prose
