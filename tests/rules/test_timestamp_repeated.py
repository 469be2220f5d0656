"""`timestamp.repeated`: the same anchor twice side by side."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes
from tests.rules.stamp_notes import anchor, note, pair, shifted, spread

CODE = "timestamp.repeated"

A = anchor("00:12:34")
B = anchor("00:12:35")


@pytest.mark.parametrize("between", ["", " ", ", ", " - ", " and ", ","])
def test_the_second_goes_with_what_is_between(between: str) -> None:
    text = f"Salted ({A}{between}{A}).\n"
    start = 9 + len(A) + len(between)
    assert check(text, CODE) == (
        f"note.md:1:{start}-1:{start + len(A)} hint {CODE} (unnecessary) "
        "00:12:34 stands here already: one timestamp is enough"
    )
    assert fixes(text, CODE) == "* safe: Take the repeated timestamp away"
    assert fix(text, CODE) == f"Salted ({A}).\n"


def test_of_a_long_row_one_is_left() -> None:
    text = f"Says {' '.join([A] * 300)}, {B} so.\n"
    assert len(check(text, CODE).splitlines()) == 299
    assert fix(text, CODE) == f"Says {A}, {B} so.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{A}, {B}, {A}",
        f"{A} as {A}",
        f"{A}\n{A}",
        f"{A}\n\n{A}",
        f"- {A}\n- {A}",
        f"| {A} | {A} |\n|-|-|",
        f"{A}`{A}`",
        "[00:12:34](https://youtu.be/zzzzzzzzzzz?t=754) " * 2,
        "[00:12:34](#t=00:12:34) [00:12:34](#t=00:12:34)",
        f"{A} [00:12:34](#t=00:12:34) {A}",
    ],
)
def test_what_is_no_repetition(text: str) -> None:
    assert check(text, CODE) == ""


def test_what_shows_something_else_stays() -> None:
    assert check(f"{A} {anchor('00:12:34', '00:12:39')} {A}", CODE).split()[0].startswith("note.md")
    assert fix(f"{A} {anchor('00:12:34', '00:12:39')} {A}", CODE) == (
        f"{A} {anchor('00:12:34', '00:12:39')}"
    )


def test_other_defects_go_first() -> None:
    text = f'{A} <a class="yt-timestamp" data-t="00:12:34"></a>'
    assert check(text, CODE) == ""
    assert check(fix(text, "timestamp.label-empty"), CODE) != ""


def test_shifted_ones_are_repaired_first() -> None:
    siblings = pair("00:59:59")
    loop = " ".join([anchor("42:34:00")] * 30)
    files = note("a.md", [*shifted(spread("00:55:00")), loop]) + siblings
    assert check(files, CODE) == ""
    mended = f"//- a.md\n{fix(files, 'timestamp.shifted')}"
    assert f"//- a.md\n{fix(mended + siblings, CODE)}" == note(
        "a.md", [*spread("00:55:00"), "00:42:34"]
    )


def test_a_heading_is_not_changed_without_asking() -> None:
    assert fixes(f"# Salt {A} {A}\n", CODE) == "* offered: Take the repeated timestamp away"
