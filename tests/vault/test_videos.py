"""What the stamps of notes look like as a whole, and where their siblings say the video ends."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.clock import HOUR, format_clock, read_clock
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault
from notes_lsp.vault.videos import StampForm, counted_seconds, read_duration
from tests import vaultfix
from tests.memory import facts_of, vault_of
from tests.rules.stamp_notes import anchor, note, shifted, spread


def seconds(*times: str) -> list[int]:
    return [read_clock(time).literal or 0 for time in times]


def form(*times: str) -> StampForm:
    return StampForm.of(seconds(*times))


# What counts


@pytest.mark.parametrize(
    ("stamp", "counted"),
    [
        (anchor("00:12:34"), "00:12:34"),
        (anchor("00:12:34", "00:50:00"), "00:12:34"),
        (f"[{anchor('00:12:34')}]", "00:12:34"),
        ('<a class="yt-timestamp" data-t="00:12:34">here</a>', "00:12:34"),
        ("[00:12:34]", "00:12:34"),
        ("[00:12:34](#t=00:12:34)", "00:12:34"),
        # An anchor that another rule repairs counts as its repair.
        (anchor("12:34"), "00:12:34"),
        (anchor("00:12:34:00"), "00:12:34"),
        (anchor("00:60:33"), "01:00:33"),
        (anchor("HH:MM:SS", "00:12:34"), "00:12:34"),
        (anchor("04:27:819", "00:04:27"), "00:04:27"),
        ('<a class="yt-timestamp">[00:12:34]</a>', "00:12:34"),
        ("[12:34]", "00:12:34"),
        ("[0:12:34]", "00:12:34"),
        ("[[12:34]]", "00:12:34"),
        # What nobody can read for certain does not.
        (anchor("11:31:94"), None),
        (anchor("04:27:819"), None),
        ('<a class="yt-timestamp">here</a>', None),
        ('<a class="yt-timestamp" data-t="N/A">[3]</a>', None),
        ("[13:10:13:14]", None),
        # Other videos are no matter of this one.
        ("[00:12:34](https://youtu.be/zzzzzzzzzzz?t=754)", None),
    ],
)
def test_what_counts_as_evidence_and_as_which_moment(stamp: str, counted: str | None) -> None:
    found = [counted_seconds(found) for found in facts_of(stamp).timestamps()]
    assert [None if moment is None else format_clock(moment) for moment in found] == [counted]


# The form


def test_the_form_counts_stamps_whole_minutes_and_those_that_can_not_be() -> None:
    assert form() == StampForm(0, 0, 0, 0)
    assert form("00:12:34", "00:13:00", "01:00:00") == StampForm(3, 2, 3600, 0)
    assert form("11:59:00", "12:00:00", "42:34:00") == StampForm(3, 3, 42 * HOUR + 34 * 60, 2)


@pytest.mark.parametrize(
    ("times", "looks_shifted"),
    [
        (["00:10:00", "01:20:00", "02:30:00", "04:00:00"], True),
        (["00:10:00", "01:20:00", "02:30:00", "03:59:00"], False),  # no late one
        (["00:10:00", "01:20:00", "04:00:00"], False),  # too few
        (["00:10:00", "01:20:00", "02:30:15", "04:00:15"], False),  # half
        (["00:10:00", "01:20:00", "02:30:00", "04:00:15"], True),
        (["13:10:00", "12:20:00", "22:30:00", "42:34:00", *spread("01:50:00", 20)], True),
        (["11:10:00", "12:20:00", "22:30:00", "42:34:00", *spread("01:50:00", 20)], False),
    ],
)
def test_a_note_looks_shifted_by_its_whole_minutes(times: list[str], looks_shifted: bool) -> None:
    assert form(*times).looks_shifted(4) is looks_shifted


def test_longer_videos_can_be_usual() -> None:
    late = form("00:10:00", "01:20:00", "02:30:00", "05:00:00")
    assert late.looks_shifted(4)
    assert not late.looks_shifted(6)
    impossible = form("13:10:00", "12:20:00", "22:30:00", "42:34:00", *spread("08:50:07", 20))
    assert impossible.looks_shifted(12)
    assert not impossible.looks_shifted(13)


@pytest.mark.parametrize(
    ("times", "is_clean"),
    [
        (["00:12:34"], True),
        (["00:12:34", "00:13:00"], True),
        (["00:13:00", "00:12:34", "00:14:00"], False),
        (["00:12:34", "08:59:59"], True),
        (["00:12:34", "09:00:00"], False),
        ([], False),
    ],
)
def test_a_clean_note_is_a_witness(times: list[str], is_clean: bool) -> None:
    assert form(*times).is_clean is is_clean


# The end of a video


def bound(fixture: str, path: str = "a.md", max_hours: float = 4) -> str:
    """The bound of a note's video as words."""
    found = vault_of(vaultfix.read(fixture).files).videos.bound(NotePath(path), max_hours)
    if found is None:
        return "unknown"
    words = [format_clock(found.seconds)]
    return " ".join(words + ["duration"] * found.is_duration + ["reliable"] * found.reliable)


ALONE = note("a.md", ["00:12:34"])


def test_two_siblings_that_end_at_the_same_place_know_the_end() -> None:
    same = note("b.md", spread("00:51:20")) + note("c.md", spread("00:50:03"))
    assert bound(ALONE + same) == "00:51:20 reliable"
    near = note("b.md", spread("00:51:20")) + note("c.md", spread("00:45:03"))
    assert bound(ALONE + near) == "00:51:20"


