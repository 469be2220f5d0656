"""`timestamp.markup`: each way in which real anchors are broken, and what they become."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor

CODE = "timestamp.markup"

GOOD = anchor("00:18:58")


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (f"[00:18:58]({GOOD})", "is wrapped in a Markdown link"),
        (f"[00:18:58]({GOOD}", "is wrapped in a Markdown link"),
        (f"[{GOOD}]", "stands in brackets of its own"),
        (f"[[{GOOD}]]", "stands in brackets of its own"),
        ('[<a class="yt-timestamp" data-t="18:58">18:58</a>]', "stands in brackets of its own"),
        ('<p class="yt-timestamp" data-t="00:18:58">[00:18:58]</p>', "is no proper <a> tag"),
        ('<a%20class="yt-timestamp" data-t="00:18:58">[00:18:58]</a>', "is no proper <a> tag"),
        ("[00:18:58]</a>", "is no proper <a> tag"),
        ('<a class="yt-timestamp" data-t="00:18:58">', "has no closing </a>"),
        ('<a class="yt-timestamp" data-t="00:18:58">[00:18:58]', "has no closing </a>"),
        (
            '<a class="yt_timestamp" data-t="00:18:58">[00:18:58]</a>',
            "lacks the class yt-timestamp",
        ),
        ('<a class="yt="yt-timestamp" data-t="00:18:58">[00:18:58]</a>', "lacks the class"),
        ('<a class="yt>timestamp" data-t="00:18:58">[00:18:58]</a>', "lacks the class"),
        ('<a data-t="00:18:58">[00:18:58]</a>', "lacks the class yt-timestamp"),
        ('<a class="yt-timestamp">[00:18:58]</a>', "lacks a readable data-t"),
        ('<a class="yt-timestamp" data="00:18:58">[00:18:58]</a>', "lacks a readable data-t"),
        ('<a class="yt-timestamp" data=t="00:18:58">[00:18:58]</a>', "lacks a readable data-t"),
        ('<a class="yt-timestamp" data-timestamp="00:18:58">[00:18:58]</a>', "lacks a readable"),
        ('<a class="yt-timestamp" href="00:18:58">[00:18:58]</a>', "lacks a readable data-t"),
        ('<a class="yt-timestamp" data-00:18:58">[00:18:58]</a>', "lacks a readable data-t"),
        (
            '<a class="yt-timestamp" data-t="00:18:58]">[00:18:58]</a>',
            "has a stray bracket in data-t",
        ),
    ],
)
def test_a_broken_anchor_is_written_anew(broken: str, what: str) -> None:
    note = f"Says it {broken} here.\n"
    said = check(note, CODE)
    assert said.startswith(f"note.md:1:9-1:{9 + len(broken)} warning {CODE} This timestamp {what}")
    assert said.endswith(f": write {GOOD}")
    assert fix(note, CODE) == f"Says it {GOOD} here.\n"
    assert check(fix(note, CODE)) == ""


def test_all_that_is_broken_is_said_at_once() -> None:
    note = 'See <a class="yt_timestamp" data-t="00:18:58]">[00:18:58]'
    assert check(note) == (
        f"note.md:1:5-1:58 warning {CODE} This timestamp has no closing </a>, "
        f"lacks the class yt-timestamp and has a stray bracket in data-t: write {GOOD}"
    )


def test_both_ends_of_an_unclosed_range_become_stamps() -> None:
    note = '<a class="yt-timestamp" data-t="00:15:11]-[00:15:24]</a>'
    assert fix(note, CODE) == f"{anchor('00:15:11')}-{anchor('00:15:24')}"


def test_what_data_t_and_label_say_is_both_kept() -> None:
    note = f"[{anchor('00:18:57', '00:19:01')}]"
    assert fix(note, CODE) == anchor("00:18:57", "00:19:01")
    assert fixes(note) == "* safe: Write the timestamp anew"


def test_which_of_two_different_times_is_right_is_asked() -> None:
    note = '[01:22:00](<a class="yt-timestamp" data-t="22:00">22:00</a>)'
    assert fixes(note) == "* offered: Write the timestamp anew"
    assert (
        fixes('<a class="yt-timestamp" data-23:11:00>[02:31:11]</a>')
        == "* offered: Write the timestamp anew"
    )


def test_a_time_of_two_parts_is_padded_on_the_way() -> None:
    assert fix(f"[{anchor('18:58')}]", CODE) == GOOD


def test_a_time_that_is_not_sure_is_only_offered() -> None:
    note = f"[{anchor('024:45:00')}]"
    assert fixes(note) == "* offered: Write the timestamp anew"


def test_what_says_no_time_at_all_has_no_fix() -> None:
    note = f"[{anchor('N/A', 'N/A')}]"
    assert check(note).endswith(': write it as <a class="yt-timestamp" data-t="HH:MM:SS">')
    assert fixes(note) == ""


def test_a_label_of_words_keeps_its_words() -> None:
    note = '<a class="yt_timestamp" data-t="18:58">how it began</a>'
    assert fix(note, CODE) == '<a class="yt-timestamp" data-t="00:18:58">how it began</a>'
    assert fixes(note) == "* safe: Write the timestamp anew"


def test_attributes_are_not_lost_without_asking() -> None:
    note = '<a class="yt_timestamp" id="turning-point" data-t="00:18:58">[00:18:58]</a>'
    assert fixes(note) == "* offered: Write the timestamp anew"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"({GOOD})",
        f"{GOOD}, {GOOD}",
        f"> {GOOD}",
        f"`[{GOOD}]`",
        "<a href='https://example.org'>[00:18:58]</a>",
        "[00:18:58](#t=18:58)",
        "<a data-t='00:18:58' class='yt-timestamp'>[00:18:58]</a>",
        '<a class="seek yt-timestamp" data-t="00:18:58">[00:18:58]</a>',
    ],
)
def test_a_sound_anchor_is_no_finding_whatever_stands_around_it(text: str) -> None:
    assert check(text, CODE) == ""


def test_markup_goes_before_what_is_wrong_with_the_times() -> None:
    for time, label in [("41:50", "41:50"), ("00:18:57", "00:48:57"), ("00:61:94", "00:61:94")]:
        assert check(f"[{anchor(time, label)}]").split()[2] == CODE
