"""`timestamp.field-range`: minutes and seconds that no clock shows."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor

CODE = "timestamp.field-range"


@pytest.mark.parametrize(
    ("time", "excess"),
    [
        ("11:31:94", "94 seconds"),
        ("03:70:00", "70 minutes"),
        ("01:60:75", "60 minutes and 75 seconds"),
        ("00:60:99", "60 minutes and 99 seconds"),
    ],
)
def test_what_no_clock_shows_has_to_be_looked_up(time: str, excess: str) -> None:
    note = f"See {anchor(time)}."
    assert check(note) == (
        f"note.md:1:37-1:45 warning {CODE} “{time}” has {excess}: look the moment up and correct it"
    )
    assert fixes(note) == ""


def test_minutes_that_were_counted_past_the_hour_carry() -> None:
    note = anchor("00:60:33")
    assert check(note) == (
        f"note.md:1:33-1:41 warning {CODE} “00:60:33” has 60 minutes: write 01:00:33"
    )
    assert fixes(note) == "* safe: Write the timestamp as 01:00:33"
    assert fix(note, CODE) == anchor("01:00:33")


def test_the_label_is_looked_at_too() -> None:
    note = anchor("00:11:31", "00:11:94")
    assert check(note).startswith(f"note.md:1:44-1:52 warning {CODE} “00:11:94” has 94 seconds")
    assert fix(anchor("01:00:33", "00:60:33"), CODE) == anchor("01:00:33")


def test_a_label_that_says_something_else_makes_it_unsure() -> None:
    assert fixes(anchor("00:60:33", "00:06:33")) == "* offered: Write the timestamp as 01:00:33"


@pytest.mark.parametrize("text", [anchor("00:59:59"), "[00:60:33]", "[00:11:94](#t=00:11:94)"])
def test_clocks_and_other_notations_are_fine(text: str) -> None:
    assert check(text, CODE) == ""
