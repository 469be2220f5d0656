"""The facts of many notes: the same whether they are kept as objects or as bytes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault import note_facts
from notes_lsp.vault.facts import Facts, Fault
from notes_lsp.vault.note_facts import NoteFacts, digest_and_fault, pack_facts, unpack_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.records import Records
from tests.memory import facts_of
from tests.vault.test_facts import TEXTS

PATHS = [NotePath(f"{name}.md") for name in "abcd"]
LONE = '<a id="\ud800">'
"""Half a character, which no bytes are for."""

CHANGES = st.lists(
    st.tuples(st.sampled_from(PATHS), st.none() | st.just(LONE) | TEXTS), max_size=12
)


def of_nothing(_: NotePath) -> Facts:
    raise AssertionError("nothing has gone bad")


@pytest.fixture(scope="module", autouse=True)
def _few_objects() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(note_facts, "_MOST_OBJECTS", 1)
        yield


@given(TEXTS)
def test_packed_facts_come_back(text: str) -> None:
    facts = facts_of(text)
    facts.fault = Fault(0, len(text), "odd")
    packed = pack_facts(facts)
    assert packed is not None
    assert unpack_facts(packed) == facts
    assert digest_and_fault(packed) == (facts.digest, facts.fault)


@given(CHANGES)
def test_any_changes_give_what_a_dictionary_gives(
    changes: list[tuple[NotePath, str | None]],
) -> None:
    notes, expected = NoteFacts(of_nothing), dict[NotePath, Facts]()
    for path, text in changes:
        if text is not None:
            expected[path] = facts_of(text)
            notes.put(path, facts_of(text))
        elif path in expected:
            del expected[path]
            notes.remove(path)
        assert list(notes) == list(expected)
        assert {path: notes.packed_lines(path) for path in notes} == {
            path: facts.lines for path, facts in expected.items()
        }
        assert {path: notes.in_passing(path) for path in notes} == expected
        assert dict(notes) == expected
        assert all((path in notes) == (path in expected) for path in PATHS)


def test_notes_known_by_name_alone_are_listed() -> None:
    notes, head = NoteFacts(of_nothing), Facts.of_nothing()
    head.complete = False
    for path in PATHS:
        notes.put(path, head)
    notes.put(PATHS[0], facts_of("text"))
    notes.remove(PATHS[1])
    assert notes.incomplete == set(PATHS[2:])


def test_what_went_bad_on_disk_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = NoteFacts(lambda path: facts_of(f"# {path}"))
    for path in PATHS:
        notes.put(path, facts_of("text"))
    monkeypatch.setattr(Records, "read", lambda self, number: None)
    assert notes[PATHS[3]] == facts_of("text")  # still an object
    assert notes[PATHS[0]].first_heading == "a.md"
    assert notes.packed(PATHS[0]) == pack_facts(facts_of("# a.md"))
