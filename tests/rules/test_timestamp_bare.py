"""`timestamp.bare`: which times in brackets are meant as timestamps, and what becomes of them."""

from __future__ import annotations

import pytest

from tests.memory import facts_of
from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import VIDEO, anchor, note, pair, shifted, spread

CODE = "timestamp.bare"

A, B, C = anchor("00:11:02"), anchor("00:12:04"), anchor("00:13:30")
HEADER = f"---\nvideoId: {VIDEO}\n---\n"


def repaired(body: str) -> str:
    return fix(HEADER + body, CODE).removeprefix(HEADER)


# What is said


def test_one_finding_for_the_note_at_the_first() -> None:
    body = "So [00:11:02].\n\n- As [00:12:04, 00:13:30] says\n"
    assert check(HEADER + body) == (
        f"note.md:4:4-4:14 information {CODE} 3 times, such as [00:11:02], are not linked to their "
        "moments: write timestamps"
    )
    assert fixes(HEADER + body) == "* safe: Write 3 times in brackets as timestamps"


def test_of_one_alone() -> None:
    assert check(f"{HEADER}So [00:11:02].") == (
        f"note.md:4:4-4:14 information {CODE} [00:11:02] is not linked to its moment: "
        "write a timestamp"
    )


@pytest.mark.parametrize(
    "header",
    [
        "---\nmedia_link: https://example.org/talk.mp4\n---\n",
        "About https://youtu.be/zzzzzzzzzzz\n\n",
        f"---\nvideoId: https://youtu.be/{VIDEO}\n---\n",
    ],
)
def test_without_a_video_id_it_has_no_fix(header: str) -> None:
    body = f"{A} and [00:12:04]"
    assert ": write the videoId of the note, and a timestamp" in check(header + body, CODE)
    assert fixes(header + body, CODE) == ""


@pytest.mark.parametrize(
    "text",
    [
        "It was [00:11:02], or [10:30] or so.",
        f"{A} and [00:12:04]",
        "[00:11:02] of https://youtu.be/zzzzzzzzzzz",
        f"{HEADER}`[00:11:02]` 00:12:04 [00:12:04](https://youtu.be/zzzzzzzzzzz?t=724)",
        f"{HEADER}00:11:02 The mill\n00:12:04 The pond\n",
        f"{HEADER}[00:11:02](#t=11:02) [11:02]() a[11:12] [1:2:3]",
        f"{HEADER}{A} ({B}) **{C}**",
    ],
)
def test_what_is_none(text: str) -> None:
    assert check(text, CODE) == ""


# What becomes of them


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[00:11:02]", A),
        ("[0:11:02]", A),
        ("[000:11:02]", A),
        ("[00:11:02:00]", A),
        ("[ 00:11:02 ]", A),
        ("([00:11:02])", f"({A})"),
        ("[00:11:02, 00:12:04; 00:13:30]", f"{A}, {B}; {C}"),
        ("[00:11:02 - 00:12:04]", f"{A} - {B}"),
        ("[00:11:02–00:12:04]", f"{A}–{B}"),
        ("[[00:11:02], [00:12:04]]", f"[{A}, {B}]"),
        # Beside an anchor of the same moment.
        (f"[00:11:02] {A}", A),
        (f"[00:11:02]{A}", A),
        (f"{A} [00:11:02]", A),
        (f"{A}, [00:11:02]; {B}", f"{A}; {B}"),
        (f"[00:11:02, 00:12:04] {B}", f"{A}, {B}"),
        (f"{A} [00:11:02, 00:12:04]", f"{A}, {B}"),
        (f"[00:11:02] [00:11:02] {A} [00:11:02] {B}", f"{A} {B}"),
        ("[00:11:02] [00:11:02, 00:11:02]", A),
        (f"[00:11:02] {anchor('00:11:02', '00:11:09')}", f"{A} {anchor('00:11:02', '00:11:09')}"),
        (f"[00:11:02] {B}", f"{A} {B}"),
        (f"[00:11:02]\n{A}", f"{A}\n{A}"),
    ],
)
def test_they_become_anchors(written: str, meant: str) -> None:
    body = f"Stood still {written} there.\n"
    assert fixes(HEADER + body, CODE).startswith("* safe: Write ")
    assert repaired(body) == f"Stood still {meant} there.\n"
    assert check(HEADER + repaired(body), CODE) == ""


def test_four_short_ones_are_a_notation_and_fewer_are_not() -> None:
    few = "[11:02] and [12:04], [13:30]\n"
    assert fixes(HEADER + few, CODE) == "* offered: Write 3 times in brackets as timestamps"
    assert repaired(few) == f"{A} and {B}, {C}\n"
    assert fixes(f"{HEADER}{few}[14:01]", CODE) == "* safe: Write 4 times in brackets as timestamps"


def test_the_sure_ones_go_first() -> None:
    body = "[00:11:02] [3:16] [01:5:56]\n"
    assert fixes(HEADER + body, CODE) == (
        "* safe: Write a time in brackets as a timestamp\n"
        "- offered: Write 3 times in brackets as timestamps"
    )
    assert repaired(body) == f"{A} [3:16] [01:5:56]\n"


def test_what_nobody_can_read_stays_with_all_in_its_brackets() -> None:
    assert fixes(f"{HEADER}[00:12:94] [13:10:13:14]", CODE) == ""
    body = f"[00:11:02, 13:10:13:14] {A} [00:12:04]\n"
    assert repaired(body) == f"[00:11:02, 13:10:13:14] {A} {B}\n"


def test_in_a_link_they_are_for_another_rule() -> None:
    files = f"""
        //- a.md
        ---
        videoId: {VIDEO}
        ---
        [[b | the mill [00:11:02] ]]
        //- b.md
    """
    assert CODE not in check(files)
    assert "link.stamp-alias" in check(files)


def test_a_heading_says_what_it_said() -> None:
    files = f"""
        //- a.md
        ---
        videoId: {VIDEO}
        ---
        # The mill [00:11:02]
        # The pond [00:12:04] {B}
    """
    assert fixes(files, CODE) == (
        "* safe: Write a time in brackets as a timestamp\n"
        "- offered: Write 2 times in brackets as timestamps"
    )
    headings = facts_of(fix(files, CODE)).headings()
    assert [heading.text for heading in headings] == [
        "The mill [00:11:02]",
        "The pond [00:12:04] [00:12:04]",
    ]


# Shifted ones


def test_both_repairs_come_to_the_same_whichever_goes_first() -> None:
    times = spread("00:55:00")
    siblings = pair("00:59:59")
    files = note("a.md", [f"[{time}]" for time in shifted(times)])
    meant = note("a.md", times)
    first = f"//- a.md\n{fix(files + siblings, CODE)}"
    assert f"//- a.md\n{fix(first + siblings, 'timestamp.shifted')}" == meant
    second = f"//- a.md\n{fix(files + siblings, 'timestamp.shifted')}"
    assert f"//- a.md\n{fix(second + siblings, CODE)}" == meant


def test_what_is_perhaps_shifted_is_said_before_and_after() -> None:
    stamps = [f"[{time}]" for time in shifted(spread("00:09:00"))]
    files = note("a.md", stamps)
    asked = fixes(files, "timestamp.shifted")
    assert asked == fixes(f"//- a.md\n{fix(files, CODE)}", "timestamp.shifted")
    assert asked.startswith("* offered")
