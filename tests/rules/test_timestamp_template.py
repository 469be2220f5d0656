"""`timestamp.template`: times that nobody filled in, on either side of an anchor."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor

CODE = "timestamp.template"


def test_a_template_in_data_t_is_filled_from_the_label() -> None:
    note = f"See {anchor('HH:MM:SS', '02:44:10')}."
    message = "“HH:MM:SS” is a template that was never filled in: write 02:44:10"
    assert check(note) == f"note.md:1:37-1:45 warning {CODE} {message}"
    assert fixes(note) == "* safe: Write the timestamp as 02:44:10"
    assert fix(note, CODE) == f"See {anchor('02:44:10')}."


def test_a_template_in_the_label_is_filled_from_data_t() -> None:
    note = anchor("00:12:34", "HH:MM:SS")
    assert check(note).startswith(f"note.md:1:44-1:52 warning {CODE} “HH:MM:SS” is a template")
    assert fix(note, CODE) == anchor("00:12:34")


def test_half_a_template_is_one() -> None:
    note = anchor("HH:00:00", "00:00:00")
    assert check(note).startswith(f"note.md:1:33-1:41 warning {CODE} “HH:00:00” is a template")
    assert fix(note, CODE) == anchor("00:00:00")


def test_a_short_time_fills_it_too() -> None:
    assert fix(anchor("HH:MM:SS", "12:34"), CODE) == anchor("00:12:34")


@pytest.mark.parametrize("other", ["HH:MM:SS", "12:34:567", "see here"])
def test_where_neither_side_is_sure_the_writer_must_fill_it_in(other: str) -> None:
    note = anchor("HH:MM:SS", other)
    assert check(note).endswith("is a template that was never filled in: write the time")
    assert fixes(note) == ""


def test_there_is_one_finding_where_both_sides_are_templates() -> None:
    assert len(check(anchor("HH:MM:SS")).splitlines()) == 1


def test_a_template_goes_before_what_else_is_wrong() -> None:
    note = f"[{anchor('HH:MM:SS', '41:50')}]"
    assert check(note).split()[2] == CODE
    assert fix(note, CODE) == anchor("00:41:50")


@pytest.mark.parametrize("text", ["[HH:MM:SS]", "[[HH:MM:SS]]", "HH:MM:SS", "`data-t='HH:MM:SS'`"])
def test_templates_outside_of_anchors_are_text(text: str) -> None:
    assert check(text, CODE) == ""
