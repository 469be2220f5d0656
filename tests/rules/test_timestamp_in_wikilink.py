"""`timestamp.in-wikilink`: a time where the name of a note belongs."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import VIDEO, anchor, note, pair, shifted, spread

CODE = "timestamp.in-wikilink"

A, B = anchor("00:24:36"), anchor("00:25:10")
OTHER = "zzzzzzzzzzz"
HEADER = f"---\nvideoId: {VIDEO}\n---\n"


def repaired(body: str) -> str:
    return fix(HEADER + body, CODE).removeprefix(HEADER)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[[00:24:36]]", A),
        ("[[24:36]]", A),
        ("[[0:24:36]]", A),
        ("[[ 00:24:36 ]]", A),
        ("[[00:24:36]", A),
        (f"[[00:24:36]](https://www.youtube.com/watch?v={VIDEO}&t=1476s)", A),
        (f"[[00:24:36]](https://youtu.be/{VIDEO}?t=1476)", A),
        (f"[[24:36]](https://youtu.be/{VIDEO})", A),
        ("[[24:36]](#t=24:36)", A),
        ("[[24:36]]()", A),
        ("[[00:24:36, 00:25:10]]", f"{A}, {B}"),
        ("[[00:24:36 - 00:25:10]]", f"{A} - {B}"),
    ],
)
def test_it_becomes_an_anchor(written: str, meant: str) -> None:
    body = f"- **{written}** The ice broke.\n"
    assert fixes(HEADER + body, CODE).startswith("* safe: Write ")
    assert repaired(body) == f"- **{meant}** The ice broke.\n"
    assert check(HEADER + repaired(body)) == ""


def test_what_is_said() -> None:
    assert check(f"{HEADER}So [[00:24:36]] it was.", CODE) == (
        f"note.md:4:4-4:16 warning {CODE} [[00:24:36]] is a link to a note of that name: "
        "write a timestamp of the note's video"
    )


@pytest.mark.parametrize("header", [HEADER, "", "---\nvideoId: no video\n---\n"])
def test_of_another_video_it_becomes_a_link(header: str) -> None:
    url = f"https://www.youtube.com/watch?v={OTHER}&t=1476s"
    note = f"{header}So [[00:24:36]]({url}) it was.\n"
    assert fixes(note, CODE) == "* safe: Write a link with a single pair of brackets"
    assert fix(note, CODE) == f"{header}So [00:24:36]({url}) it was.\n"
    assert check(fix(note, CODE), CODE) == ""


def test_other_parts_of_a_url_are_not_lost_without_asking() -> None:
    note = f"{HEADER}[[00:24:36]](https://youtu.be/{OTHER}?list=PL1&t=1476)"
    assert fixes(note, CODE) == "* offered: Write a link with a single pair of brackets"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (f"{HEADER}[[00:24:94]]", "write a timestamp, with the time that is meant"),
        (f"{HEADER}[[00:24:36, 13:10:13:14]]", "write a timestamp, with the time that is meant"),
        (f"{HEADER}[[24:36]](https://youtu.be/{VIDEO}?t=9)", "write a timestamp, with the time"),
        ("[[24:36]] of https://youtu.be/zzzzzzzzzzz", "write the videoId of the note"),
        ("---\nmedia_link: https://youtu.be/zzzzzzzzzzz\n---\n[[24:36]]", "write the videoId"),
        ("---\nvideoId: talk.mp4\n---\n[[24:36]]", "write the videoId of the note"),
    ],
)
def test_what_nobody_can_know_has_no_fix(text: str, advice: str) -> None:
    assert advice in check(text, CODE)
    assert fixes(text, CODE) == ""


@pytest.mark.parametrize(
    "text",
    [
        "At [[10:30]] and [[00:24:36]].",
        "[[24:36]](#t=24:36) in a note of no video",
        f"{HEADER}[[00:24:36]](https://vimeo.com/1#t=1476)",
        f"{HEADER}[[00:24:36]](minutes.md)",
        f"{HEADER}`[[00:24:36]]`",
        f"{HEADER}{A}",
    ],
)
def test_what_is_none(text: str) -> None:
    assert check(text, CODE) == ""


def test_shifted_ones_are_repaired_as_anchors() -> None:
    times = spread("00:55:00")
    siblings = pair("00:59:59")
    files = note("a.md", [f"[[{time}]]" for time in shifted(times)]) + siblings
    anchors = f"//- a.md\n{fix(files, CODE)}"
    assert anchors == note("a.md", shifted(times))
    assert f"//- a.md\n{fix(anchors + siblings, 'timestamp.shifted')}" == note("a.md", times)
