"""`timestamp.parts`: the ways to write `data-t` that are not hours, minutes and seconds."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor

CODE = "timestamp.parts"


@pytest.mark.parametrize(
    ("time", "what", "meant"),
    [
        ("41:50", "has two parts, so that the site goes to 41:50:00", "00:41:50"),
        ("1:05", "has two parts, so that the site goes to 01:05:00", "00:01:05"),
        ("01:00:17:51", "has four parts", "01:00:17"),
        ("1:07:12:00", "has four parts", "01:07:12"),
        ("001:02:03", "has a part of three digits", "01:02:03"),
        ("00:12:34:", "ends with a colon", "00:12:34"),
        ("00:12:34.999Z", "has a fraction of a second, so that the site goes nowhere", "00:12:34"),
        ("2241", "is a plain number of seconds, so that the site goes to 2241:00:00", "00:37:21"),
        ("12m34s", "is written with units, so that the site goes nowhere", "00:12:34"),
    ],
)
def test_a_time_with_other_parts_is_written_as_it_is_meant(
    time: str, what: str, meant: str
) -> None:
    note = f"See {anchor(time)}."
    said = check(note)
    span = f"1:37-1:{37 + len(time)}"
    assert said == f"note.md:{span} warning {CODE} data-t=“{time}” {what}: write {meant}"
    assert fixes(note) == f"* safe: Write the timestamp as {meant}"
    assert fix(note, CODE) == f"See {anchor(meant)}."


def test_one_digit_of_hours_is_only_a_hint() -> None:
    note = anchor("0:51:00")
    assert check(note) == (
        f"note.md:1:33-1:40 hint {CODE} data-t=“0:51:00” has one digit for the hours: "
        "write 00:51:00"
    )
    assert fix(note, CODE) == anchor("00:51:00")


def test_a_lost_digit_is_only_sure_where_the_label_has_it() -> None:
    assert fixes(anchor("01:5:56")) == "* offered: Write the timestamp as 01:05:56"
    assert fixes(anchor("00:43:0")) == "* offered: Write the timestamp as 00:43:00"
    assert fixes(anchor("00:5:52", "00:05:52")) == "* safe: Write the timestamp as 00:05:52"
    assert fixes(anchor("00:5:52", "00:50:52")) == "* offered: Write the timestamp as 00:05:52"


@pytest.mark.parametrize("time", ["04:27:819", "024:45:00", "01:26:", "N/A"])
def test_what_can_not_be_read_is_taken_from_a_label_that_can(time: str) -> None:
    note = anchor(time, "00:04:27")
    assert check(note).endswith(": write 00:04:27")
    assert fixes(note) == "* safe: Write the timestamp as 00:04:27"


@pytest.mark.parametrize("time", ["04:27:819", "01:26:", "https://youtu.be/XYZ"])
def test_what_nothing_tells_is_left_to_the_writer(time: str) -> None:
    note = anchor(time)
    assert check(note).endswith(": write the time as HH:MM:SS")
    assert fixes(note) == ""


def test_a_label_that_says_something_else_makes_it_unsure() -> None:
    note = anchor("01:13", "01:01:13")
    assert fixes(note) == "* offered: Write the timestamp as 00:01:13"


def test_a_short_data_t_agrees_with_a_full_label() -> None:
    assert fixes(anchor("01:01", "00:01:01")) == "* safe: Write the timestamp as 00:01:01"


def test_the_label_is_mended_with_it() -> None:
    for inside in ("41:50", "[[41:50]]", "", "[41:50:00]"):
        note = f'<a class="yt-timestamp" data-t="41:50">{inside}</a>'
        assert fix(note, CODE) == anchor("00:41:50")


def test_words_in_the_label_stay() -> None:
    note = '<a class="yt-timestamp" data-t="41:50">how it began</a>'
    assert fix(note, CODE) == '<a class="yt-timestamp" data-t="00:41:50">how it began</a>'


def test_attributes_are_not_lost_without_asking() -> None:
    note = '<a class="yt-timestamp" data-t="41:50" title="The turn">[41:50]</a>'
    assert fixes(note) == "* offered: Write the timestamp as 00:41:50"


@pytest.mark.parametrize(
    "text",
    [
        anchor("00:41:50"),
        "[41:50] [1:05:10]",
        "[41:50](#t=41:50)",
        "[41:50](https://www.youtube.com/watch?v=aB3_dE-gH1k&t=2510s)",
        "{{youtube-timestamp 2510}}",
        "[41:50](ytseek://2510)",
        "at 10:10 p.m., verse 108:16",
    ],
)
def test_other_notations_have_their_own_ways_to_write_a_time(text: str) -> None:
    assert check(text, CODE) == ""
