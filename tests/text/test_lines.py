from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.text.lines import Encoding, LineIndex, Position, ranges_of_packed
from notes_lsp.text.span import Edit, Span, apply_edits

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")

TEXTS = st.text("ab\r\n\r\né“😀\u2028\u2029\x85\f\v\x1c\ud83d\ude00", max_size=14)


def split_lines(text: str) -> list[str]:
    return re.split("(?<=\n)|(?<=\r)(?!\n)", text)


def units(text: str, encoding: Encoding) -> int:
    sizes = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
    codec, size = sizes[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def line_starts(text: str) -> list[int]:
    index = LineIndex.of(text)
    return [index.line_start(line) for line in range(index.line_count)]


# Lines


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("\n\n", [0, 1, 2]),
        ("a\r\nb", [0, 3]),
        ("a\rb", [0, 2]),
        ("\r\r\n\n\r", [0, 1, 3, 4, 5]),
        ("\n\r", [0, 1, 2]),
        ("é\n😀\n“", [0, 2, 4]),
    ],
)
def test_lines_end_at_lf_crlf_and_cr(text: str, starts: list[int]) -> None:
    assert line_starts(text) == starts


@pytest.mark.parametrize("character", list("\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\0"))
def test_no_other_character_ends_a_line(character: str) -> None:
    assert line_starts(f"a{character}b\n{character}\nc{character}") == [0, 4, 6]


@pytest.mark.parametrize("line", [-1, 3])
def test_a_line_that_is_not_there_has_no_start_and_no_end(line: int) -> None:
    text = "a\nb\n"
    index = LineIndex.of(text)

    with pytest.raises(IndexError):
        index.line_start(line)
    with pytest.raises(IndexError):
        index.line_end(line, text)


@pytest.mark.parametrize("text", ["\n", "\r", "\r\n", "a\r\nbc\n\nd\r\r\n", "é\r\n😀"])
def test_a_line_ends_before_its_terminator(text: str) -> None:
    index = LineIndex.of(text)

    assert [
        text[index.line_start(line) : index.line_end(line, text)]
        for line in range(index.line_count)
    ] == [line.rstrip("\r\n") for line in split_lines(text)]


# Positions

WIDE = "ab\naé“😀b\n"


