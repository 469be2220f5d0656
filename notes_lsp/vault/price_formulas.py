"""Prices that remark-math takes for a formula: "$5 million to $10 million".

remark-math (micromark-extension-math, which Quartz uses) reads `$` as Markdown reads a backtick: a
run of dollars opens a formula where it is not escaped and stands in no code, tag or address, and
the next run of the same length in the paragraph closes it, whatever stands between them: blanks at
its edges, line ends, backslashes, a digit after it. Pandoc, Obsidian and our own parser allow no
blank at the inner edges and no digit behind the closing dollar, so that there prices are text.

Only what reads as prose and money is told of; a formula never: see `_is_price`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from notes_lsp.syntax.nodes import Block, Note
from notes_lsp.text.span import Span, covers, merged

_SIGN = re.compile(r"\\[\s\S]|\$+")
_RUN = re.compile(r"\$+")
_TAG = re.compile(r"<[A-Za-z/][^<>]*>")
_AMOUNT = re.compile(r"[.,]?[0-9]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BEGINS_ANEW = re.compile(r"[ \t>]*(?:\Z|[\r\n]|(?:[-*+]|[0-9]{1,9}[.)])[ \t]|#{1,6}[ \t]|```|~~~)")
_CELL_END = re.compile(r"(?<!\\)\|")
_NOT_PROSE = re.compile(r"\[\[[^\[\]]*\]\]|<[^<>]*>|\]\([^()]*\)")
"""Links and tags: their underscores and equals signs are none of TeX."""
_TEX = re.compile(r"[\\^_{}=]")
_RANGE = re.compile(r"[0-9.,]*[0-9][ ]?[A-Za-z]{0,2}\+?(?:[ ]?[-–—/~+,][ ]?| )")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONG_WORD = 3
_FUNCTIONS: Final = frozenset(
    (
        *("arg", "cos", "cosh", "cot", "det", "dim", "exp", "gcd", "inf", "lim", "log", "max"),
        *("min", "mod", "sin", "sinh", "sup", "tan", "tanh"),
    )
)
"""Words of formulas."""
_PARAGRAPHS: Final = frozenset({"paragraph", "heading", "list", "quote", "table", "footnote"})


class PriceFormula(NamedTuple):
    """What the site sets as a formula, its dollars with it, and the dollars to escape: none where
    one of them stands in a wikilink, which would then have another name."""

    span: Span
    dollars: tuple[int, ...]


def find_price_formulas(note: Note, text: str) -> tuple[PriceFormula, ...]:
    """Those of `note`, whose text is `text`, in order. Linear in the length of the text."""
    if text.count("$") < 2:
        return ()
    found: list[PriceFormula] = []
    for start, block in zip(note.starts, note.blocks, strict=True):
        end = start + block.length
        if block.kind in _PARAGRAPHS and text.count("$", start, end) > 1:
            found += _in_block(block, start, text)
    return tuple(price for price in found if not note.in_comment(price.span.start))


def _in_block(block: Block, base: int, text: str) -> Iterator[PriceFormula]:
    links = merged(Span(base + link.start, base + link.end) for link in block.wikilinks)
    hidden = _hidden(block, base, text)
    for part in _paragraphs(block, base, text):
        if "$$" in part.of(text):
            continue
        for opening, closing in _formulas(text, part, hidden):
            leads_amount = _AMOUNT.match(text, closing + 1) is not None
            if not _is_price(text[opening + 1 : closing], leads_amount):
                continue
            dollars: tuple[int, ...] = (opening,)
            if leads_amount and not covers(hidden, closing):
                dollars = (opening, closing)
            if any(covers(links, dollar) for dollar in dollars):
                dollars = ()
            yield PriceFormula(Span(opening, closing + 1), dollars)


def _hidden(block: Block, base: int, text: str) -> list[Span]:
    """Where no formula begins: code, comments, tags and addresses."""
    opaques = (part.moved(base) for part in block.opaques if part.kind != "math")
    return merged(
        (
            *(Span(part.start, part.end) for part in opaques),
            *(link.destination.moved(base).span for link in block.links),
            *(Span(*tag.span()) for tag in _TAG.finditer(text, base, base + block.length)),
        )
    )


def _paragraphs(block: Block, base: int, text: str) -> Iterator[Span]:
    """The parts of a block that no formula reaches beyond: paragraphs, items, cells."""
    start, end = base, base + block.length
    if block.kind == "table":
        for pipe in _CELL_END.finditer(text, base, end):
            yield Span(start, pipe.start())
            start = pipe.end()
        yield Span(start, end)
        return
    at = base
    while at < end:
        if at > start and _BEGINS_ANEW.match(text, at, end):
            yield Span(start, at)
            start = at
        line = _LINE.match(text, at, end)
        at = line.end() if line is not None and line.end() > at else end
    yield Span(start, end)


def _formulas(text: str, part: Span, hidden: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The offsets of the dollars of each `$…$` that remark-math finds in `part`, which has no
    `$$`."""
    at = part.start
    while (sign := _SIGN.search(text, at, part.end)) is not None:
        at = sign.end()
        if sign[0][0] == "$" and not covers(hidden, sign.start()):
            closing = _RUN.search(text, at, part.end)
            if closing is None:
                return
            yield sign.start(), closing.start()
            at = closing.end()


def _is_price(inner: str, leads_amount: bool) -> bool:
    """Whether what stands between two dollars begins with an amount and is no formula: where
    another amount follows, a word or a sign between the two will do; else it must end with a
    blank, as no formula does, and hold a word that formulas don't."""
    if not _AMOUNT.match(inner):
        return False
    prose = _NOT_PROSE.sub(" ", inner)
    if _TEX.search(prose):
        return False
    words = [word for word in _WORD.findall(prose) if word.lower() not in _FUNCTIONS]
    if leads_amount:
        return bool(words) or _RANGE.fullmatch(inner) is not None
    return inner[-1:].isspace() and any(len(word) >= _LONG_WORD for word in words)
