"""Writing into a text by lines: their ends, and blocks with blank lines around them."""

from __future__ import annotations

from typing import Final

from notes_lsp.text.span import Edit, Span

_LINE_ENDS: Final = "\r\n"


def line_end(text: str) -> str:
    """What ends the lines of `text`, as its first one."""
    at = min((found for sign in _LINE_ENDS if (found := text.find(sign)) >= 0), default=-1)
    return "\n" if at < 0 else "\r\n" if text.startswith("\r\n", at) else text[at]


def line_around(text: str, offset: int) -> Span:
    """The line that holds `offset`, without its line end."""
    start = max(text.rfind(sign, 0, offset) for sign in _LINE_ENDS) + 1
    ends = (text.find(sign, offset) for sign in _LINE_ENDS)
    return Span(start, min((end for end in ends if end >= 0), default=len(text)))


def insert_block(text: str, offset: int, block: str) -> Edit:
    """`block` with a blank line around it, at `offset`, which is the start of a line or the end of
    `text`; blank lines that are there already are used."""
    eol = line_end(text)
    before = text[:offset].rstrip("\r\n")
    gap = eol * 2 if before.strip() else ""
    rest = text[offset:].lstrip("\r\n")
    after = eol * 2 if rest else eol
    return Edit(len(before), len(text) - len(rest), f"{gap}{block}{after}")
