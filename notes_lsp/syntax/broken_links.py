"""What was meant as a wikilink and is none: brackets that lack, and links within links.

Only the forms are found here. Whether one was meant as a link depends on what it names: that is
for the rules, which know the vault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from notes_lsp.syntax.nodes import BrokenLink, BrokenLinkKind, Piece, Wikilink
from notes_lsp.syntax.wikilinks import split_fragment, trimmed
from notes_lsp.text.span import Span, covers, merged

# Up to the next bracket or the end of the line; a whole link, which ends in `]]`, does not match.
# The literal comes first, and then what may not stand before it: so the engine skips to it.
_DOUBLE = re.compile(
    r"\[\[(?<![\[\\]\[\[)(?!\s+-|<%|\[)([^\[\]\r\n]+)"
    r"(?:(\])(?!\]|\(|:[ \t]*[^\s])|(?=[\r\n]|\Z|\[\[))"
)
_NESTED = re.compile(r"\[\[([^\[\]\r\n|]+\|[^\[\]\r\n]*)(\[\[[^\[\]\r\n]+\]\])([^\[\]\r\n]*)\]\]")
_SINGLE = re.compile(r"\[(?<![\[\]!\\]\[)([^\[\]\r\n|!^][^\[\]\r\n|]*\|[^\[\]\r\n]+)\](?![\](:\[])")
_AFTER_LINK = " \t.,;:"
"""What may follow the text of a link at the end of a line, and is no part of it."""


def all_are_whole(source: str, wikilinks: Sequence[Wikilink]) -> bool:
    """Whether all brackets and pipes of `source` are those of `wikilinks`, as nearly always."""
    pipes = source.count("|")
    return source.count("[[") <= len(wikilinks) and (
        not pipes or pipes <= sum([link.alias is not None for link in wikilinks])
    )


def find_broken_links(
    source: str, opaques: Sequence[Span], whole: Iterable[Span]
) -> tuple[BrokenLink, ...]:
    """The broken links of `source`, in order: outside of `opaques`, and not where a part of
    `whole` stands, of what is recognised."""
    found = [*_double_brackets(source), *_single_brackets(source)]
    if not found:
        return ()
    hidden, known = merged(opaques), merged((*opaques, *whole))
    found = [
        link for link in found if not covers(known, link.start) and not covers(hidden, link.end - 1)
    ]
    return tuple(sorted(found, key=attrgetter("start")))


def _double_brackets(source: str) -> Iterator[BrokenLink]:
    for match in _DOUBLE.finditer(source):
        start, end = match.span()
        if match[2]:
            yield _read(source, start, Span(*match.span(1)), end, "half-closed")
        elif source.startswith("[[", end):
            nested = _NESTED.match(source, start)
            if nested is not None:
                yield _read_nested(source, nested)
        else:
            while source[end - 1] in _AFTER_LINK:
                end -= 1
            if end > start + len("[["):
                yield _read(source, start, Span(match.start(1), end), end, "unclosed")


def _single_brackets(source: str) -> Iterator[BrokenLink]:
    for match in _SINGLE.finditer(source):
        yield _read(source, match.start(), Span(*match.span(1)), match.end(), "single")


def _read_nested(source: str, match: re.Match[str]) -> BrokenLink:
    inside = Span(match.start(1), match.end(3))
    link = _read(source, match.start(), inside, match.end(), "nested")
    shown = match[2][len("[[") : -len("]]")].rpartition("|")[2].strip()
    link.inner = Piece(match.start(2), match.end(2), shown)
    return link


def _read(source: str, start: int, inside: Span, end: int, kind: BrokenLinkKind) -> BrokenLink:
    """The parts of what stands in `source[inside]`, between the brackets that are there."""
    pipe = source.find("|", inside.start, inside.end)
    target, _ = split_fragment(source, inside.start, inside.end if pipe < 0 else pipe)
    alias = None if pipe < 0 else trimmed(source, pipe + 1, inside.end)
    return BrokenLink(start, end, kind, target, alias, None)
