"""Lines and columns of a text, without the text: `LineIndex`, and LSP's `Position`.

Lines end at LF, CRLF and lone CR and nowhere else, as the LSP says ("Text Documents"): U+2028,
U+0085, form feed and their like are ordinary characters. Columns are counted in any of the three
encodings that a client may choose. A lone surrogate counts as one unit of UTF-16 and as three of
UTF-8, which is what encoders that let it pass write.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, count, pairwise
from operator import add
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.text.offsets import SortedOffsets
from notes_lsp.text.span import Edit, Span

Encoding: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]
"""What a client counts columns in: the code units of one of these."""


class Position(NamedTuple):
    """A place between two characters as the LSP writes it: both numbers count from 0.

    `character` counts code units of an `Encoding`; which one is to be known from the context.
    """

    line: int
    character: int


Range: TypeAlias = tuple[Position, Position]


class LineIndex:
    """Where the lines of a text begin and how wide its characters are, in each encoding.

    Knows nothing else of the text, so that it serves for notes whose text is not at hand; what
    needs the text besides takes it as a parameter. Offsets are code points. `replace` changes an
    index in place; an index reached so equals the one made from the changed text.
    """

    __slots__ = ("_four_bytes", "_line_ends", "_three_bytes", "_two_bytes", "length")

    def __init__(
        self,
        length: int,
        line_ends: SortedOffsets,
        two_bytes: SortedOffsets,
        three_bytes: SortedOffsets,
        four_bytes: SortedOffsets,
    ) -> None:
        """For `of` and `unpack`.

        `length` is that of the text in code points; `line_ends` has the last character of every
        line terminator; the others have the characters that take that many bytes in UTF-8.
        """
        self.length = length
        self._line_ends = line_ends
        self._two_bytes = two_bytes
        self._three_bytes = three_bytes
        self._four_bytes = four_bytes

    @classmethod
    def of(cls, text: str) -> LineIndex:
        """The index of `text`."""
        first_bytes = _first_bytes(text)
        sequences = (_line_ends(first_bytes, 0), *_wide_characters(first_bytes, 0))
        return cls(len(text), *map(SortedOffsets, sequences))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LineIndex):
            return NotImplemented
        return self.length == other.length and self._sequences() == other._sequences()

    def __repr__(self) -> str:
        return f"<LineIndex of {self.length} code points in {self.line_count} lines>"

    @property
    def line_count(self) -> int:
        """At least 1: an empty text is one empty line, and so is what follows the last newline."""
        return len(self._line_ends) + 1

    def line_of(self, offset: int) -> int:
        """The line on which `offset` lies; a terminator belongs to the line that it ends."""
        return self._line_ends.count_below(offset)

    def line_start(self, line: int) -> int:
        """The offset of the first character of `line`. Raises IndexError if there is no such."""
        return self._line_ends[line - 1] + 1 if line else 0

    def line_end(self, line: int, text: str) -> int:
        """The offset behind the last character of `line`, before its terminator.

        `text` is the text of the index. Raises IndexError if there is no such line.
        """
        if line == len(self._line_ends):
            return self.length
        end = self._line_ends[line]
        return end - 1 if text[end] == "\n" and text[end - 1 : end] == "\r" else end

    def width(self, start: int, end: int, encoding: Encoding) -> int:
        """How many units of `encoding` the code points from `start` up to `end` take."""
        width = end - start
        if encoding == "utf-16":
            width += self._four_bytes.count(start, end)
        elif encoding == "utf-8":
            width += self._two_bytes.count(start, end)
            width += self._three_bytes.count(start, end) * 2
            width += self._four_bytes.count(start, end) * 3
        return width

    def position(self, offset: int, encoding: Encoding) -> Position:
        """The position of `offset`, which is first moved into the text if it lies outside.

        Between the CR and the LF of one terminator it is a column past the line's end, which
        clients take for the line's end.
        """
        offset = min(max(offset, 0), self.length)
        line = self.line_of(offset)
        return Position(line, self.width(self.line_start(line), offset, encoding))

    def offset(self, position: Position, encoding: Encoding, text: str) -> int:
        """The offset of `position`, moved into the text if it lies outside.

        `text` is the text of the index. A column past the line's end is the line's end, before
        its terminator (LSP, "Position"); a line past the last is the end of the text; negative
        numbers are 0. Inside of a character (half a surrogate pair, some bytes of UTF-8) it is
        the character's start.
        """
        line, character = position
        if line < 0:
            return 0
        if line >= self.line_count:
            return self.length
        start = self.line_start(line)
        character = max(character, 0)
        # No code point is narrower than one unit, so the offset is at most this.
        last = min(start + character, self.line_end(line, text))
        if self.width(start, last, encoding) <= character:
            return last

        def column(offset: int) -> int:
            return self.width(start, offset, encoding)

        return start + bisect_right(range(start, last), character, key=column) - 1

    def replace(self, edit: Edit, text: str) -> None:
        """Follow `edit` of `text`, the text before it; of which only the edges are looked at."""
        start, end, new = edit
        delta = len(new) - (end - start)
        # Whether a CR ends a line depends on the character behind it: judge the one before anew.
        before = start - 1 if text[start - 1 : start] == "\r" else start
        ends = _line_ends(_first_bytes(text[before:start] + new + text[end : end + 1]), before)
        if ends and ends[-1] >= end + delta:
            ends.pop()
        self._line_ends.splice(before, end, delta, ends)
        two_bytes, three_bytes, four_bytes = _wide_characters(_first_bytes(new), start)
        self._two_bytes.splice(start, end, delta, two_bytes)
        self._three_bytes.splice(start, end, delta, three_bytes)
        self._four_bytes.splice(start, end, delta, four_bytes)
        self.length += delta

    def range(self, span: Span, encoding: Encoding) -> Range:
        """The positions of both ends of `span`; nearly all are on one line, which is looked for
        once."""
        start, end = span
        first = self.position(start, encoding)
        if not 0 <= start <= end <= self.length or self.line_of(end) != first.line:
            return first, self.position(end, encoding)
        return first, Position(first.line, first.character + self.width(start, end, encoding))

    def pack(self) -> bytes:
        """The index as bytes, in few of them; equal indexes give equal bytes.

        A letter for the size of a number (the smallest that holds the text's length), then in
        numbers of that size and of this machine's byte order: the length, how many line ends, two
        and three byte characters there are, the offsets of these, and those of four bytes.
        """
        sequences = self._sequences()
        numbers = array(_typecode(self.length), [self.length, *map(len, sequences[:3])])
        for sequence in sequences:
            numbers.extend(sequence)
        return numbers.typecode.encode() + numbers.tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> LineIndex:
        """The index that `pack` made `packed` of. Other bytes are the caller's mistake."""
        numbers = array(chr(packed[0]))
        numbers.frombytes(memoryview(packed)[1:])
        length, lines, two, three = numbers[:4]
        cuts = [*accumulate((lines, two, three), initial=4), len(numbers)]
        sequences = (numbers[start:end] for start, end in pairwise(cuts))
        return cls(length, *map(SortedOffsets, sequences))

    def _sequences(self) -> tuple[SortedOffsets, ...]:
        return self._line_ends, self._two_bytes, self._three_bytes, self._four_bytes


def ranges_of_packed(packed: bytes, spans: Iterable[Span], encoding: Encoding) -> list[Range]:
    """The ranges of `spans` in the text whose index was packed. Of a text without wide characters
    no index is made: whoever asks a thousand notes for a place each feels it."""
    numbers = array(chr(packed[0]))
    numbers.frombytes(packed[1:])
    end = 4 + numbers[1]
    if len(numbers) > end:
        lines = LineIndex.unpack(packed)
        return [lines.range(span, encoding) for span in spans]

    def position(offset: int) -> Position:
        offset = min(max(offset, 0), numbers[0])
        at = bisect_left(numbers, offset, 4, end)
        return Position(at - 4, offset if at == 4 else offset - numbers[at - 1] - 1)

    return [(position(span.start), position(span.end)) for span in spans]


def _typecode(greatest: int) -> str:
    """The smallest type of `array` that holds 0 to `greatest`."""
    return next(code for code in "BHIQ" if greatest >> 8 * array(code).itemsize == 0)


_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))
_WIDTH_BY_FIRST_BYTE = bytes([*[1] * 0xC0, *[2] * 0x20, *[3] * 0x10, *[4] * 0x10])


