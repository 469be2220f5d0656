"""What speaks for shifted stamps and what against: the form of the note, the end of its video by
its siblings, and the stamps around."""

from __future__ import annotations

import pytest

from notes_lsp.rules.shift_evidence import Evidence, shift_evidence
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings, Timestamps
from notes_lsp.vault.vault import Vault
from tests import vaultfix
from tests.memory import facts_of, vault_of
from tests.rules.stamp_notes import VIDEO, note, pair, spread

A = NotePath("a.md")


def evidence_in(vault: Vault) -> Evidence:
    return shift_evidence(NoteView(A, vault))


def judged(
    *stamps: str, siblings: str = "", header: str = "", max_hours: float = 4, video: str = VIDEO
) -> str:
    """The stamps of a note as words, each with what is thought of it: `=` certainly shifted, `?`
    perhaps shifted, `~` late, nothing where it may be right."""
    files = vaultfix.read(note("a.md", stamps, header=header, video=video) + siblings).files
    vault = vault_of(files, Settings(timestamps=Timestamps(max_video_hours=max_hours)))
    evidence = evidence_in(vault)
    signs = {suspect.stamp.start: "=" if suspect.decided else "?" for suspect in evidence.suspects}
    signs |= {suspect.stamp.start: "~" for suspect in evidence.late}
    found = vault.index.facts[A].timestamps()
    return " ".join(
        signs.get(stamp.start, "") + (stamp.time.text if stamp.time else "-") for stamp in found
    )


# The form of the note


def test_four_whole_minutes_that_no_video_is_long_enough_for_decide() -> None:
    assert judged("13:44:00", "22:43:00", "26:51:00", "42:34:00") == (
        "=13:44:00 =22:43:00 =26:51:00 =42:34:00"
    )


def test_whole_minutes_below_them_are_suspects_too() -> None:
    times = ["13:44:00", "22:43:00", "26:51:00", "42:34:00"]
    assert judged("02:10:00", "00:35:00", *times).startswith("=02:10:00 =00:35:00 =13:44:00")


def test_fewer_stamps_have_no_form() -> None:
    assert judged("05:44:00", "06:43:00", "07:51:00") == "~05:44:00 ~06:43:00 ~07:51:00"


def test_half_of_them_are_not_most() -> None:
    real = ["01:02:03", "01:12:13"]
    assert judged("05:44:00", "06:43:00", *real).startswith("~05:44:00 ~06:43:00")
    assert judged("05:44:00", "06:43:00", "07:51:00", *real).startswith("?05:44:00 ?06:43:00")


def test_a_long_video_that_somebody_rounded_looks_the_same_and_is_asked_for() -> None:
    rounded = ["00:40:00", "01:55:00", "03:10:00", "04:20:00", "05:05:00"]
    assert judged(*rounded) == "?00:40:00 ?01:55:00 ?03:10:00 ?04:20:00 ?05:05:00"


def test_siblings_that_go_as_far_clear_it() -> None:
    rounded = ["00:40:00", "01:55:00", "03:10:00", "04:20:00", "05:05:00"]
    assert judged(*rounded, siblings=pair("04:58:07")) == " ".join(rounded)
    assert judged(*rounded, header="duration: 05:10:00") == " ".join(rounded)


def test_siblings_that_end_long_before_decide_it() -> None:
    times = ["01:44:00", "02:43:00", "03:51:00", "04:34:00"]
    assert judged(*times, siblings=pair("00:04:51")) == "=01:44:00 =02:43:00 =03:51:00 =04:34:00"
    assert judged(*times, siblings=note("b.md", spread("00:04:51"))).count("=") == 4
    assert judged(*times, header="duration: 00:04:51").count("=") == 4


def test_all_stamps_in_the_first_minutes_of_a_long_video_are_asked_for() -> None:
    times = ["01:44:00", "02:43:00", "03:51:00", "04:34:00"]
    assert judged(*times, siblings=pair("00:51:20")).count("?") == 4


def test_a_short_video_is_known_by_its_siblings_only() -> None:
    times = ["01:14:00", "01:43:00", "02:51:00", "03:34:00"]
    assert judged(*times, siblings=pair("00:03:51")) == "=01:14:00 =01:43:00 =02:51:00 =03:34:00"
    assert judged(*times) == " ".join(times)
    assert judged(*times, siblings=note("b.md", spread("00:03:51"))) == " ".join(times)
    assert judged(*times, siblings=pair("01:23:51")) == " ".join(times)


