"""Sets of members under keys, against plain sets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault.numbering import Numbering
from notes_lsp.vault.postings import Postings

CHANGES = st.lists(st.tuples(st.booleans(), st.sampled_from("xyz"), st.sampled_from("abc")))


def naive(changes: list[tuple[bool, str, str]]) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = {}
    for adds, key, member in changes:
        members = sets.setdefault(key, set())
        members.add(member) if adds else members.discard(member)
    return {key: members for key, members in sets.items() if members}


def made(changes: list[tuple[bool, str, str]]) -> Postings[str]:
    postings: Postings[str] = Postings(Numbering())
    change(postings, changes)
    return postings


def change(postings: Postings[str], changes: list[tuple[bool, str, str]]) -> None:
    for adds, key, member in changes:
        postings.add(key, member) if adds else postings.discard(key, member)


@given(CHANGES)
def test_any_changes_give_what_sets_give(changes: list[tuple[bool, str, str]]) -> None:
    postings, sets = made(changes), naive(changes)
    assert {key: set(postings.of(key)) for key in postings} == sets
    for key in "xyz":
        assert (key in postings) == (key in sets)
        assert set(postings.of(key)) == sets.get(key, set())
        assert postings.count(key) == len(sets.get(key, ()))


@given(CHANGES, CHANGES)
def test_equal_contents_are_equal_however_they_were_reached(
    one: list[tuple[bool, str, str]], other: list[tuple[bool, str, str]]
) -> None:
    assert (made(one) == made(other)) == (naive(one) == naive(other))


def test_what_is_not_there_is_left_alone() -> None:
    postings = made([(True, "x", "a"), (False, "x", "b"), (False, "y", "a")])
    assert postings == made([(True, "x", "a")])
    assert list(postings.of("y")) == []


@given(CHANGES, CHANGES)
def test_packed_ones_come_back_and_can_be_changed(
    before: list[tuple[bool, str, str]], after: list[tuple[bool, str, str]]
) -> None:
    postings = Postings(Numbering("cba"), made_with(Numbering("cba"), before).packed())
    assert postings == made(before)
    change(postings, after)
    assert postings == made(before + after)
    assert Postings(Numbering("cba"), postings.packed()) == postings


def made_with(numbering: Numbering[str], changes: list[tuple[bool, str, str]]) -> Postings[str]:
    postings = Postings(numbering)
    change(postings, changes)
    return postings
