from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.text.document import Change, Document
from notes_lsp.text.lines import Encoding, LineIndex, Position, Range
from notes_lsp.text.span import Edit, Span, apply_edits

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
HIGH, LOW = "\ud83d", "\ude00"


def at(line: int, character: int, end_line: int = -1, end_character: int = 0) -> Range:
    """A range: a place, or a place and another."""
    start = Position(line, character)
    return start, start if end_line < 0 else Position(end_line, end_character)


def after(
    text: str, *changes: tuple[Range | None, str], encoding: Encoding = "utf-16"
) -> tuple[str, list[Edit]]:
    """The text and the edits after `changes`, which are checked against each other."""
    document = Document(text, 1)
    edits = document.apply([Change(*change) for change in changes], 2, encoding)
    assert document.version == 2
    assert document.lines == LineIndex.of(document.text)
    for edit in edits:
        text = apply_edits(text, [edit])
    assert document.text == text
    return document.text, edits


# Changes


def test_changes_are_made_one_after_the_other() -> None:
    assert after("one\ntwo\n", (at(1, 0, 1, 3), "2"), (at(0, 3), "!"), (at(1, 1), "?")) == (
        "one!\n2?\n",
        [Edit(4, 7, "2"), Edit(3, 3, "!"), Edit(6, 6, "?")],
    )


def test_a_change_without_a_range_is_the_whole_text() -> None:
    assert after("é\nb", (None, "c\r\nd"), (at(1, 1), "!")) == (
        "c\r\nd!",
        [Edit(0, 3, "c\r\nd"), Edit(4, 4, "!")],
    )


def test_a_range_may_be_the_wrong_way_round() -> None:
    assert after("abcdef", (at(0, 4, 0, 1), "-")) == ("a-ef", [Edit(1, 4, "-")])
    assert Document("abcdef").span(at(0, 4, 0, 1), "utf-16") == Span(1, 4)


@pytest.mark.parametrize(
    ("text", "range", "expected"),
    [
        ("abc", at(0, 10), "abcX"),
        ("abc\n", at(0, 10), "abcX\n"),
        ("abc\r\nd", at(0, 10), "abcX\r\nd"),
        ("abc\r\nd", at(0, 4), "abcX\r\nd"),
        ("abc\n", at(9, 9), "abc\nX"),
        ("abc\ndef", at(0, 1, 99, 0), "aX"),
        ("abc\ndef", at(0, 99, 1, 0), "abcXdef"),
        ("a\u2028b\x85c\fd\ne", at(1, 0), "a\u2028b\x85c\fd\nXe"),
        ("", at(3, 3), "X"),
    ],
)
def test_a_change_outside_of_the_text_is_moved_into_it(
    text: str, range: Range, expected: str
) -> None:
    assert after(text, (range, "X"))[0] == expected


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 10), ("utf-16", 5), ("utf-32", 4)])
def test_columns_are_in_the_encoding_of_the_client(encoding: Encoding, character: int) -> None:
    assert after("aé“😀b", (at(0, character), "X"), encoding=encoding)[0] == "aé“😀Xb"


@pytest.mark.parametrize("character", [3, 4, 5])
def test_a_byte_inside_of_a_character_is_the_character_s_start(character: int) -> None:
    assert after("é😀b", (at(0, character), "X"), encoding="utf-8")[0] == "éX😀b"


def test_a_version_may_be_missing() -> None:
    document = Document("a")
    document.apply([], 7, "utf-8")
    assert document.version == 7
    document.apply([], None, "utf-8")
    assert document.version is None


# Surrogates


def test_half_a_pair_can_be_changed() -> None:
    assert after("a😀b", (at(0, 2, 0, 3), "\ude01")) == ("a😁b", [Edit(1, 2, "😁")])
    assert after("a😀b", (at(0, 1, 0, 2), "\ud83c")) == ("a\U0001f200b", [Edit(1, 2, "\U0001f200")])


def test_half_a_pair_can_be_deleted() -> None:
    assert after("a😀b", (at(0, 2, 0, 3), "")) == (f"a{HIGH}b", [Edit(1, 2, HIGH)])
    assert after("a😀b", (at(0, 1, 0, 2), "")) == (f"a{LOW}b", [Edit(1, 2, LOW)])
    assert after("😀\n😀", (at(0, 1, 1, 1), "")) == ("😀", [Edit(0, 3, "😀")])