@pytest.mark.parametrize(
    ("encoding", "characters"),
    [
        ("utf-8", [0, 1, 3, 6, 10, 11]),
        ("utf-16", [0, 1, 2, 3, 5, 6]),
        ("utf-32", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_columns_count_units_of_the_encoding(encoding: Encoding, characters: list[int]) -> None:
    index = LineIndex.of(WIDE)

    assert [index.position(offset, encoding) for offset in range(3, 9)] == [
        Position(1, character) for character in characters
    ]


def test_a_lone_surrogate_is_three_bytes_and_one_unit_of_utf_16() -> None:
    for surrogate in ("\ud83d", "\ude00"):
        index = LineIndex.of(surrogate)
        assert [index.width(0, 1, encoding) for encoding in ENCODINGS] == [3, 1, 1]


@pytest.mark.parametrize(("offset", "expected"), [(-3, (0, 0)), (9, (2, 0)), (99, (2, 0))])
def test_an_offset_outside_is_moved_into_the_text(offset: int, expected: tuple[int, int]) -> None:
    assert LineIndex.of(WIDE).position(offset, "utf-16") == expected


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("abc", (0, 10), 3),
        ("abc\ndef", (0, 10), 3),
        ("abc\r\ndef", (0, 10), 3),
        ("abc\r\ndef", (0, 4), 3),
        ("abc\rdef", (0, 4), 3),
        ("abc\ndef", (1, 10), 7),
        ("abc\ndef", (2, 0), 7),
        ("abc\ndef", (2**31 - 1, 2**31 - 1), 7),
        ("abc\n", (1, 1), 4),
        ("abc\ndef", (1, -1), 4),
        ("é“😀\ndef", (0, -1), 0),
        ("abc\ndef", (-1, 2), 0),
        ("é“😀", (0, 99), 3),
        ("é“😀\r\n", (0, 99), 3),
        ("", (0, 1), 0),
        ("\r\n", (0, 1), 0),
        ("\n", (0, 1), 0),
    ],
)
def test_a_position_outside_is_moved_into_the_text(
    text: str, position: tuple[int, int], expected: int, encoding: Encoding
) -> None:
    assert LineIndex.of(text).offset(Position(*position), encoding, text) == expected


@pytest.mark.parametrize(
    ("encoding", "offsets"),
    [
        ("utf-8", [3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 8, 8]),
        ("utf-16", [3, 4, 5, 6, 6, 7, 8, 8]),
        ("utf-32", [3, 4, 5, 6, 7, 8, 8]),
    ],
)
def test_a_position_inside_of_a_character_is_its_start(
    encoding: Encoding, offsets: list[int]
) -> None:
    index = LineIndex.of(WIDE)

    assert [
        index.offset(Position(1, character), encoding, WIDE) for character in range(len(offsets))
    ] == offsets


def naive_position(text: str, offset: int, encoding: Encoding) -> Position:
    line = -1
    for content in split_lines(text):
        line += 1
        if offset < len(content):
            break
        if line + 1 < len(split_lines(text)):
            offset -= len(content)
    return Position(line, units(content[:offset], encoding))


def naive_offset(text: str, position: Position, encoding: Encoding) -> int:
    lines = split_lines(text)
    if position.line < 0:
        return 0
    if position.line >= len(lines):
        return len(text)
    content = lines[position.line].rstrip("\r\n")
    fitting = [
        column
        for column in range(len(content) + 1)
        if units(content[:column], encoding) <= max(position.character, 0)
    ]
    return sum(map(len, lines[: position.line])) + fitting[-1]


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_position_is_that_of_a_naive_count(text: str, encoding: Encoding) -> None:
    index = LineIndex.of(text)

    assert index.line_count == len(split_lines(text))
    for offset in range(len(text) + 1):
        position = naive_position(text, offset, encoding)
        assert index.position(offset, encoding) == position
        assert index.line_of(offset) == position.line


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_range_is_the_positions_of_its_ends(text: str, encoding: Encoding) -> None:
    index = LineIndex.of(text)

    for start in range(-1, len(text) + 2):
        for end in range(-1, len(text) + 2):
            ends = index.position(start, encoding), index.position(end, encoding)
            assert index.range(Span(start, end), encoding) == ends


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_offset_is_that_of_a_naive_search(text: str, encoding: Encoding) -> None:
    index = LineIndex.of(text)

    for line in range(-1, index.line_count + 2):
        for character in range(-1, units(text, encoding) + 2):
            position = Position(line, character)
            expected = naive_offset(text, position, encoding)
            assert index.offset(position, encoding, text) == expected


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(ENCODINGS))
def test_offsets_come_back_from_their_positions(text: str, encoding: Encoding) -> None:
    index = LineIndex.of(text)

    for offset in range(len(text) + 1):
        there = index.offset(index.position(offset, encoding), encoding, text)
        inside_of_crlf = text[max(offset - 1, 0) : offset + 1] == "\r\n"
        assert there == (offset - 1 if inside_of_crlf else offset)