def test_stamps_in_the_first_hour_were_never_minutes_and_seconds() -> None:
    times = ["00:14:00", "00:43:00", "00:51:00", "00:55:00"]
    assert judged(*times, siblings=pair("00:00:58")) == " ".join(times)


def test_the_beginning_is_where_it_is() -> None:
    assert judged("00:00:00", "13:44:00", "22:43:00", "26:51:00", "42:34:00").startswith("00:00:00")


# Notes that write hours from the first hour on, and minutes and seconds before


FIRST_HOUR = ["13:44:00", "22:43:00", "26:51:00", "42:34:00", "51:10:00"]


def test_a_whole_minute_among_real_ones_stays() -> None:
    stamps = [*FIRST_HOUR, "01:46:48", "01:47:00", "01:48:10"]
    assert judged(*stamps).split()[5:] == ["01:46:48", "01:47:00", "01:48:10"]
    assert judged(*stamps).count("=") == 5
    assert judged(*FIRST_HOUR, "01:47:00", "01:46:48").endswith(" 01:47:00 01:46:48")


def test_a_whole_minute_among_shifted_ones_is_shifted() -> None:
    stamps = ["01:12:13", "01:30:31", "00:58:07", "02:43:00", "01:17:00", "02:20:00", *FIRST_HOUR]
    assert "=01:17:00" in judged(*stamps)


def test_where_that_is_not_clear_all_is_asked_for() -> None:
    stamps = [*FIRST_HOUR, "00:55:03", "01:02:03", "00:52:10", "01:10:00"]
    assert judged(*stamps).count("=") == 0
    assert judged(*stamps).count("?") == 6


def test_it_is_clear_only_between_two_that_are() -> None:
    stamps = [*FIRST_HOUR, "01:02:03", "00:01:11", "01:10:00"]
    assert judged(*stamps).count("?") == 6
    assert judged(*stamps, "00:01:12").count("=") == 6


def test_where_nearly_all_are_whole_minutes_those_of_the_first_hour_are_shifted_too() -> None:
    assert "=00:14:00" in judged("13:44:00", "00:14:00", "13:50:00", *FIRST_HOUR)


def test_a_stamp_of_the_first_hour_is_clear_unless_it_stands_among_its_like() -> None:
    mixed = ["00:22:45", "00:22:51", "00:23:00", "00:23:10", "13:20:00", "00:43:00", *FIRST_HOUR]
    assert judged(*mixed).split()[2] == "00:23:00"
    assert judged(*mixed).split()[5] == "=00:43:00"


# Stamps alone


RIGHT = ["00:00:11", "00:00:29", "00:05:06", "00:05:37"]


def test_a_whole_minute_far_past_the_known_end_is_shifted() -> None:
    assert judged(*RIGHT, "03:53:00", siblings=pair("00:17:31")).endswith(" =03:53:00")
    assert judged(*RIGHT, "03:53:00", header="duration: 00:17:31").endswith(" =03:53:00")


def test_other_seconds_are_asked_for() -> None:
    assert judged(*RIGHT, "03:53:07", siblings=pair("00:17:31")).endswith(" ?03:53:07")


def test_a_whole_minute_that_may_have_a_wrong_hour_is_asked_for() -> None:
    stamps = [*RIGHT, "03:53:00", "02:41:00"]
    assert judged(*stamps, siblings=pair("00:17:31")).endswith("=03:53:00 =02:41:00")
    stamps = [*RIGHT, "03:53:00", "02:41:00", "03:10:00"]
    assert judged(*stamps, siblings=pair("00:17:31")).endswith("?03:53:00 ?02:41:00 ?03:10:00")


def test_so_is_one_that_lies_past_the_end_when_shifted_too() -> None:
    assert judged(*RIGHT, "05:53:00", siblings=pair("00:05:51")).endswith(" ?05:53:00")
    assert judged(*RIGHT, "05:50:00", siblings=pair("00:05:51")).endswith(" =05:50:00")


def test_a_note_alone_with_its_siblings_against_it_is_asked_for() -> None:
    assert judged("03:53:00", "02:41:07", siblings=pair("00:17:31")) == "?03:53:00 ?02:41:07"


@pytest.mark.parametrize(
    "siblings",
    [
        "",
        note("b.md", spread("00:17:31")),  # one sibling
        note("b.md", spread("00:17:31", 6)) + note("c.md", spread("00:17:31", 6)),  # few stamps
        note("b.md", spread("00:17:31")) + note("c.md", spread("00:04:31")),  # no agreement
        pair("00:17:31") + note("d.md", ["03:10:07"]),  # somebody goes further
        pair("01:20:31"),  # not far past
    ],
)
def test_without_a_known_end_stamps_under_four_hours_are_right(siblings: str) -> None:
    assert judged(*RIGHT, "03:53:00", siblings=siblings).endswith(" 03:53:00")


