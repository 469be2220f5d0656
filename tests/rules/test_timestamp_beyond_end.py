"""`timestamp.beyond-end`: where a video ends, and what lies past that."""

from __future__ import annotations

import pytest

from notes_lsp.rules.judge import judge
from notes_lsp.vault.paths import NotePath
from tests import vaultfix
from tests.memory import facts_of, vault_of
from tests.rules.checking import TODAY, check, fixes
from tests.rules.stamp_notes import anchor, note, pair, shifted, spread

CODE = "timestamp.beyond-end"

END = "00:40:07"


def said(stamps: list[str], siblings: str = "", header: str = "") -> str:
    """What is said of a note with these stamps, without its code and level."""
    return check(note("a.md", stamps, header=header) + siblings, CODE).replace(
        f" information {CODE}", ""
    )


# By other notes


def test_one_of_them_is_named() -> None:
    assert said(["00:12:34", "01:18:40"], pair(END)) == (
        "a.md:5:35-5:43 01:18:40 lies past 00:40:07, where the video ends by other notes: "
        "look it up"
    )


def test_many_are_one_finding_at_the_first() -> None:
    stamps = ["00:12:34", "01:18:40", "[01:19:07]", "01:20:13"]
    assert said(stamps, pair(END)) == (
        "a.md:5:35-5:43 3 timestamps, such as 01:18:40, lie past 00:40:07, where the video ends by "
        "other notes: look them up"
    )
    assert fixes(note("a.md", stamps) + pair(END), CODE) == ""


@pytest.mark.parametrize(
    ("end", "time", "is_told"),
    [
        ("00:40:07", "01:00:10", False),
        ("00:40:07", "01:00:11", True),
        ("00:12:07", "00:22:07", False),
        ("00:12:07", "00:22:08", True),
    ],
)
def test_half_as_far_again_and_ten_minutes(end: str, time: str, is_told: bool) -> None:
    assert bool(said(["00:02:34", time], pair(end))) == is_told


@pytest.mark.parametrize(
    "siblings",
    [
        "",
        note("b.md", spread(END)),
        note("b.md", spread(END)) + note("c.md", spread("00:20:07")),
        pair(END) + note("d.md", ["01:31:02"]),
        note("b.md", [END]) + note("c.md", [END]),
        note("b.md", spread(END), video="zzzzzzzzzzz") + note("c.md", spread(END)),
    ],
)
def test_others_that_need_not_reach_the_end_say_nothing(siblings: str) -> None:
    assert said(["00:12:34", "01:18:40"], siblings) == ""


def test_what_other_rules_speak_of() -> None:
    assert said(shifted(spread("00:38:00")), pair(END)) == ""
    assert said(["00:12:34", "09:18:40"], pair(END)) == ""
    assert said(["00:12:34", anchor("01:18:40", "00:18:40")], pair(END)) == ""


def test_other_videos_and_notations_are_no_matter() -> None:
    elsewhere = "[01:18:40](https://youtu.be/zzzzzzzzzzz?t=4720)"
    assert said(["00:12:34", elsewhere, "{{youtube-timestamp 01:18:40}}"], pair(END)) == ""


def test_one_to_be_repaired_is_told_where_its_time_stays() -> None:
    for stamp in ("[01:18:40]", "[[01:18:40]]", f"[{anchor('01:18:40')}]"):
        assert said(["00:12:34", stamp], pair(END)) != ""
    # After its repair it may be a shifted one.
    assert said(["00:12:34", anchor("1:18:40")], pair(END)) == ""


# By the duration


@pytest.mark.parametrize(
    ("duration", "time", "is_told"),
    [
        ("00:40:07", "00:41:07", False),
        ("00:40:07", "00:41:08", True),
        ("40", "00:40:59", False),
        ("40", "00:41:01", True),
        ("1:30", "01:29:00", False),
        ("soon", "03:29:00", False),
    ],
)
def test_the_duration_may_be_rounded(duration: str, time: str, is_told: bool) -> None:
    assert bool(said(["00:12:34", time], header=f"duration: {duration}")) == is_told


def test_the_duration_overrules_what_others_say() -> None:
    assert said(["00:12:34", "01:18:40"], pair(END), header="duration: 1:20:00") == ""
    assert said(["00:12:34", "01:18:40"], pair("01:20:00"), header="duration: 00:40:07") == (
        "a.md:6:35-6:43 01:18:40 lies past the end of the video, 00:40:07: look it up"
    )


def test_brackets_of_no_video_may_be_anything() -> None:
    assert check("---\nduration: 40\n---\n[01:18:40] [01:19:00]\n", CODE) == ""


# With the siblings


def test_it_comes_and_goes_with_what_a_sibling_says() -> None:
    vault = vault_of(
        vaultfix.read(note("a.md", ["00:12:34", "01:18:40"]) + note("b.md", spread(END))).files
    )
    a, c = NotePath("a.md"), NotePath("c.md")

    def codes() -> list[str]:
        return [finding.code for finding in judge(vault, a, TODAY)]

    assert codes() == []
    sibling = vaultfix.read(note("c.md", spread(END))).files[c]
    assert a in vault.put(c, facts_of(sibling))
    assert codes() == [CODE]
    longer = vaultfix.read(note("c.md", spread("01:31:07"))).files[c]
    assert a in vault.put(c, facts_of(longer))
    assert codes() == []
    assert a in vault.put(c, facts_of(sibling))
    assert codes() == [CODE]
    assert a in vault.remove(c)
    assert codes() == []
