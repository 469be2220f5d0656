"""Markdown links: which characters of `[label](destination)` are what, and what a destination says.

The parser says where a link stands and of which kind it is.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple
from urllib.parse import unquote

from notes_lsp.syntax.nodes import Definition, MarkdownLink, MarkdownLinkKind, Piece

_DEFINITION = re.compile(r"[ \t>]*\[((?:[^\[\]\\]|\\.)*)\]:[ \t]*(?:\r\n?|\n)?[ \t>]*", re.DOTALL)
_BARE_DESTINATION = re.compile(r"(?:\\.|[^\s()\\])*")
_ANGLE_DESTINATION = re.compile(r"<((?:\\.|[^<>\\\r\n])*)>")

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{")
_FRAGMENT = re.compile(r"(?<!&)#")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Address(NamedTuple):
    """A destination that may lead into the vault, as it is meant: without escapes, entities and
    percent-encoding. `path` is empty for the note itself."""

    path: str
    fragment: str


def read_address(destination: str) -> Address | None:
    """What `destination` names in the vault. None where it leads elsewhere or nowhere: where it is
    empty, has a scheme, names a host, is a query alone, or is to be filled in by a template."""
    if not destination or destination.startswith(("//", "?")):
        return None
    if _SCHEME.match(destination) or _TEMPLATE.search(destination):
        return None
    path, fragment = split_destination(destination)
    return Address(_decoded(path), _decoded(fragment))


def split_destination(destination: str) -> tuple[str, str]:
    """What stands before the `#` of the fragment and after it, as written: the `#` of `&#32;` is
    none."""
    path, *rest = _FRAGMENT.split(destination, maxsplit=1)
    return path, rest[0] if rest else ""


def _decoded(text: str) -> str:
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return unquote(text) if "%" in text else text


def label_key(label: str) -> str:
    """The label of a reference for comparing, as CommonMark's "matches" has it."""
    return " ".join(label.casefold().split())


def _destination(text: str, start: int, end: int) -> Piece:
    """The destination that begins at `start`: `<in angles>` or bare, with its parentheses."""
    angle = _ANGLE_DESTINATION.match(text, start, end)
    if angle:
        return Piece(angle.start(1), angle.end(1), angle[1])
    at, depth = start, 0
    while at < end:
        match = _BARE_DESTINATION.match(text, at, end)
        at = match.end() if match else at
        if at < end and text[at] == "(":
            depth += 1
        elif at < end and text[at] == ")" and depth:
            depth -= 1
        else:
            break
        at += 1
    return Piece(start, at, text[start:at])


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \t\r\n":
        at += 1
    return at


def read_markdown_link(
    text: str, start: int, end: int, label_end: int, kind: MarkdownLinkKind, image: bool
) -> MarkdownLink:
    """The link that covers `text[start:end]`; its label ends at or after `label_end`, which is
    the end of the last thing in it."""
    open_ = start + (2 if image else 1)
    if kind == "autolink":
        inner = Piece(start + 1, end - 1, text[start + 1 : end - 1])
        return MarkdownLink(start, end, kind, image, inner, inner)
    close = text.find("]", max(open_, label_end), end)
    close = end if close < 0 else close
    label = Piece(open_, close, text[open_:close])
    destination = label
    if kind == "inline":
        destination = _destination(text, _skip_blanks(text, close + 2, end), end - 1)
    elif kind == "reference":
        destination = Piece(close + 2, end - 1, text[close + 2 : end - 1])
    return MarkdownLink(start, end, kind, image, label, destination)


def read_definition(text: str, start: int, end: int) -> Definition | None:
    """The link reference definition that covers `text[start:end]`."""
    match = _DEFINITION.match(text, start, end)
    if match is None:
        return None
    label = Piece(match.start(1), match.end(1), match[1])
    return Definition(start, end, label, _destination(text, match.end(), end))
