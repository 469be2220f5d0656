"""Which names are slips for others, that the index finds what a search would, and that a change
names the notes for which another note is meant now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from notes_lsp.vault import spelling
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.spelling import Meant, is_slip_for
from notes_lsp.vault.vault import Vault
from tests import vaultfix
from tests.memory import facts_of, vault_of


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("scaling_lawss", "scaling_laws"),
        ("Scaling law", "scaling_laws"),
        ("history of the compter", "history_of_the_computer"),
        ("the_role_of_product_managers", "role_of_product_managers"),
        ("role_and_value_on_programming", "role_and_value_in_programming"),
        ("ai_alignment_and_challenges", "ai_alignment_challenges"),
        ("innovating_within_companies", "innovation_within_companies"),
        ("gpt_4_agnets_for_beginners", "gpt_4_agents_for_beginners"),
        ("chip", "chips"),
        ("sociatal", "societal"),
        ("Größenordnungen", "Grössenordnungenn"),
    ],
)
def test_a_slip_is_one_either_way(written: str, name: str) -> None:
    assert is_slip_for(written, name)
    assert is_slip_for(name, written)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("scaling_laws", "scaling_laws"),
        ("Scaling-Laws", "scaling_laws"),
        ("gpt_3_agents", "gpt_4_agents"),
        ("podcast_summary_2023", "podcast_summary_2024"),
        ("transcript_part_one", "transcript_part_two"),
        ("transcript_part_i", "transcript_part_ii"),
        ("llama3_for_developers", "llama_for_developers"),
        ("migrating_from_postgres", "migrating_to_postgres"),
        ("the_role_of_managers_in_leadership", "the_role_of_engineers_in_leadership"),
        ("open_source_ai_development", "open_source_development"),
        ("react", "preact"),
        ("stack", "stock"),
        ("visa", "vista"),
        ("ai", "ais"),
        ("langgraph", "langchain"),
        ("scaling", "scaling_laws"),
        ("laws_of_scaling", "scaling_laws"),
        ("机器学习课程第一讲", "机器学习课程第二讲"),
        ("プログラミング入門編上", "プログラミング入門編下"),
        ("", ""),
        ("the", "of the"),
        ("C#", "C"),
    ],
)
def test_another_name_is_no_slip(written: str, name: str) -> None:
    assert not is_slip_for(written, name)
    assert not is_slip_for(name, written)


VAULT = """
//- x/a.md
//- x/scaling_laws.md
//- x/n1.md
---
title: What a wafer costs
aliases: [Price of a wafer]
---
# Of wafers and prices
//- y/training_data.md
//- y/scaling_law.md
"""


@pytest.mark.parametrize(
    ("source", "target", "meant"),
    [
        ("x/a.md", "scaling_lawss", Meant(NotePath("x/scaling_laws.md"), "scaling_laws")),
        ("x/a.md", "scalling_law", Meant(NotePath("x/scaling_laws.md"), "scaling_laws")),
        ("y/a.md", "scalling_law", Meant(NotePath("y/scaling_law.md"), "scaling_law")),
        ("a.md", "scalling_law", Meant(NotePath("y/scaling_law.md"), "scaling_law")),
        ("a.md", "scaling_lawss", Meant(NotePath("x/scaling_laws.md"), "scaling_laws")),
        ("a.md", "z/Scaling lawss.md", Meant(NotePath("x/scaling_laws.md"), "scaling_laws")),
        ("x/a.md", "what wafer cost", Meant(NotePath("x/n1.md"), "What a wafer costs")),
        ("x/a.md", "prices of a wafer", Meant(NotePath("x/n1.md"), "Price of a wafer")),
        ("x/a.md", "traning_data", Meant(NotePath("y/training_data.md"), "training_data")),
        ("x/a.md", "of wafers and price", None),
        ("x/a.md", "entirely_other", None),
    ],
)
def test_the_note_that_is_meant(source: str, target: str, meant: Meant | None) -> None:
    vault = vault_of(vaultfix.read(VAULT).files)
    assert vault.spelling.meant(NotePath(source), target) == meant


def test_of_two_names_of_a_note_the_one_that_was_written() -> None:
    vault = vault_of({"scaling_laws.md": "---\ntitle: Scaling laws\n---\n"})
    note, source = NotePath("scaling_laws.md"), NotePath("a.md")
    assert vault.spelling.meant(source, "Scaling law") == Meant(note, "Scaling laws")
    assert vault.spelling.meant(source, "scaling_law") == Meant(note, "scaling_laws")


# Against a search through all names

WORDS = st.sampled_from(
    [
        *("scaling", "scalings", "scalling", "Scaling", "laws", "law", "the", "of", "gpt", "gpts"),
        *("training", "trainings", "straining", "data", "datas", "第一", "react", "reacts", "4"),
    ]
)
SPELLED = st.lists(WORDS, min_size=1, max_size=3).flatmap(
    lambda words: st.sampled_from([" ", "_", "-"]).map(lambda sign: sign.join(words))
)
PATHS = st.builds("{}{}.md".format, st.sampled_from(["", "x/", "y/"]), SPELLED)
TEXTS = st.builds(
    lambda title, alias, links: (
        f'---\ntitle: "{title}"\naliases: ["{alias}"]\n---\n'
        + " ".join(f"[[{link}]]" for link in links)
    ),
    SPELLED,
    SPELLED,
    st.lists(SPELLED, max_size=3),
)


def searched(files: Mapping[str, str], source: str, target: str) -> Meant | None:
    """What is meant, by looking at all names of all notes."""
    names = [
        Meant(path, name)
        for path, own in vault_of(files).index.names.items()
        for name in (own.stem, own.title, *own.aliases)
        if name
    ]
    if any(fold(found.name) == fold(target) for found in names):
        return None
    return min(
        (found for found in names if is_slip_for(target, found.name)),
        key=lambda found: (
            folder_of(found.note) != folder_of(source),
            -fuzz.ratio(fold(target), fold(found.name)),
            found.note,
            -fuzz.ratio(target, found.name),
            found.name,
        ),
        default=None,
    )


@settings(max_examples=300)
@given(st.dictionaries(PATHS, TEXTS, max_size=6), SPELLED)
def test_the_index_finds_what_a_search_would(files: dict[str, str], target: str) -> None:
    vault = vault_of(files)
    for source in ("x/a.md", "b.md"):
        assert vault.spelling.meant(NotePath(source), target) == searched(files, source, target)


def slips(vault: Vault) -> dict[NotePath, list[Meant | None]]:
    """What is meant by the links of all notes that lead nowhere."""
    return {
        path: [
            vault.spelling.meant(path, link.reference.target.text) if link.dangles else None
            for link in vault.resolved_links(path)
        ]
        for path in vault.index.facts
    }


@settings(max_examples=300)
@given(st.lists(st.tuples(PATHS, TEXTS | st.none()), max_size=8))
def test_a_change_names_every_note_for_which_another_is_meant(
    steps: list[tuple[str, str | None]],
) -> None:
    vault = Vault(Path(), Settings())
    files: dict[str, str] = {}
    for name, text in steps:
        path = NotePath(name)
        before = slips(vault)
        if text is None:
            files.pop(path, None)
            affected = vault.remove(path)
        else:
            files[path] = text
            affected = vault.put(path, facts_of(text))
        after = slips(vault)
        differ = {note for note in before.keys() & after.keys() if before[note] != after[note]}
        assert differ - {path} <= affected
        assert after == slips(vault_of(files))


def test_a_change_names_no_other_notes() -> None:
    vault = vault_of({"a.md": "[[scaling_lawss]]", "b.md": "[[training_datas]]"})
    slips(vault)
    assert vault.put(NotePath("scaling_laws.md"), facts_of("")) == {"a.md"}
    assert vault.put(NotePath("scaling_laws.md"), facts_of("text")) == set()
    assert vault.put(NotePath("quite_another.md"), facts_of("")) == set()
    slips(vault)
    assert vault.remove(NotePath("scaling_laws.md")) == {"a.md"}


def test_what_no_link_says_any_more_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "_ROOM", 4)
    vault = vault_of({"a.md": "[[scaling_lawss]]", "scaling_laws.md": ""})
    slips(vault)
    for end in range(1, 200):
        vault.spelling.meant(NotePath("a.md"), "scaling_laws" + "s" * end)
    assert sum(len(asked.answers) for asked in vault.spelling._asked.values()) < 10
    assert vault.remove(NotePath("scaling_laws.md")) == {"a.md"}
