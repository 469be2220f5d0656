"""The anchors of a note, kept for all links that ask."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.vault import anchors
from notes_lsp.vault.anchors import Anchors, block_name
from notes_lsp.vault.names import heading_key
from notes_lsp.vault.paths import NotePath
from tests.memory import facts_of, vault_of


@pytest.mark.parametrize(
    ("fragment", "name"),
    [("^one", "one"), ("Heading#^one", "one"), ("A#B# ^one ", "one"), ("Heading", ""), ("^", "")],
)
def test_the_block_that_a_fragment_names(fragment: str, name: str) -> None:
    assert block_name(fragment) == name


def test_headings_below_a_heading() -> None:
    found = Anchors.of(facts_of("# A\n## B\n### C\n## D\n# E\n"))
    below = {
        heading.text: "".join(other.text for other in found.below(heading))
        for heading in found.headings
    }
    assert below == {"A": "BCD", "B": "C", "C": "", "D": "", "E": ""}


TITLES = st.sampled_from(["a", "A", "B", "b", "a b"])
HEADINGS = st.lists(st.tuples(st.integers(1, 6), TITLES), max_size=12)


def first_way(found: Anchors, steps: list[str], start: int = 0, end: int = 99) -> list[int]:
    """The same as `along`, for steps that are headings' texts, without anything kept."""
    for index, heading in enumerate(found.headings):
        if start <= index < end and heading.text.lower() == steps[0]:
            if len(steps) == 1:
                return [index]
            below = index + 1 + len(found.below(heading))
            way = first_way(found, steps[1:], index + 1, below)
            if way:
                return [index, *way]
    return []


@settings(max_examples=300)
@given(HEADINGS, st.lists(st.lists(st.sampled_from("abx"), min_size=1, max_size=4), max_size=4))
def test_steps_lead_along_the_first_headings_that_are_below_each_other(
    headings: list[tuple[int, str]], asked: list[list[str]]
) -> None:
    found = Anchors.of(facts_of("".join(f"{'#' * level} {name}\n" for level, name in headings)))
    for steps in asked:
        assert found.along("#".join(steps)) == first_way(found, steps)


@pytest.mark.parametrize("count", [50, 100, 200])
def test_a_table_of_contents_compares_each_heading_once(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(text: str) -> str:
        asked.append(text)
        return heading_key(text)

    monkeypatch.setattr(anchors, "heading_key", counted)
    found = Anchors.of(facts_of("".join(f"# Heading {number}\n" for number in range(count))))
    for number in range(count):
        assert found.heading(f"Heading {number}") is found.headings[number]
    assert len(asked) == 3 * count  # the heading, the heading as written, the fragment


def test_a_vault_keeps_them_until_the_note_changes() -> None:
    vault = vault_of({"a.md": "# One\n"})
    path = NotePath("a.md")
    assert vault.anchors_of(path) is vault.anchors_of(path)
    vault.put(path, facts_of("# Two\n"))
    assert [heading.text for heading in vault.anchors_of(path).headings] == ["Two"]
    vault.remove(path)
    assert list(vault.anchors_of(path).headings) == []
