"""`timestamp.label-empty`: stamps that nobody can see."""

from __future__ import annotations

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor

CODE = "timestamp.label-empty"


def empty(time: str, inside: str = "") -> str:
    return f'<a class="yt-timestamp" data-t="{time}">{inside}</a>'


def test_an_empty_label_is_written_from_data_t() -> None:
    note = f"See {empty('00:12:34')}."
    assert check(note) == (
        f"note.md:1:5-1:51 warning {CODE} This timestamp shows nothing: write the label [00:12:34]"
    )
    assert fixes(note) == "* safe: Write the timestamp as 00:12:34"
    assert fix(note, CODE) == f"See {anchor('00:12:34')}."


def test_blanks_and_empty_brackets_show_nothing_either() -> None:
    for inside in (" ", "[]", "[ ]"):
        assert fix(empty("00:12:34", inside), CODE) == anchor("00:12:34")


def test_attributes_are_not_lost_without_asking() -> None:
    note = '<a class="yt-timestamp" id="turning-point" data-t="00:12:34"></a>'
    assert fixes(note) == "* offered: Write the timestamp as 00:12:34"


def test_a_wrong_time_is_mended_first_and_writes_the_label() -> None:
    note = empty("41:50")
    assert check(note).split()[2] == "timestamp.parts"
    assert fix(note, "timestamp.parts") == anchor("00:41:50")


def test_a_label_of_words_shows_something() -> None:
    assert check(empty("00:12:34", "how it began")) == ""
