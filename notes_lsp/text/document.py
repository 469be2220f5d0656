"""A text that an editor has open, and the changes that it sends. LSP's values, not its types.

What the client holds is the truth, so after any changes a `Document` equals one opened afresh
with the client's text:

- A UTF-16 client may change half a surrogate pair (the least difference between two emoji of one
  block is the second half). Then the other half stays, as it does at the client. Clients that
  count otherwise cannot cut a character in two: there a place inside of one is its start.
- Surrogates that come to stand side by side are joined, whatever the encoding: JSON cannot write
  them as two characters, so that is how the client would send them in one piece.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from notes_lsp.text.lines import Encoding, LineIndex, Position, Range
from notes_lsp.text.span import Edit, Span
from notes_lsp.text.surrogates import halves, is_high, is_low, joined


class Change(NamedTuple):
    """What `textDocument/didChange` says of one change: put `text` in place of `range`.

    No range means the whole text. A range that ends before it starts is taken the other way round.
    """

    range: Range | None
    text: str


class Document:
    """An open text, its version and its lines, all three changed by `apply` and `replace` only.

    `text` never has a high surrogate right before a low one. `version` is None for a text that
    the client counts no versions of.
    """

    __slots__ = ("lines", "text", "version")

    def __init__(self, text: str, version: int | None = None) -> None:
        self.text = joined(text)
        self.version = version
        self.lines = LineIndex.of(self.text)

    def offset(self, position: Position, encoding: Encoding) -> int:
        """The offset of `position`, moved into the text as `LineIndex.offset` tells."""
        return self.lines.offset(position, encoding, self.text)

    def span(self, range: Range, encoding: Encoding) -> Span:
        """What `range` covers, its two ends in either order."""
        start, end = sorted(range)
        return Span(self.offset(start, encoding), self.offset(end, encoding))

    def apply(
        self, changes: Iterable[Change], version: int | None, encoding: Encoding
    ) -> list[Edit]:
        """Make `changes`, one after the other, and take the new version.

        Returns what was done to the text, each edit in terms of the text right before it.
        """
        edits = [self._apply(change, encoding) for change in changes]
        self.version = version
        return edits

    def replace(self, span: Span, new_text: str) -> Edit:
        """Put `new_text` in place of `span`; returns what was done.

        That is more than was asked where surrogates meet: the edit then takes in the half outside
        of the span. Raises ValueError if the span is not in the text.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            raise ValueError(f"{span} is not in a text of {len(self.text)} code points")
        edit = self._joining(span, new_text)
        self.lines.replace(edit, self.text)
        self.text = self.text[: edit.start] + edit.text + self.text[edit.end :]
        return edit

    def _apply(self, change: Change, encoding: Encoding) -> Edit:
        if change.range is None:
            return self.replace(Span(0, len(self.text)), change.text)
        first, last = sorted(change.range)
        start, end = self.span((first, last), encoding)
        text = change.text
        if encoding == "utf-16":
            if self._splits_pair(start, first):
                text = halves(self.text[start])[0] + text
            if self._splits_pair(end, last):
                text += halves(self.text[end])[1]
                end += 1
        return self.replace(Span(start, end), text)

    def _splits_pair(self, offset: int, position: Position) -> bool:
        """Whether `position`, in UTF-16, is between the halves of the character at `offset`.

        `offset` is that of `position`: the character's start if it is so.
        """
        return self.text[offset : offset + 1] > "\uffff" and position > self.lines.position(
            offset, "utf-16"
        )

    def _joining(self, span: Span, new_text: str) -> Edit:
        """The edit for `new_text` in place of `span` that leaves no surrogates to be joined."""
        start, end = span
        if self.text.isascii() and new_text.isascii():
            return Edit(start, end, new_text)
        before = self.text[start - 1] if start else ""
        after = self.text[end : end + 1]
        if is_high(before) and is_low(new_text or after):
            new_text = before + new_text
            start -= 1
        if is_high(new_text) and is_low(after):
            new_text += after
            end += 1
        return Edit(start, end, joined(new_text))
