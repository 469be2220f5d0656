"""Wikilinks: how the text between `[[` and `]]` divides into target, fragment and alias.

Where links stand in a note is the parser's to find; where they lead is the vault's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from notes_lsp.syntax.nodes import LinkContext, Piece, Wikilink

_BRACKETS = re.compile(r"!?\[\[[^\[\]\r\n]+\]\]")
_FRAGMENT = re.compile(r"#(?=\s*[^#\s])")
_NO_LINK = re.compile(r"\s+-|<%")
"""Bash tests `[[ -z "$x" ]]` and Templater `[[<% …`, seen in real vaults; for Clojure's
`[[(not …)]]` see `_is_call`: a note may well be called `(Draft) Plan`."""
_TEST = re.compile(r"\s+(?:[\"']?\$|!\s)")
"""Other bash tests: `[[ $a == $b ]]`, `[[ ! -e …`."""


def trimmed(text: str, start: int, end: int) -> Piece:
    """The part of `text` from `start` to `end` without the blanks around it."""
    part = text[start:end]
    bare = part.strip()
    if len(bare) == end - start:
        return Piece(start, end, bare)
    lead = len(part) - len(part.lstrip()) if bare else 0
    return Piece(start + lead, start + lead + len(bare), bare)


def read_wikilink(text: str, start: int, end: int, context: LinkContext) -> Wikilink | None:
    """The wikilink that covers `text[start:end]`, brackets and `!` included, or None where what
    is in the brackets is none (a line end, nothing, a bash test…)."""
    embed = text[start] == "!"
    inner = start + (3 if embed else 2)
    close = end - 2
    content = text[inner:close]
    if text[end : end + 1] == "]" and content.count("[") > content.count("]"):
        close, end = close + 1, end + 1  # `[[a | [b]]]`: the first of three closes the inner one
        content = text[inner:close]
    if not content or "\n" in content or "\r" in content:
        return None
    is_test = False
    if not content[0].isalnum():  # nearly all links begin with a letter, and no pattern does
        if content.isspace() or _NO_LINK.match(content):
            return None
        is_test = _TEST.match(content) is not None
    pipe = content.find("|")
    escaped = pipe > 0 and content[pipe - 1] == "\\"
    path_end = close if pipe < 0 else inner + pipe - escaped
    target, fragment = split_fragment(text, inner, path_end)
    if (not target.text and fragment is None) or _is_call(target.text):
        return None
    alias = None if pipe < 0 else trimmed(text, inner + pipe + 1, close)
    doubtful = is_test or _is_doubtful(text, start, end, target.text)
    return Wikilink(start, end, target, fragment, alias, embed, context, escaped, doubtful)


def _is_doubtful(text: str, start: int, end: int, target: str) -> bool:
    """Whether what looks like a link, from `start` to `end`, may be something else: code, a
    citation, a Markdown link, lists in a list."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == "(" or (before == "[" and after == "]") or "[" in target or "]" in target:
        return True
    return before.isascii() and before.isalnum() and _is_subscript(target)


def _is_subscript(target: str) -> bool:
    """As in `citation[[12]]`, R's `rows[[1]]` and Python's `table[["name"]]`."""
    return target.isdecimal() or target.startswith(('"', "'"))


def _is_call(target: str) -> bool:
    return target.startswith("(") and target.endswith(")")


def split_fragment(text: str, start: int, end: int) -> tuple[Piece, Piece | None]:
    """Target and fragment of `target#fragment`. The fragment starts at the first `#` that is
    followed by text: `C#` is a name, `C##Syntax` the heading Syntax of the note `C#`."""
    match = _FRAGMENT.search(text, start, end) if text.find("#", start, end) >= 0 else None
    if match is None:
        return trimmed(text, start, end), None
    target = trimmed(text, start, match.start())
    if not target.text.strip("#"):
        target = Piece(target.start, target.start, "")
    return target, trimmed(text, match.end(), end)


def scan_wikilinks(text: str, start: int, end: int, context: LinkContext) -> Iterator[Wikilink]:
    """The wikilinks of a part that no Markdown parser reads: HTML blocks, split table cells."""
    for match in _BRACKETS.finditer(text, start, end):
        if text[match.start() - 1 : match.start()] == "\\":
            continue
        link = read_wikilink(text, match.start(), match.end(), context)
        if link is not None:
            yield link
