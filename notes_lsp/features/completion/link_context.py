"""The wikilink that is being written: which part of it the cursor is in, and what an accepted
completion replaces. The text decides, not the parse: the link is not whole yet."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.features.completion.candidates import Cursor
from notes_lsp.features.completion.surroundings import is_hidden
from notes_lsp.features.cursor import Here
from notes_lsp.syntax.wikilinks import split_fragment, trimmed
from notes_lsp.text.span import Span

Part: TypeAlias = Literal["target", "heading", "any-heading", "block", "alias"]

_LONGEST = 1000
"""How far behind the cursor the brackets are looked for that close the link."""


class LinkContext(NamedTuple):
    """What is being written between `[[` and `]]`."""

    part: Part
    typed: str
    """The text of the part up to the cursor, without blanks before it."""
    replaced: Span
    """The whole part, and the closing brackets where nothing else stands before them."""
    closes: bool
    """Whether what is written must end with `]]`: the part is the link's last."""
    target: str = ""
    """The target, for the parts after it."""
    fragment: str = ""
    """The fragment before the alias, or the headings before the last `#`."""
    alias: str = ""
    """What was to be read in place of the link before it was one."""
    embed: bool = False
    in_table: bool = False


class _OpenLink(NamedTuple):
    """The link around the cursor: where its inside begins and ends, and where its closing
    brackets end, as far as there are any."""

    inner: int
    end: int
    closing_end: int


def link_context(cursor: Cursor, *, in_header: bool = False) -> LinkContext | None:
    """The link that the cursor is in, if it is in one and not in code. `in_header`: it is in a
    value of the frontmatter that can hold links."""
    here, offset = cursor.here, cursor.offset
    link = _open_link(cursor)
    if link is None or (is_hidden(here, link.inner - 2) and not in_header):
        return None
    text = here.text
    embed = text[link.inner - 3 : link.inner - 2] == "!"
    in_table = _is_in_table(here, link.inner)
    pipe = text.find("|", link.inner, offset)
    if pipe >= 0:
        context = _alias(text, offset, link, pipe)
    elif text.startswith("##", link.inner, offset):
        context = _any_heading(text, offset, link)
    elif text.find("#", link.inner, offset) >= 0:
        context = _fragment(text, offset, link)
        if context.target and not _is_target(here, context.target):
            context = _target(cursor, link)  # The `#` may be of a name, as in `C#`.
    else:
        context = _target(cursor, link)
    return context._replace(embed=embed, in_table=in_table)


def _open_link(cursor: Cursor) -> _OpenLink | None:
    before = cursor.before
    at = before.rfind("[[")
    if at < 0 or before.find("]]", at) >= 0:
        return None
    return _OpenLink(cursor.line_start + at + 2, *_closing(cursor.here.text, cursor.offset))


def _alias(text: str, offset: int, link: _OpenLink, pipe: int) -> LinkContext:
    target, fragment = split_fragment(text, link.inner, _before_pipe(text, pipe))
    start = _skip_blanks(text, pipe + 1, offset)
    replaced = Span(start, link.closing_end)
    typed = text[start:offset]
    return LinkContext(
        "alias", typed, replaced, True, target.text, fragment.text if fragment else ""
    )


def _target(cursor: Cursor, link: _OpenLink) -> LinkContext:
    here, offset = cursor.here, cursor.offset
    start = _skip_blanks(here.text, link.inner, offset)
    replaced, closes = _to_next(here.text, start, offset, link, "#|")
    context = LinkContext("target", here.text[start:offset], replaced, closes)
    alias = trimmed(here.text, link.inner, link.end).text
    if closes and _is_alias(cursor, context, alias):
        return context._replace(alias=alias)
    return context


def _is_alias(cursor: Cursor, context: LinkContext, inside: str) -> bool:
    """Whether `inside`, all that stands in the brackets, is the text that somebody has made a link
    of, and not the target that is being written: the cursor is before it, or an editor has put
    the brackets around what was selected, and `[` was not typed here."""
    before = not context.typed and inside
    around = context.typed and cursor.trigger == "["
    return bool(before or around) and not _is_target(cursor.here, inside)


def _is_target(here: Here, text: str) -> bool:
    return here.vault.resolver.resolve(here.path, text).rung != "none"


def _fragment(text: str, offset: int, link: _OpenLink) -> LinkContext:
    target, fragment = split_fragment(text, link.inner, offset)
    if fragment is not None:
        before = text[fragment.start : offset]
    else:  # Nothing follows a `#` yet: it is the last one that begins a fragment.
        target = trimmed(text, link.inner, text.rindex("#", link.inner, offset))
        before = ""
    earlier, _, typed = before.rpartition("#")
    part: Part = "block" if typed.startswith("^") else "heading"
    typed = typed.removeprefix("^").lstrip()
    replaced, closes = _to_next(text, offset - len(typed), offset, link, "|")
    return LinkContext(part, typed, replaced, closes, target.text, earlier.strip("# "))


def _any_heading(text: str, offset: int, link: _OpenLink) -> LinkContext:
    replaced, closes = _to_next(text, link.inner, offset, link, "|")
    return LinkContext("any-heading", text[link.inner + 2 : offset].lstrip(), replaced, closes)


def _to_next(text: str, start: int, offset: int, link: _OpenLink, signs: str) -> tuple[Span, bool]:
    """The part of the link from `start` to the next of `signs`, and whether it is the last: then
    it takes in the closing brackets."""
    places = [text.find(sign, offset, link.end) for sign in signs]
    nexts = [place for place in places if place >= 0]
    if not nexts:
        return Span(start, link.closing_end), True
    end = max(offset, _before_pipe(text, min(nexts)))
    return Span(start, _before_blanks(text, offset, end)), False


def _before_pipe(text: str, pipe: int) -> int:
    """Where the text before a pipe ends: before its backslash, if it has one."""
    return pipe - (text[pipe - 1 : pipe] == "\\")


def _closing(text: str, offset: int) -> tuple[int, int]:
    """Where the link that is open at `offset` ends: before and after its closing brackets. They
    are those that an editor has just put behind the cursor, or that end the link on this line."""
    for end in range(offset, min(len(text), offset + _LONGEST)):
        character = text[end]
        if character in "\r\n" or text.startswith("[[", end):
            break
        if text.startswith("]]", end):
            return end, end + 2
    return offset, offset + _is_closing(text, offset)


def _is_closing(text: str, offset: int) -> bool:
    """Whether one bracket stands there that an editor has put behind the cursor, and not the one
    that ends the text of a Markdown link around the cursor."""
    return text.startswith("]", offset) and not text.startswith(("](", "]["), offset)


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t":
        start += 1
    return start


def _before_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end


def _is_in_table(here: Here, offset: int) -> bool:
    index = here.note.block_at(offset)
    return index >= 0 and here.note.blocks[index].kind == "table"