def test_a_wrong_hour_is_not_a_shift() -> None:
    assert judged(*RIGHT, "01:18:40", siblings=pair("00:21:20")).endswith(" 01:18:40")
    assert judged(*RIGHT, "05:18:40", siblings=pair("00:21:20")).endswith(" ~05:18:40")
    most = ["01:18:40", "01:19:05", "01:43:07"]
    assert judged(*RIGHT, *most, siblings=pair("00:21:20")).endswith(" 01:43:07")
    few = ["01:18:40", "01:49:05", "01:43:07"]
    assert judged(*RIGHT, *few, siblings=pair("00:21:20")).endswith("?01:18:40 ?01:49:05 ?01:43:07")


def test_a_note_that_goes_on_after_its_siblings_is_right() -> None:
    second_half = ["00:24:10", "00:31:12", "00:58:43", "01:20:10", "01:58:31"]
    assert judged(*second_half, siblings=pair("00:25:00")) == " ".join(second_half)


def test_the_end_that_others_know_is_not_believed_against_the_note() -> None:
    within_the_first_hour = ["00:24:10", "00:58:43", "01:58:31"]
    assert judged(*within_the_first_hour, siblings=pair("00:25:00")) == (
        " ".join(within_the_first_hour)
    )
    in_steps = ["02:05:11", "02:10:05", "02:58:07", "02:57:01"]
    assert judged(*in_steps, siblings=pair("00:45:00")) == " ".join(in_steps)


def test_past_four_hours_one_sibling_is_enough_to_ask() -> None:
    assert judged(*RIGHT, "05:53:00", siblings=note("b.md", spread("00:17:31"))).endswith(
        "?05:53:00"
    )


@pytest.mark.parametrize("siblings", ["", note("b.md", spread("00:21:20"))])
def test_past_nine_hours_it_takes_no_siblings(siblings: str) -> None:
    assert judged(*RIGHT, "09:53:07", siblings=siblings).endswith(" ?09:53:07")
    assert judged(*RIGHT, "11:53:00", siblings=siblings).endswith(" ?11:53:00")


def test_past_twelve_hours_a_whole_minute_is_certain() -> None:
    assert judged(*RIGHT, "12:00:00") == " ".join([*RIGHT, "=12:00:00"])
    assert judged(*RIGHT, "12:00:01") == " ".join([*RIGHT, "?12:00:01"])


def test_what_has_to_be_asked_for_is_asked_for_at_once() -> None:
    assert judged("00:35:10", "05:37:37", "33:10:48").split() == [
        "00:35:10",
        "?05:37:37",
        "?33:10:48",
    ]
    assert judged("00:35:10", "05:37:37", "33:10:00").split() == [
        "00:35:10",
        "~05:37:37",
        "=33:10:00",
    ]


def test_a_real_long_video_is_quiet() -> None:
    assert "~" not in judged(*spread("04:52:07", 20))
    assert "~" not in judged(*spread("05:52:07", 30), siblings=note("b.md", spread("04:12:00")))
    assert "~" not in judged("04:31:07", siblings=pair("04:30:10"))
    assert judged("10:53:07", *RIGHT, "09:53:07", max_hours=10).endswith(" 09:53:07")
    assert judged("14:53:00", *RIGHT, "13:53:00", max_hours=14).endswith(" 13:53:00")


def test_a_stamp_that_does_not_go_with_the_others_is_late() -> None:
    assert judged(*RIGHT, "05:53:07").endswith(" ~05:53:07")
    assert judged("05:53:07") == "~05:53:07"


def test_nothing_is_known_of_a_note_without_a_video() -> None:
    assert judged(*RIGHT, "03:53:00", siblings=pair("00:17:31"), video="no id").endswith(
        " 03:53:00"
    )


# Other notes change what is known


def test_siblings_change_the_verdict() -> None:
    vault = vault_of(vaultfix.read(note("a.md", [*RIGHT, "03:53:00"])).files)
    assert evidence_in(vault).suspects == []
    for path in ("b.md", "c.md"):
        text = vaultfix.read(note(path, spread("00:17:31"))).files[path]
        assert A in vault.put(NotePath(path), facts_of(text))
    assert [suspect.literal for suspect in evidence_in(vault).decided] == [13_980]
    assert A in vault.remove(NotePath("c.md"))
    assert evidence_in(vault).suspects == []
