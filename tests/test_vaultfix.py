"""The fixture language itself."""

from __future__ import annotations

import pytest

from notes_lsp.text.span import Span
from tests.vaultfix import Cursor, Fixture, Place, read


def test_text_alone_is_one_note_without_markers() -> None:
    fixture = read("""
        # Title

        Text.
    """)
    assert fixture == Fixture(files={"note.md": "# Title\n\nText.\n"})
    assert fixture.text == "# Title\n\nText.\n"


def test_files_keep_their_order_and_may_have_blanks_in_their_names() -> None:
    fixture = read("""
        //- GPT 3.5.md
        one
        //- channel/a.md
        two
    """)
    assert list(fixture.files.items()) == [("GPT 3.5.md", "one\n"), ("channel/a.md", "two\n")]


def test_text_before_the_first_file_is_the_default_note() -> None:
    assert read("one\n//- b.md\ntwo").files == {"note.md": "one\n", "b.md": "two"}


def test_a_file_may_be_empty() -> None:
    assert read("//- a.md\n//- b.md\n").files == {"a.md": "", "b.md": ""}
    assert read("").files == {"note.md": ""}


def test_the_cursor_is_taken_out_of_the_text() -> None:
    fixture = read("""
        //- a.md
        See [[b$0 | other]].
        //- b.md
        # B
    """)
    assert fixture.files["a.md"] == "See [[b | other]].\n"
    assert fixture.cursor == Cursor("a.md", 7)
    assert fixture.selection == Place("a.md", Span(7, 7))


def test_two_cursors_are_a_selection() -> None:
    fixture = read("a$0bc$0d")
    assert (fixture.text, fixture.selection) == ("abcd", Place("note.md", Span(1, 3)))
    with pytest.raises(ValueError, match="has 2 cursors"):
        _ = fixture.cursor


def test_spans_are_named_repeated_nested_and_empty() -> None:
    fixture = read("<all|<x|one|x> two <x||x>three|all>")
    assert fixture.text == "one two three"
    assert fixture.spans == {
        "x": [Place("note.md", Span(0, 3)), Place("note.md", Span(8, 8))],
        "all": [Place("note.md", Span(0, 13))],
    }


def test_spans_may_cross_lines_and_hold_the_cursor() -> None:
    fixture = read("<x|one\ntw$0o|x>")
    assert fixture.spans == {"x": [Place("note.md", Span(0, 7))]}
    assert fixture.cursor == Cursor("note.md", 6)


def test_offsets_count_code_points() -> None:
    fixture = read("🙂é$0")
    assert fixture.cursor == Cursor("note.md", 2)


def test_what_notes_are_made_of_is_no_marker() -> None:
    text = (
        '[[deepseek | DeepSeek]] <a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a> <br/> \n'
        "| a | b | $1.50 | <https://example.org/?a|b> | ^id | %%x%% | #tag |\r\n"
    )
    assert read(text) == Fixture(files={"note.md": text})


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<x|one", "span x is not closed in note.md"),
        ("<x|one|y>", "span x is not closed in note.md"),
        ("<x|one|x>two|x>", "span x is closed twice in note.md"),
        ("//- a.md\n<x|one\n//- b.md\ntwo|x>", "span x is not closed in a.md"),
        ("<x|<x|one|x>|x>", "span x is opened within itself in note.md"),
        ("//- a.md\n//- a.md\n", "two files a.md"),
        ("$0a$0b$0", "neither one place nor one selection"),
        ("//- a.md\n$0\n//- b.md\n$0", "neither one place nor one selection"),
    ],
)
def test_a_mistake_in_a_fixture_is_an_error(source: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read(source)


def test_asking_for_what_is_not_there_is_an_error() -> None:
    fixture = read("//- a.md\n//- b.md\n")
    with pytest.raises(ValueError, match="has 0 cursors"):
        _ = fixture.cursor
    with pytest.raises(ValueError, match="has no cursor"):
        _ = fixture.selection
    with pytest.raises(ValueError, match="has 2 files"):
        _ = fixture.text
