"""Searching many names in one text gives what comparing each of them gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.owned_lines import OwnedLines, search_lines
from notes_lsp.features.search import match, scattered
from notes_lsp.features.searched_text import COMPARED, SearchedText
from notes_lsp.vault.numbering import Numbering

NAMES = st.lists(st.text("ab \u2028é", min_size=1, max_size=6), max_size=8)


def searched(owners: list[list[str]]) -> OwnedLines[str]:
    found: OwnedLines[str] = OwnedLines(Numbering())
    found.fill((str(number), search_lines(names)) for number, names in enumerate(owners))
    return found


@given(st.lists(NAMES, max_size=4), st.text("ab é", max_size=4))
def test_it_finds_what_fits_each_name(owners: list[list[str]], typed: str) -> None:
    lines = searched(owners)
    fit_of = scattered(typed) if len(typed) > 1 else lambda _: None
    expected = {
        (str(number), line): match(typed, name) or fit_of(name)
        for number, names in enumerate(owners)
        for line, name in enumerate(names)
    }
    found = {lines.at(place): fit for place, fit in lines.fits(typed, 1000).items()}
    assert found == {place: fit for place, fit in expected.items() if fit is not None}


def test_the_owners_that_come_first_are_compared() -> None:
    lines = searched([["a"]] * (COMPARED + 5))
    found = [lines.at(place)[0] for place in lines.fits("a", 10_000)]
    assert found == [str(number) for number in range(COMPARED)]


def test_owners_change_and_go() -> None:
    lines = searched([["one"], ["two"], ["three"]])
    assert lines.change({"1": "other\n", "9": "new\nname\n"}, ["0"])
    assert [lines.at(place) for place in lines.fits("", 100)] == [
        ("2", 0),
        ("1", 0),
        ("9", 0),
        ("9", 1),
    ]
    assert [lines.at(place) for place in lines.fits("na", 100)] == [("9", 1)]
    assert not list(lines.in_pieces("two").inside)
    assert "0" not in lines
    assert [lines.lines_of(owner) for owner in "0129"] == ["", "other\n", "three\n", "new\nname\n"]


def test_owners_may_have_no_lines() -> None:
    lines = searched([[], [], ["one", "two"], []])
    assert [lines.lines_of(owner) for owner in "0123"] == ["", "", "one\ntwo\n", ""]
    assert lines.change({"0": "zero\n"}, ["1", "3"])
    assert [owner for owner in "0123" if owner in lines] == ["0", "2"]
    assert [lines.at(place) for place in lines.fits("", 100)] == [("2", 0), ("2", 1), ("0", 0)]


def test_after_many_changes_it_is_time_to_begin_anew() -> None:
    lines = searched([["one"], ["two"]])
    many = {f"new {number}": "three\n" for number in range(60)}
    assert not lines.change(many)
    assert [lines.at(place) for place in lines.fits("t", 100)] == [("1", 0)]
    changes = 0
    while lines.change({"1": f"two {changes}\n"}):
        changes += 1
    assert changes >= 100
    assert [lines.at(place) for place in lines.fits("two", 100)] == [("1", 0)]
    lines.fill([("1", "two\n"), *many.items()])
    assert lines.change({"1": "other\n"})


def test_letters_at_the_starts_of_words_come_first() -> None:
    fit_of = scattered("osa")
    names = ["chaos an", "xo set a", "open source ai", "os far", "nothing"]
    fits = {name: fit for name in names if (fit := fit_of(name)) is not None}
    assert sorted(fits, key=fits.__getitem__) == [
        "open source ai",
        "os far",
        "chaos an",
        "xo set a",
    ]


def test_whole_lines_are_known() -> None:
    lines = SearchedText(["one two\n", "three\n"])
    asked = ("one two", "three", "two", "one", "four")
    assert [line for line in asked if lines.has_line(line)] == ["one two", "three"]