def test_one_sibling_may_be_about_the_beginning() -> None:
    assert bound(ALONE + note("b.md", spread("00:51:20"))) == "00:51:20"


def test_few_stamps_say_nothing_about_the_end() -> None:
    few = note("b.md", spread("00:51:20", 9)) + note("c.md", spread("00:51:20", 9))
    assert bound(ALONE + few) == "unknown"
    assert bound(ALONE + few + note("d.md", spread("00:51:20", 10))) == "00:51:20"


def test_it_takes_two_with_many_stamps_to_agree() -> None:
    few = note("b.md", spread("00:51:20", 9)) + note("c.md", spread("00:50:10", 10))
    assert bound(ALONE + few) == "00:51:20"
    few = note("b.md", spread("00:51:20", 10)) + note("c.md", spread("00:50:10", 9))
    assert bound(ALONE + few) == "00:51:20"


def test_few_stamps_that_go_further_do_say_something() -> None:
    same = note("b.md", spread("00:51:20")) + note("c.md", spread("00:50:03"))
    assert bound(ALONE + same + note("d.md", ["01:20:05"])) == "01:20:05"


def test_the_note_itself_is_no_witness() -> None:
    assert bound(note("a.md", spread("00:51:20"))) == "unknown"
    assert bound(note("a.md", spread("00:51:20")) + note("b.md", spread("00:51:20"))) == "00:51:20"


def test_notes_of_other_videos_are_no_witnesses() -> None:
    other = note("b.md", spread("00:51:20"), video="zzzzzzzzzzz")
    assert bound(ALONE + other) == "unknown"
    assert bound(f"//- a.md\n{anchor('00:12:34')}\n{other}") == "unknown"
    assert bound(note("a.md", ["00:12:34"], video="no id") + other) == "unknown"


def test_shifted_siblings_are_no_witnesses() -> None:
    dirty = note("b.md", shifted(spread("00:51:20"))) + note("c.md", shifted(spread("00:51:20")))
    assert bound(ALONE + dirty) == "unknown"
    assert bound(ALONE + dirty + note("d.md", spread("00:48:20"))) == "00:48:20"


def test_a_late_sibling_is_believed_only_with_another() -> None:
    same = note("b.md", spread("00:51:20")) + note("c.md", spread("00:50:03"))
    assert bound(ALONE + same + note("d.md", [*spread("00:51:20"), "05:10:07"])) == "00:51:20"
    long = note("b.md", spread("04:51:20")) + note("c.md", spread("04:50:03"))
    assert bound(ALONE + long) == "04:51:20 reliable"
    assert bound(ALONE + note("b.md", spread("04:51:20"))) == "unknown"
    assert bound(ALONE + note("b.md", spread("04:51:20")), max_hours=6) == "04:51:20"


def test_a_sibling_far_past_two_that_agree_is_shifted_itself() -> None:
    same = note("b.md", spread("00:17:20")) + note("c.md", spread("00:17:03"))
    assert bound(ALONE + same + note("d.md", ["00:03:10", "01:10:07"])) == "00:17:20"
    assert bound(ALONE + same + note("d.md", ["00:03:10", "00:50:07"])) == "00:50:07"
    few = note("b.md", spread("00:17:20")) + note("c.md", spread("00:17:03", 9))
    assert bound(ALONE + few + note("d.md", spread("01:10:07"))) == "01:10:07"


def test_the_duration_of_a_note_is_the_end() -> None:
    same = note("b.md", spread("00:51:20")) + note("c.md", spread("00:50:03"))
    stated = note("a.md", ["00:12:34"], header="duration: 01:02:03")
    assert bound(stated + same) == "01:02:03 duration reliable"
    unread = note("a.md", ["00:12:34"], header="duration: about an hour")
    assert bound(unread + same) == "00:51:20 reliable"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("01:02:03", "01:02:03"),
        ("1:02:03", "01:02:03"),
        ("3723", "01:02:03"),
        ("1h2m3s", "01:02:03"),
        ("41:50", "00:41:50"),
        ("1:30", "01:30:00"),  # as long as it may be: nobody is accused by a guess
        ("90", "01:30:00"),
        ("0", None),
        ("00:00:00", None),
        ("long", None),
        ("HH:MM:SS", None),
    ],
)
def test_a_duration_is_read_as_the_longest_that_it_may_be(written: str, meant: str | None) -> None:
    found = read_duration(written)
    assert (None if found is None else format_clock(found)) == meant


# Changes


def put(vault: Vault, fixture: str) -> set[NotePath]:
    """The other notes that the change of a note touches."""
    ((path, text),) = vaultfix.read(fixture).files.items()
    return vault.put(NotePath(path), facts_of(text))


def test_a_change_of_a_note_is_a_change_of_its_video() -> None:
    files = vaultfix.read(ALONE + note("b.md", spread("00:51:20")) + note("c.md", ["00:01:02"]))
    vault = vault_of(files.files)
    a, b, c = map(NotePath, ("a.md", "b.md", "c.md"))

    def end() -> str:
        found = vault.videos.bound(a, 4)
        return "unknown" if found is None else format_clock(found.seconds)

    assert end() == "00:51:20"
    assert put(vault, note("b.md", spread("00:48:20"))) == {a, c}
    assert end() == "00:48:20"
    assert put(vault, note("b.md", spread("00:48:20"), video="zzzzzzzzzzz")) == {a, c}
    assert end() == "unknown"
    assert put(vault, note("b.md", spread("00:47:20"))) == {a, c}
    assert end() == "00:47:20"
    assert vault.remove(b) == {a, c}
    assert end() == "unknown"
