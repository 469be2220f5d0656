"""`link.stamp-alias`: timestamps in what a link shows."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes

CODE = "link.stamp-alias"

STAMP = '<a class="yt-timestamp" data-t="01:28:01">[01:28:01]</a>'
LATER = '<a class="yt-timestamp" data-t="01:30:00">[01:30:00]</a>'
HEADER = "---\nvideoId: abcdefghijk\n---\n"


def vault(line: str, header: str = HEADER) -> str:
    return (
        f"//- a.md\n{header}{line}\n//- safety.md\n---\ntitle: AI Safety\n---\n## Data\n"
        "//- untitled.md\n"
    )


def test_the_alias_is_marked() -> None:
    assert check(vault(f"Doubted [[safety | {STAMP}]]."), CODE) == (
        f"a.md:4:20-4:{20 + len(STAMP)} warning link.stamp-alias "
        "The link to “safety” holds a timestamp, and only one of the two can be clicked: "
        "write the link, then the timestamp"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"[[safety | {STAMP}]].", f"[[safety | AI Safety]] {STAMP}."),
        (f"[[safety|({STAMP})]].", f"[[safety | AI Safety]] {STAMP}."),
        (f"[[safety#Data | {STAMP}]]", f"[[safety#Data | AI Safety]] {STAMP}"),
        (f"[[untitled | {STAMP}]]", f"[[untitled]] {STAMP}"),
        (f"[[gone | {STAMP}]]", f"[[gone]] {STAMP}"),
        (f"[[safety | its risks {STAMP}]]", f"[[safety | its risks]] {STAMP}"),
        (f"[[safety | {STAMP}, {LATER}]]", f"[[safety | AI Safety]] {STAMP} {LATER}"),
        (f"[[safety | some {STAMP} risks]]", f"[[safety | some risks]] {STAMP}"),
        ("[[safety | [00:31:00]]].", "[[safety | AI Safety]] [00:31:00]."),
        ("[[safety|([00:31:00])]]", "[[safety | AI Safety]] [00:31:00]"),
    ],
)
def test_the_link_comes_first_then_the_timestamp(before: str, after: str) -> None:
    assert fixes(vault(before), CODE) == "* safe: Put the timestamp after the link"
    assert fix(vault(before), CODE) == f"{HEADER}{after}\n"
    assert check(vault(after), CODE) == ""


def test_several_links_are_each_mended() -> None:
    before = f"[[safety | {STAMP}]] and {LATER} and [[untitled | {LATER}]]"
    after = f"[[safety | AI Safety]] {STAMP} and {LATER} and [[untitled]] {LATER}"
    assert fix(vault(before), CODE) == f"{HEADER}{after}\n"


@pytest.mark.parametrize(
    "line",
    [
        f"[[safety]] {STAMP} [[safety | AI]]",
        "[[safety | (00:01:56)]] [[safety | at 00:01:56]]",
        "[[safety | <b>AI</b>]] [[safety | [sic]]]",
        f"`[[safety | {STAMP}]]`",
    ],
)
def test_others_are_left_alone(line: str) -> None:
    assert check(vault(line), CODE) == ""


def test_times_in_brackets_mean_nothing_in_a_note_without_a_video() -> None:
    assert check(vault("[[safety | [00:31:00]]]", header=""), CODE) == ""
