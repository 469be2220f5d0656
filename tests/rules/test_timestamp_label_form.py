"""`timestamp.label-form`: labels that say the right time in another form."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor

CODE = "timestamp.label-form"


def labelled(inside: str) -> str:
    return f'<a class="yt-timestamp" data-t="00:01:08">{inside}</a>'


@pytest.mark.parametrize(
    ("inside", "span", "what"),
    [
        ("00:01:08", "1:43-1:51", "has no brackets"),
        ("[[00:01:08]]", "1:45-1:53", "has two pairs of brackets, which make it a wikilink"),
        ("[01:08]", "1:44-1:49", "is not HH:MM:SS"),
        ("[0:01:08]", "1:44-1:51", "is not HH:MM:SS"),
        ("[00:01:08:00]", "1:44-1:55", "is not HH:MM:SS"),
        ("01:08", "1:43-1:48", "has no brackets"),
    ],
)
def test_a_label_in_another_form_is_a_hint(inside: str, span: str, what: str) -> None:
    note = labelled(inside)
    assert check(note, CODE) == f"note.md:{span} hint {CODE} The label {what}: write [00:01:08]"
    assert fixes(note, CODE) == "* safe: Write the timestamp as 00:01:08"
    assert fix(note, CODE) == anchor("00:01:08")


@pytest.mark.parametrize("inside", ["[00:01:08]", "how it began", "[part one]", "**[00:01:08]**"])
def test_words_are_the_choice_of_the_writer(inside: str) -> None:
    assert check(labelled(inside)) == ""


def test_attributes_are_not_lost_without_asking() -> None:
    note = '<a class="yt-timestamp" data-t="00:01:08" title="The turn">01:08</a>'
    assert fixes(note) == "* offered: Write the timestamp as 00:01:08"


def test_another_time_is_a_mismatch_whatever_its_form() -> None:
    assert check(labelled("01:09")).split()[2] == "timestamp.label-mismatch"
