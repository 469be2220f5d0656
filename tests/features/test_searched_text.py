"""Searching many names in one text gives what comparing each of them gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.search import match, scattered
from notes_lsp.features.searched_text import COMPARED, SearchedText, search_lines

NAMES = st.lists(st.text("ab \u2028é", min_size=1, max_size=6), max_size=8)


def searched(owners: list[list[str]]) -> SearchedText[str]:
    found: SearchedText[str] = SearchedText()
    found.fill({str(number): search_lines(names) for number, names in enumerate(owners)})
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
    lines.fill({"1": "two\n", **many})
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