def test_text_may_be_put_into_a_pair() -> None:
    assert after("😀", (at(0, 1), "x")) == (f"{HIGH}x{LOW}", [Edit(0, 1, f"{HIGH}x{LOW}")])
    assert after("😀", (at(0, 1), "x"), (at(0, 1, 0, 2), "")) == (
        "😀",
        [Edit(0, 1, f"{HIGH}x{LOW}"), Edit(0, 3, "😀")],
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_halves_that_meet_are_one_character(encoding: Encoding) -> None:
    end = {"utf-8": 3, "utf-16": 1, "utf-32": 1}[encoding]

    def typed(*changes: tuple[Range, str]) -> tuple[str, list[Edit]]:
        return after("", *changes, encoding=encoding)

    assert typed((at(0, 0), HIGH), (at(0, end), LOW)) == (
        "😀",
        [Edit(0, 0, HIGH), Edit(0, 1, "😀")],
    )
    assert typed((at(0, 0), LOW), (at(0, 0), HIGH)) == ("😀", [Edit(0, 0, LOW), Edit(0, 1, "😀")])
    assert typed((at(0, 0), f"{HIGH}x{LOW}"), (at(0, end, 0, end + 1), "")) == (
        "😀",
        [Edit(0, 0, f"{HIGH}x{LOW}"), Edit(0, 3, "😀")],
    )
    assert typed((at(0, 0), f"{HIGH}{LOW}"))[0] == "😀"


def test_a_document_is_opened_with_halves_joined() -> None:
    document = Document(f"{HIGH}{LOW}{HIGH}")

    assert document.text == f"😀{HIGH}"
    assert document.lines == LineIndex.of(f"😀{HIGH}")


# Replacing


def test_a_span_is_replaced() -> None:
    document = Document("one two", 4)

    assert document.replace(Span(4, 7), "2\n") == Edit(4, 7, "2\n")
    assert (document.text, document.version) == ("one 2\n", 4)
    assert document.lines == LineIndex.of("one 2\n")


def test_an_edit_takes_in_the_half_that_it_meets() -> None:
    document = Document(f"{HIGH}x{LOW}")

    assert document.replace(Span(1, 2), "") == Edit(0, 3, "😀")
    assert document.text == "😀"


@pytest.mark.parametrize("span", [Span(-1, 1), Span(2, 1), Span(3, 4), Span(4, 4)])
def test_a_span_outside_of_the_text_is_refused(span: Span) -> None:
    document = Document("abc")

    with pytest.raises(ValueError, match="is not in a text of 3 code points"):
        document.replace(span, "x")
    assert document.text == "abc"
    assert document.lines == LineIndex.of("abc")


# Against a client that splits its whole text into lines for every change


class NaiveClient:
    """Keeps its text in what it can address: UTF-16 code units, or else whole code points."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.encoding = encoding
        self.text = self.own(text)

    def own(self, text: str) -> str:
        if self.encoding != "utf-16":
            return joined(text)
        units = text.encode("utf-16-le", "surrogatepass")
        return "".join(
            chr(int.from_bytes(units[place : place + 2], "little"))
            for place in range(0, len(units), 2)
        )

    def column(self, text: str) -> int:
        return len(text.encode("utf-8", "surrogatepass")) if self.encoding == "utf-8" else len(text)

    def offset(self, position: Position) -> int:
        lines = re.split("(?<=\n)|(?<=\r)(?!\n)", self.text)
        if position.line < 0:
            return 0
        if position.line >= len(lines):
            return len(self.text)
        content = lines[position.line].rstrip("\r\n")
        columns = [self.column(content[:end]) for end in range(1, len(content) + 1)]
        before = sum(map(len, lines[: position.line]))
        return before + sum(column <= position.character for column in columns)

    def change(self, change: Change) -> None:
        start, end = 0, len(self.text)
        if change.range is not None:
            start, end = sorted(map(self.offset, change.range))
        self.text = self.own(self.text[:start] + change.text + self.text[end:])


def joined(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


TEXTS = st.text("ab\r\n\r\né“😀😁\u2028\x85\f\ud83d\ude00", max_size=14)
POSITIONS = st.builds(Position, st.integers(-1, 6), st.integers(-1, 12))
CHANGES = st.builds(Change, st.none() | st.tuples(POSITIONS, POSITIONS), TEXTS)


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.lists(st.lists(CHANGES, max_size=3), max_size=5), st.sampled_from(ENCODINGS))
def test_a_changed_document_is_the_client_s_text_opened_afresh(
    text: str, notifications: list[list[Change]], encoding: Encoding
) -> None:
    document = Document(text, 0)
    client = NaiveClient(text, encoding)
    for version, changes in enumerate(notifications, 1):
        before = document.text
        edits = document.apply(changes, version, encoding)
        for change in changes:
            client.change(change)

        fresh = Document(joined(client.text), version)
        assert document.text == fresh.text
        assert document.version == version
        assert document.lines == fresh.lines
        assert len(edits) == len(changes)
        for edit in edits:
            before = apply_edits(before, [edit])
        assert before == document.text
