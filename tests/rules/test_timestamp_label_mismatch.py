"""`timestamp.label-mismatch`: how loud it is, and which side is offered first."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Settings, Timestamps
from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor, note, shifted, spread

CODE = "timestamp.label-mismatch"


def test_seconds_apart_is_information_at_the_label() -> None:
    said = check(f"See {anchor('00:18:57', '00:19:01')}.")
    assert said == (
        f"note.md:1:48-1:56 information {CODE} "
        "The label says 00:19:01, the link goes to 00:18:57: make them the same"
    )


@pytest.mark.parametrize(
    ("time", "label", "level"),
    [
        ("00:10:00", "00:12:00", "information"),
        ("00:10:00", "00:12:01", "warning"),
        ("00:12:01", "00:10:00", "warning"),
        ("00:00:00", "00:00:08", "information"),
        ("00:00:02", "00:02:00", "information"),
        ("02:42:07", "00:02:42", "warning"),
        ("00:18:57", "0:19:01", "information"),
        ("00:18:57", "19:01", "information"),
    ],
)
def test_far_apart_is_a_warning(time: str, label: str, level: str) -> None:
    (line,) = check(anchor(time, label)).splitlines()
    assert line.split()[1:3] == [level, CODE]


def test_both_sides_are_offered_and_neither_is_safe() -> None:
    text = anchor("00:18:57", "00:19:01")
    assert fixes(text) == "* offered: Make both 00:18:57\n- offered: Make both 00:19:01"
    assert fix(text, CODE) == anchor("00:18:57")
    assert fix(text, CODE, title="Make both 00:19:01") == anchor("00:19:01")


def test_a_label_keeps_what_stands_around_its_time() -> None:
    text = '<a class="yt-timestamp" id="turn" data-t="00:18:57">19:01</a>'
    mended = '<a class="yt-timestamp" id="turn" data-t="00:18:57">00:18:57</a>'
    assert fix(text, CODE) == mended


def preferred(*stamps: str, bound: str = "", settings: Settings | None = None) -> str:
    """The moment that is offered first for the only mismatch of a note with `stamps`."""
    siblings = ""
    if bound:
        siblings = note("b.md", spread(bound)) + note("c.md", spread(bound))
    offered = fixes(note("a.md", stamps) + siblings, CODE, settings=settings).splitlines()
    return "".join(line.split()[-1] for line in offered if line.startswith("*"))


def test_close_ones_are_where_the_words_begin() -> None:
    assert preferred(anchor("00:18:57", "00:19:01")) == "00:18:57"
    assert preferred(anchor("00:19:01", "00:18:57")) == "00:18:57"


def test_a_shifted_side_is_not_it() -> None:
    assert preferred(anchor("02:42:07", "00:02:42")) == "00:02:42"
    assert preferred(anchor("00:09:42", "09:42:00")) == "00:09:42"
    assert preferred(anchor("00:01:30", "01:30:00")) == "00:01:30"
    assert preferred("00:29:39", anchor("00:26:26", "00:00:26")) == "00:26:26"


def test_a_side_that_videos_are_too_short_for_is_not_it() -> None:
    assert preferred(anchor("05:10:07", "01:10:07")) == "01:10:07"
    assert preferred(anchor("01:10:07", "05:10:07")) == "01:10:07"
    long = Settings(timestamps=Timestamps(max_video_hours=6))
    assert preferred("05:01:01", anchor("01:10:07", "05:10:07"), settings=long) == "05:10:07"


def test_a_side_past_the_end_of_this_video_is_not_it() -> None:
    assert preferred("00:39:59", anchor("00:10:07", "00:40:07"), bound="00:11:30") == "00:10:07"


def test_else_it_is_the_side_nearer_to_the_stamps_around_it() -> None:
    mismatch = anchor("00:14:54", "01:03:50")
    assert preferred("00:13:18", mismatch, "00:19:59") == "00:14:54"
    assert preferred("01:02:18", mismatch, "01:09:59") == "01:03:50"
    assert preferred(mismatch, "01:09:59") == "01:03:50"
    assert preferred("00:13:18", mismatch) == "00:14:54"


def test_where_nothing_tells_neither_is_offered_first() -> None:
    assert preferred(anchor("00:14:54", "01:03:50")) == ""
    assert preferred(anchor("14:54:01", "31:03:50")) == ""


def test_whole_minutes_among_shifted_ones_may_be_shifted_too() -> None:
    others = shifted(spread("00:51:20", 6))
    assert preferred(*others, anchor("16:32:00", "01:00:00")) == ""
    assert preferred(*others, anchor("00:31:00", "02:51:00")) == ""


@pytest.mark.parametrize(
    "stamp",
    [
        anchor("00:18:57"),
        anchor("00:18:57", "18:57"),
        '<a class="yt-timestamp" data-t="00:18:57">see 19:01</a>',
        '<a class="yt-timestamp" data-t="00:18:57">[2]</a>',
        '<a class="yt-timestamp" data-t="00:18:57">[04:27:819]</a>',
        "[19:01](#t=18:57)",
        "[19:01](https://youtu.be/aB3_dE-gH1k?t=1137)",
    ],
)
def test_what_agrees_or_says_no_time_is_no_mismatch(stamp: str) -> None:
    assert check(stamp, CODE) == ""
