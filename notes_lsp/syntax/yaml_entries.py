"""The entries of a note's YAML, with their places in the note.

Here the text is made ready for PyYAML, and its scalars become pieces of the text again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from notes_lsp.syntax.nodes import Entry, Piece, Wikilink
from notes_lsp.syntax.wikilinks import scan_wikilinks
from notes_lsp.syntax.yaml_events import Scalar, YamlFault, read_document
from notes_lsp.text.span import Span

# "Printable characters" of YAML 1.1 and 1.2, turned round.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# What is ordinary text to us and not to PyYAML: its line ends, a BOM, what UTF-8 cannot hold.
_BREAKS = "\x85\u2028\u2029\ufeff"
_UNREADABLE = re.compile(f"[{_BREAKS}\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PROPERTIES = re.compile(r"(?:[&!][^ \t\r\n]*[ \t\r\n]*)+")


class YamlEntries(NamedTuple):
    """What a part of a text holds, read as YAML. Spans are absolute."""

    entries: tuple[Entry, ...]
    wikilinks: tuple[Wikilink, ...]
    """Those in quoted scalars, at any depth."""


def read_entries(text: str, part: Span) -> YamlEntries:
    """The entries of `part` of `text`. Raises YamlFault, its offset absolute, where it is no YAML.

    A piece covers the text of its scalar where that is written as it is, else the scalar's whole
    token, with its quotes: then it must be replaced as a whole.
    """
    source = part.of(text)
    control = _CONTROL.search(source)
    if control is not None:
        raise YamlFault("control", part.start + control.start())
    source, hidden = _hide_breaks(source)
    try:
        document = read_document(source)
    except YamlFault as fault:
        fault.offset += part.start
        raise

    def placed(scalar: Scalar) -> Piece:
        return _piece(text, scalar, part.start, hidden)

    return YamlEntries(
        tuple(
            Entry(placed(pair.key), tuple(map(placed, pair.values)), pair.is_list)
            for pair in document.pairs
        ),
        tuple(
            chain.from_iterable(
                scan_wikilinks(text, part.start + scalar.start, part.start + scalar.end, "text")
                for scalar in document.quoted
            )
        ),
    )


def _hide_breaks(source: str) -> tuple[str, Mapping[int, str]]:
    """`source` with private characters for what PyYAML misreads, and the way back."""
    if _UNREADABLE.search(source) is None:
        return source, {}
    source = _SURROGATE.sub("\ufffd", source)
    used = set(source)
    private = (chr(code) for code in chain(range(0xE000, 0xF900), range(0xF0000, 0xFFFFE)))
    free = (character for character in private if character not in used)
    masks = {ord(char): ord(mask) for char, mask in zip(_BREAKS, free, strict=False)}
    return source.translate(masks), {mask: chr(char) for char, mask in masks.items()}


def _piece(text: str, scalar: Scalar, base: int, hidden: Mapping[int, str]) -> Piece:
    start, end = base + scalar.start, base + scalar.end
    value = scalar.text.translate(hidden) if hidden else scalar.text
    properties = _PROPERTIES.match(text, start, end)
    if properties is not None:
        start = properties.end()
    if scalar.quoted and text[start + 1 : end - 1] == value:
        return Piece(start + 1, end - 1, value)
    return Piece(start, end, value)
