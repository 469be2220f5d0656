"""`timestamp.shifted`: what is said of a note and its stamps, and what the fix makes of them."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Settings, Timestamps
from tests.rules.checking import check, fix, fixes, text
from tests.rules.stamp_notes import anchor, note, shifted, spread

CODE = "timestamp.shifted"
MARK = "Looks shifted, as other timestamps of this note do: it is repaired together with them"

TIMES = ["00:08:44", "00:12:43", "00:26:51", "00:42:34"]
TIMES_SHIFTED = shifted(TIMES)
SIBLINGS = note("b.md", spread("00:51:20")) + note("c.md", spread("00:51:17"))


# What is said


def test_a_shifted_note_is_one_warning_and_marks() -> None:
    stamps = ["00:00:35", *TIMES_SHIFTED]
    assert check(note("a.md", stamps) + SIBLINGS) == text(
        f"""
        a.md:5:35-5:43 warning {CODE} 4 of 5 timestamps look shifted, minutes for hours (by other notes the video ends at 00:51:20): write 00:08:44 for 08:44:00
        a.md:6:35-6:43 hint {CODE} (secondary) {MARK}
        a.md:7:35-7:43 hint {CODE} (secondary) {MARK}
        a.md:8:35-8:43 hint {CODE} (secondary) {MARK}
        """  # noqa: E501
    )


def test_the_whole_note_is_repaired_in_one_edit_of_both_sides() -> None:
    files = note("a.md", ["00:00:35", *TIMES_SHIFTED]) + SIBLINGS
    assert fixes(files) == "* safe: Read 4 timestamps as MM:SS"
    mended = note("a.md", ["00:00:35", *TIMES])
    assert f"//- a.md\n{fix(files, CODE)}" == mended
    assert check(mended + SIBLINGS) == ""


def said(stamps: list[str], siblings: str = "", header: str = "") -> str:
    """The message for a note of these stamps."""
    files = note("a.md", stamps, header=header) + siblings
    (line,) = [line for line in check(files, CODE).splitlines() if "secondary" not in line]
    return line.split(f"{CODE} ")[1]


def test_the_message_counts_and_says_why() -> None:
    late = shifted(["00:13:44", "00:22:43", "00:26:51", "00:42:34"])
    assert said(late) == (
        "All 4 timestamps look shifted, minutes for hours: write 00:13:44 for 13:44:00"
    )
    assert said(["42:34:00"]) == (
        "This timestamp looks shifted, minutes for hours: write 00:42:34 for 42:34:00"
    )
    assert said(["00:01:02", "42:34:00"]) == (
        "1 of 2 timestamps looks shifted, minutes for hours: write 00:42:34 for 42:34:00"
    )
    assert said(late, header="duration: 00:45:10") == (
        "All 4 timestamps look shifted, minutes for hours (the video ends at 00:45:10): "
        "write 00:13:44 for 13:44:00"
    )
    early = ["00:10:00", *late]
    assert said(early, header="duration: 00:45:10").endswith("hours: write 00:00:10 for 00:10:00")


def test_what_is_not_certain_is_asked() -> None:
    assert said(["00:01:02", "42:34:07"]) == (
        "1 of 2 timestamps looks shifted, minutes for hours: is 42:34:07 meant as 00:42:34?"
    )
    assert fixes(note("a.md", ["42:34:07"])) == "* offered: Read 42:34:07 as 00:42:34"


def test_where_some_are_certain_those_are_repaired_and_the_others_offered() -> None:
    files = note("a.md", ["00:01:02", "42:34:00", "43:10:00", "44:02:07"])
    assert fixes(files) == text(
        """
        * safe: Read 2 timestamps as MM:SS
        - offered: Read 3 timestamps as MM:SS
        """
    )
    mended = ["00:01:02", "00:42:34", "00:43:10", "44:02:07"]
    assert f"//- a.md\n{fix(files, CODE)}" == note("a.md", mended)


def test_late_stamps_of_which_nothing_is_known_are_one_piece_of_information() -> None:
    files = note("a.md", ["00:01:02", "06:12:10"])
    assert check(files) == (
        f"a.md:5:35-5:43 information {CODE} 06:12:10 lies past 04:00:00: is 06:12:10 meant as "
        "00:06:12, or does the video last so long?"
    )
    assert fixes(files) == "- offered: Read 06:12:10 as 00:06:12"
    assert said(["00:01:02", "06:12:10", "05:10:07"]) == (
        "2 timestamps, such as 06:12:10, lie past 04:00:00: is 06:12:10 meant as 00:06:12, "
        "or does the video last so long?"
    )
    lone = note("b.md", spread("01:51:20"))
    assert said(["00:01:02", "05:12:10"], lone) == (
        "05:12:10 lies past 04:00:00 (by other notes the video ends at 01:51:20): is 05:12:10 "
        "meant as 00:05:12, or does the video last so long?"
    )


def test_its_level_is_for_settings_but_not_that_of_marks() -> None:
    files = note("a.md", shifted(TIMES)) + SIBLINGS
    settings = Settings(rules={CODE: "information"})
    levels = [line.split()[1] for line in check(files, settings=settings).splitlines()]
    assert levels == ["information", "hint", "hint", "hint"]
    assert check(files, settings=Settings(rules={CODE: "off"})) == ""


# Labels


def test_a_short_label_is_written_out() -> None:
    files = note("a.md", [anchor("42:34:00", "42:34")])
    assert f"//- a.md\n{fix(files, CODE)}" == note("a.md", ["00:42:34"])


def test_words_in_the_label_stay() -> None:
    words = '<a class="yt-timestamp" data-t="{}">how it began</a>'
    files = note("a.md", [words.format("42:34:00")])
    assert f"//- a.md\n{fix(files, CODE)}" == note("a.md", [words.format("00:42:34")])


def test_an_empty_label_is_for_another_rule() -> None:
    files = note("a.md", ['<a class="yt-timestamp" data-t="42:34:00"></a>'])
    assert [line.split()[2] for line in check(files).splitlines()] == [CODE]
    mended = f"//- a.md\n{fix(files, CODE)}"
    assert fix(mended, "timestamp.label-empty").endswith(f"- {anchor('00:42:34')}\n")


def test_a_label_that_says_what_is_meant_makes_it_certain() -> None:
    for time, meant in [
        ("42:34:07", "00:42:34"),
        ("09:42:07", "00:09:42"),
        ("05:42:00", "00:05:42"),
    ]:
        files = note("a.md", [anchor(time, meant)])
        assert fixes(files) == f"* safe: Read {time} as {meant}"
        assert f"//- a.md\n{fix(files, CODE)}" == note("a.md", [meant])


def test_a_label_seconds_apart_keeps_them() -> None:
    files = note("a.md", [anchor("42:34:00", "42:39:00")])
    assert f"//- a.md\n{fix(files, CODE)}" == note("a.md", [anchor("00:42:34", "00:42:39")])


def test_a_label_that_says_something_else_is_a_mismatch() -> None:
    files = note("a.md", [anchor("42:34:00", "00:12:10")])
    assert [line.split()[2] for line in check(files).splitlines()] == ["timestamp.label-mismatch"]


# Other rules at the same stamps


def test_a_stamp_with_broken_markup_is_repaired_with_the_others() -> None:
    broken = f"[{anchor('42:34:00')}]"
    files = note("a.md", [broken, *TIMES_SHIFTED]) + SIBLINGS
    assert [line.split()[2] for line in check(files).splitlines()[:2]] == [
        "timestamp.markup",
        CODE,
    ]
    mended = note("a.md", [f"[{anchor('00:42:34')}]", *TIMES])
    assert f"//- a.md\n{fix(files, CODE)}" == mended


def test_where_all_markup_is_broken_it_goes_first() -> None:
    files = note("a.md", [f"[{anchor(time)}]" for time in shifted(TIMES)]) + SIBLINGS
    assert {line.split()[2] for line in check(files).splitlines()} == {"timestamp.markup"}
    rebuilt = f"//- a.md\n{fix(files, 'timestamp.markup')}"
    assert f"//- a.md\n{fix(rebuilt + SIBLINGS, CODE)}" == note("a.md", TIMES)


def test_times_that_other_rules_mend_are_no_suspects() -> None:
    others = [anchor("41:50"), anchor("00:42:34:00"), anchor("11:31:94"), anchor("9:42:00")]
    files = note("a.md", [*others, *TIMES_SHIFTED]) + SIBLINGS
    codes = [line.split()[2] for line in check(files).splitlines()]
    assert codes == [
        "timestamp.parts",
        "timestamp.parts",
        "timestamp.field-range",
        "timestamp.parts",
        *[CODE] * 4,
    ]
    assert f"//- a.md\n{fix(files, CODE)}" == note("a.md", [*others, *TIMES])


@pytest.mark.parametrize(
    "stamp",
    [
        "[42:34:00](#t=42:34:00)",
        "[42:34:00](https://youtu.be/zzzzzzzzzzz?t=42h34m)",
        "[42:34:00](ytseek://153240)",
        "{{youtube-timestamp 42:34:00}}",
        "42:34:00 The turn",
    ],
)
def test_other_notations_are_never_judged(stamp: str) -> None:
    assert check(note("a.md", [stamp] * 6), CODE) == ""


@pytest.mark.parametrize("form", ["[{}, {}]", "[{} - {}]", "[{}] [{}]"])
def test_what_should_be_an_anchor_is_judged_as_one(form: str) -> None:
    files = note("a.md", [*TIMES_SHIFTED, form.format("42:40:00", "43:10:00")]) + SIBLINGS
    mended = note("a.md", [*TIMES, form.format("00:42:40", "00:43:10")])
    assert f"//- a.md\n{fix(files, CODE)}" == mended
    assert "All 6 timestamps" in check(files, CODE)


def test_a_stamp_that_is_repeated_is_no_evidence_for_itself() -> None:
    once = note("a.md", ["00:00:35", "00:02:10", *TIMES_SHIFTED])
    loop = " ".join([anchor("00:02:10")] * 40)
    many = note("a.md", ["00:00:35", loop, *TIMES_SHIFTED])
    assert fixes(once, CODE) == fixes(many, CODE) != ""


def test_brackets_are_not_judged_in_a_note_of_no_video() -> None:
    assert check("".join(f"- [{time}]\n" for time in shifted(spread("00:55:00"))), CODE) == ""


def test_what_is_past_the_usual_length_is_for_settings() -> None:
    files = note("a.md", ["00:01:02", "06:12:10", "10:20:30"])
    assert CODE in check(files)
    settings = Settings(timestamps=Timestamps(max_video_hours=11))
    assert check(files, settings=settings) == ""