def _first_bytes(text: str) -> bytes:
    """The first byte that each code point of `text` has in UTF-8: one byte for each.

    Line terminators and widths can be seen in it, at the speed of C; and `bytes.splitlines`
    splits at LF, CRLF and CR only, which `str.splitlines` does not.
    """
    encoded = text.encode("utf-8", "surrogatepass")
    return encoded if text.isascii() else encoded.translate(None, _CONTINUATION_BYTES)


def _line_ends(first_bytes: bytes, base: int) -> list[int]:
    """The last character of each line terminator, of a text that starts at offset `base`."""
    lines = first_bytes.splitlines(keepends=True)
    if lines and not lines[-1].endswith((b"\n", b"\r")):
        lines.pop()
    return list(accumulate(map(len, lines), initial=base - 1))[1:]


def _wide_characters(first_bytes: bytes, base: int) -> tuple[list[int], list[int], list[int]]:
    """The characters of two, three and four bytes, of a text that starts at offset `base`."""
    if first_bytes.isascii():
        return [], [], []
    widths = first_bytes.translate(_WIDTH_BY_FIRST_BYTE)
    return (
        _find_all(widths, b"\2", base),
        _find_all(widths, b"\3", base),
        _find_all(widths, b"\4", base),
    )


def _find_all(data: bytes, byte: bytes, base: int) -> list[int]:
    """Where `byte` is in `data`, which starts at offset `base`."""
    pieces = data.split(byte)
    pieces.pop()
    return list(map(add, accumulate(map(len, pieces)), count(base)))
