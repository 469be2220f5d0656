"""Every way to write a time that was met, and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.syntax.clock import (
    Clock,
    ClockForm,
    format_clock,
    format_like,
    format_short,
    read_clock,
    read_url_time,
    shifted,
)


def seconds(hours: int, minutes: int, second: int) -> int:
    return hours * 3600 + minutes * 60 + second


@pytest.mark.parametrize(
    ("text", "form", "meant"),
    [
        ("00:12:34", "canonical", seconds(0, 12, 34)),
        (" 00:12:34 ", "canonical", seconds(0, 12, 34)),
        ("42:34:00", "canonical", seconds(42, 34, 0)),
        ("41:50", "short", seconds(0, 41, 50)),
        ("1:05", "short", seconds(0, 1, 5)),
        ("75:20", "short", seconds(1, 15, 20)),
        ("0:51:00", "one-digit-hours", seconds(0, 51, 0)),
        ("01:14:05:00", "four-parts", seconds(1, 14, 5)),
        ("01:00:17:51", "four-parts", seconds(1, 0, 17)),
        ("1:07:12:00", "four-parts", seconds(1, 7, 12)),
        ("01:0:49:00", "four-parts", seconds(1, 0, 49)),
        ("01:00:03:00", "four-parts", seconds(1, 0, 3)),
        ("01:29:26:93", "four-parts", seconds(1, 29, 26)),
        ("001:02:03", "three-digits", seconds(1, 2, 3)),
        ("01:5:56", "one-digit", seconds(1, 5, 56)),
        ("00:12:34:", "trailing-colon", seconds(0, 12, 34)),
        ("00:12:34.500", "fraction", seconds(0, 12, 34)),
        ("00:12:34,5", "fraction", seconds(0, 12, 34)),
        ("0:00:09.999Z", "fraction", 9),
        ("2241", "number", 2241),
        ("185s", "units", 185),
        ("38m52s", "units", seconds(0, 38, 52)),
        ("1h2m3s", "units", seconds(1, 2, 3)),
    ],
)
def test_a_repair_is_certain(text: str, form: ClockForm, meant: int) -> None:
    clock = read_clock(text)
    assert (clock.form, clock.meant, clock.certain, clock.in_range) == (form, meant, True, True)


@pytest.mark.parametrize(
    ("text", "form", "meant", "in_range"),
    [
        ("00:43:0", "one-digit", seconds(0, 43, 0), True),
        ("5:3", "one-digit", seconds(0, 5, 3), True),
        ("024:45:00", "three-digits", seconds(24, 45, 0), True),
        ("123:45", "three-digits", seconds(2, 3, 45), True),
        ("04:27:819", "three-digits", None, False),
        ("01:26:", "trailing-colon", None, True),
        ("11:31:94", "canonical", None, False),
        ("03:70:00", "canonical", None, False),
        ("41:94", "short", None, False),
        ("01:75:00:00", "four-parts", None, False),
        ("21:28:21:44", "four-parts", None, True),
        ("01:06:02:06", "four-parts", None, True),
        ("35:56:37:00", "four-parts", None, True),
        ("HH:MM:SS", "template", None, True),
        ("HH:00:00", "template", None, True),
        ("mm:ss", "template", None, True),
        ("", "unreadable", None, True),
        ("N/A", "unreadable", None, True),
        (":54", "unreadable", None, True),
        ("00:00:01:02:03", "unreadable", None, True),
        ("https://youtu.be/XYZ", "unreadable", None, True),
        ("\u0660\u0660:\u0661\u0662:\u0663\u0664", "unreadable", None, True),
        ("9" * 5000, "unreadable", None, True),
        (f"{'9' * 5000}:00", "unreadable", None, True),
    ],
)
def test_no_repair_is_certain(
    text: str, form: ClockForm, meant: int | None, in_range: bool
) -> None:
    clock = read_clock(text)
    assert (clock.form, clock.meant, clock.certain, clock.in_range) == (
        form,
        meant,
        False,
        in_range,
    )


def test_minutes_past_the_hour_carry_where_there_are_no_hours() -> None:
    assert read_clock("00:60:33") == Clock("canonical", 3633, 3633, True, in_range=False)
    assert read_clock("00:75:10") == Clock("canonical", 4510, 4510, True, in_range=False)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("00:12:34", seconds(0, 12, 34)),
        ("41:50", seconds(41, 50, 0)),
        ("01:00:17:51", seconds(1, 0, 17)),
        ("01:26:", seconds(1, 26, 0)),
        ("::07", 7),
        ("2241", seconds(2241, 0, 0)),
        ("00:43:0", seconds(0, 43, 0)),
        ("04:27:819", seconds(4, 27, 819)),
        ("00:12:34.500", seconds(0, 12, 34)),
        ("00: 12 :34", seconds(0, 12, 34)),
        ("00:12:34:xx", seconds(0, 12, 34)),
        ("00:12:34Z", None),
        ("HH:MM:SS", None),
        ("38m52s", None),
        ("N/A", None),
        ("", None),
    ],
)
def test_the_player_splits_at_colons(text: str, literal: int | None) -> None:
    assert read_clock(text).literal == literal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("185", 185),
        ("185s", 185),
        ("0", 0),
        ("38m52s", seconds(0, 38, 52)),
        ("00h02m30s", seconds(0, 2, 30)),
        ("1H2M3S", seconds(1, 2, 3)),
        ("2h", seconds(2, 0, 0)),
        ("1m30", 90),
        ("", None),
        ("00:01:02", None),
        ("s", None),
        ("1s2m", None),
        ("9" * 5000, None),
    ],
)
def test_the_time_of_a_url(text: str, expected: int | None) -> None:
    assert read_url_time(text) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [(0, "00:00:00"), (2554, "00:42:34"), (153_240, "42:34:00"), (360_000, "100:00:00")],
)
def test_format(time: int, expected: str) -> None:
    assert format_clock(time) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("42:34:00", "00:42:34"), ("01:05:00", "00:01:05"), ("60:10:00", "01:00:10")],
)
def test_shifted_by_a_field(written: str, expected: str) -> None:
    literal = read_clock(written).literal
    assert literal is not None
    moved = shifted(literal)
    assert moved is not None
    assert format_clock(moved) == expected


def test_only_whole_minutes_are_shifted() -> None:
    assert shifted(seconds(42, 34, 1)) is None


@given(st.integers(0, 99 * 3600 + 3599))
def test_what_is_formatted_reads_the_same(time: int) -> None:
    assert read_clock(format_clock(time)) == Clock("canonical", time, time, True, in_range=True)


@given(st.text("0123456789:.,hmsHMSZX /", max_size=14))
def test_a_certain_reading_has_a_moment(text: str) -> None:
    clock = read_clock(text)
    assert clock.meant is None or clock.meant >= 0
    assert not clock.certain or clock.meant is not None
    assert clock.literal is None or clock.literal >= 0


@pytest.mark.parametrize(
    ("moment", "short"),
    [(0, "00:00"), (65, "01:05"), (3599, "59:59"), (3600, "01:00:00"), (36_000, "10:00:00")],
)
def test_short_times_have_hours_where_they_need_some(moment: int, short: str) -> None:
    assert format_short(moment) == short


@pytest.mark.parametrize(
    ("text", "moment", "written"),
    [
        ("00:12:34", 65, "00:01:05"),
        ("0:12:34", 65, "0:01:05"),
        ("0:12:34", 36_000, "10:00:00"),
        ("12:34", 65, "01:05"),
        ("1:05", 34, "0:34"),
        ("1:05", 754, "12:34"),
        ("9:59", 3600, "1:00:00"),
        ("59:59", 3600, "01:00:00"),
        ("75:20", 4525, "75:25"),
        ("75:20", 6000, "01:40:00"),
        ("185", 65, "65"),
        ("185s", 65, "65s"),
        ("185s", 3600, "3600s"),
        ("3m5s", 65, "1m5s"),
        ("3m", 65, "1m5s"),
        ("3m5s", 3605, "1h0m5s"),
        ("1h2m3s", 65, "1m5s"),
        ("00:12:34.5", 65, None),
        ("00:12:34:00", 65, None),
        ("HH:MM:SS", 65, None),
        ("", 65, None),
    ],
)
def test_a_time_keeps_its_form(text: str, moment: int, written: str | None) -> None:
    assert format_like(text, moment) == written


@given(
    st.sampled_from(["00:12:34", "0:12:34", "12:34", "1:05", "75:20", "185", "185s", "3m5s"]),
    st.integers(0, 359_999),
)
def test_what_keeps_its_form_is_read_back(text: str, moment: int) -> None:
    written = format_like(text, moment)
    assert written is not None
    clock = read_clock(written)
    assert (clock.meant, clock.certain, clock.in_range) == (moment, True, True)
