"""Semantic tokens on the wire: five numbers for each token, and what changed in them
since the client asked last."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Final, NamedTuple

from notes_lsp.features.semantic_tokens import Token
from notes_lsp.lsp.legend import MODIFIERS, TYPES
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.text.lines import Encoding, LineIndex

_TYPE_NUMBERS: Final = {kind: number for number, kind in enumerate(TYPES)}
_MODIFIER_BITS: Final = {name: 1 << bit for bit, name in enumerate(MODIFIERS)}

_FIELDS: Final = 5
"""How many numbers a token takes."""


def encode(tokens: Iterable[Token], lines: LineIndex, encoding: Encoding) -> list[int]:
    """`tokens`, which are in order of text: of each how many lines it is below the one before, how
    many columns right of it on the same line, its length, its type and its modifiers."""
    data: list[int] = []
    line, column = 0, 0
    for span, kind, modifiers in tokens:
        place = lines.position(span.start, encoding)
        data += (
            place.line - line,
            place.character - (column if place.line == line else 0),
            lines.width(span.start, span.end, encoding),
            _TYPE_NUMBERS[kind],
            sum(_MODIFIER_BITS[name] for name in modifiers),
        )
        line, column = place
    return data


class DataEdit(NamedTuple):
    """Put `data` in place of `removed` numbers from `start`."""

    start: int
    removed: int
    data: list[int]


def difference(old: list[int], new: list[int]) -> list[DataEdit]:
    """The one edit, in whole tokens, that makes `new` of `old`; none where they are the same. A
    change of the text changes the tokens on it and how far the next one is away."""
    if old == new:
        return []
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start : start + _FIELDS] == new[start : start + _FIELDS]:
        start += _FIELDS
    end = 0
    while (
        start + end < shorter
        and old[-end - _FIELDS : len(old) - end] == (new[-end - _FIELDS : len(new) - end])
    ):
        end += _FIELDS
    return [DataEdit(start, len(old) - end - start, new[start : len(new) - end])]


class SentTokens(NamedTuple):
    """What the client has of a document."""

    result_id: str
    data: list[int]


class TokenStore:
    """The tokens that the client has, of each open document those that it got last."""

    def __init__(self) -> None:
        self._told: dict[str, SentTokens] = {}
        self._ids = count(1)

    def tell(self, document: OpenDocument, data: list[int]) -> SentTokens:
        """The client gets these tokens now."""
        told = self._told[document.uri] = SentTokens(str(next(self._ids)), data)
        return told

    def told(self, document: OpenDocument, result_id: str) -> list[int] | None:
        """What the client got under `result_id`, if that was the last it got."""
        told = self._told.get(document.uri)
        return told.data if told is not None and told.result_id == result_id else None

    def forget(self, uri: str) -> None:
        """The document was closed."""
        self._told.pop(uri, None)