# Changes


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        pytest.param("a\r\nb", Edit(2, 2, "x"), id="split CRLF by a character"),
        pytest.param("a\r\nb", Edit(2, 2, "\n"), id="split CRLF by LF"),
        pytest.param("a\r\nb", Edit(2, 2, "\r"), id="split CRLF by CR"),
        pytest.param("a\r\nb", Edit(1, 2, ""), id="delete the CR"),
        pytest.param("a\r\nb", Edit(2, 3, ""), id="delete the LF"),
        pytest.param("a\rx\nb", Edit(2, 3, ""), id="join CR and LF"),
        pytest.param("a\rb", Edit(2, 2, "\n"), id="LF behind CR"),
        pytest.param("a\nb", Edit(1, 1, "\r"), id="CR before LF"),
        pytest.param("a\r\nb", Edit(2, 3, "\n"), id="the LF by itself"),
        pytest.param("\r\r\n", Edit(0, 1, ""), id="first CR of two"),
        pytest.param("\n", Edit(0, 0, "\r"), id="CR at the start"),
        pytest.param("\r", Edit(1, 1, "\n"), id="LF at the end"),
        pytest.param("a\nb\nc", Edit(0, 5, ""), id="everything"),
        pytest.param("", Edit(0, 0, "é\r\n“\r😀\n"), id="into nothing"),
    ],
)
def test_a_changed_index_equals_a_new_one(text: str, edit: Edit) -> None:
    index = LineIndex.of(text)

    index.replace(edit, text)

    assert index == LineIndex.of(apply_edits(text, [edit]))


EDITS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), TEXTS), max_size=8)


@settings(max_examples=300, deadline=None)
@given(TEXTS, EDITS, st.booleans())
def test_an_index_follows_any_edits(
    text: str, edits: list[tuple[int, int, str]], packed: bool
) -> None:
    index = LineIndex.of(text)
    if packed:
        index = LineIndex.unpack(index.pack())
    for some, other, new in edits:
        start, end = sorted((some % (len(text) + 1), other % (len(text) + 1)))
        edit = Edit(start, end, new)
        index.replace(edit, text)
        text = apply_edits(text, [edit])

        rebuilt = LineIndex.of(text)
        assert index == rebuilt
        assert index.pack() == rebuilt.pack()
        for offset in range(len(text) + 1):
            assert index.position(offset, "utf-8") == naive_position(text, offset, "utf-8")


@pytest.mark.parametrize(
    "other", ["a\nbé", "a\nb", "ab\né", "a\nb“", "a\nb\U00010000", "a\n\u2028é", ""]
)
def test_an_index_equals_no_other(other: str) -> None:
    text = "a\nbé!"
    assert LineIndex.of(text) != LineIndex.of(other)
    assert LineIndex.of(text) != text


# Packing


@pytest.mark.parametrize("length", [0, 255, 256, 65_535, 65_536])
def test_a_packed_index_comes_back_at_any_size_of_number(length: int) -> None:
    text = "x" * (length - 5) + "é“😀\r\n"[:length]
    index = LineIndex.of(text)

    assert LineIndex.unpack(index.pack()) == index


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_packed_index_comes_back_equal_and_packs_the_same(text: str) -> None:
    index = LineIndex.of(text)
    unpacked = LineIndex.unpack(index.pack())

    assert unpacked == index
    assert unpacked.pack() == index.pack()
    for offset in range(len(text) + 1):
        assert unpacked.position(offset, "utf-8") == index.position(offset, "utf-8")


@settings(max_examples=200, deadline=None)
@given(TEXTS | st.text("ab\r\n", max_size=14), st.sampled_from(ENCODINGS))
def test_a_packed_index_tells_ranges_as_the_index_does(text: str, encoding: Encoding) -> None:
    index = LineIndex.of(text)
    spans = [Span(start, start + 2) for start in range(-1, len(text) + 2)]
    assert ranges_of_packed(index.pack(), spans, encoding) == [
        (index.position(start, encoding), index.position(end, encoding)) for start, end in spans
    ]


def test_an_unpacked_index_grows_beyond_the_numbers_that_it_was_packed_in() -> None:
    text = "é" * 200 + "\n"
    index = LineIndex.unpack(LineIndex.of(text).pack())

    index.replace(Edit(0, 0, text * 400), text)

    assert index == LineIndex.of(text * 401)


@pytest.mark.parametrize(("line", "size"), [("2", 1), ("A line of some length.", 2)])
def test_a_packed_index_takes_one_or_two_bytes_a_line(line: str, size: int) -> None:
    text = f"{line}\n" * 100

    assert len(LineIndex.of(text).pack()) == 1 + size * (4 + 100)
