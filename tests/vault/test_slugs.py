"""The rules by which titles become file names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault.slugs import (
    Followed,
    SlugCounts,
    SlugRule,
    is_slug,
    rules_followed,
    slug,
    title_from,
)

ALL: frozenset[SlugRule] = frozenset({"underscore", "dash", "title"})


@pytest.mark.parametrize(
    ("text", "rule", "looks"),
    [
        ("scaling_laws", "underscore", True),
        ("scaling", "underscore", True),
        ("Scaling Laws", "underscore", False),
        ("scaling-laws", "underscore", False),
        ("scaling-laws", "dash", True),
        ("Scaling-laws", "dash", False),
        ("scaling", "title", False),
        ("", "dash", False),
    ],
)
def test_what_looks_like_a_file_name(text: str, rule: SlugRule, looks: bool) -> None:
    assert is_slug(text, rule) is looks


@pytest.mark.parametrize(
    ("title", "underscore", "dash", "name"),
    [
        ("Scaling Laws", "scaling_laws", "scaling-laws", "Scaling Laws"),
        ("chips", "chips", "chips", "chips"),
        ("R&D: what's next?", "rd_whats_next", "rd-whats-next", "R&D what's next"),
        ("Pre-training  of GPT_4", "pretraining__of_gpt4", "pre-training-of-gpt-4", None),
        ("AC/DC [live] #1.", "acdc_live_1", "acdc-live-1", "ACDC live 1"),
        ("Übung macht’s", "übung_machts", "übung-machts", "Übung macht’s"),
        ("हिन्दी भाषा 2", "हिन्दी_भाषा_2", "हिन्दी-भाषा-2", "हिन्दी भाषा 2"),
        ("量子 计算", "量子_计算", "量子-计算", "量子 计算"),
        ("???", "", "", ""),
    ],
)
def test_each_rule(title: str, underscore: str, dash: str, name: str | None) -> None:
    expected = name if name is not None else "Pre-training of GPT_4"
    found = (slug(title, "underscore"), slug(title, "dash"), slug(title, "title"))
    assert found == (underscore, dash, expected)


@given(st.text(st.characters(max_codepoint=126)))
def test_underscore_is_the_rule_that_the_video_notes_were_made_by(title: str) -> None:
    generated = re.sub(r"[^A-Za-z0-9 ]+", "", title).replace(" ", "_").lower()
    assert slug(title, "underscore") == generated


@pytest.mark.parametrize(
    ("title", "stem", "rules"),
    [
        ("Scaling Laws", "scaling_laws", {"underscore"}),
        ("Scaling Laws", "scaling-laws", {"dash"}),
        ("Scaling Laws", "Scaling Laws", {"title"}),
        ("chips", "chips", ALL),
        ("Chips", "chips", {"underscore", "dash"}),
        ("Café culture", "caf_culture", {"underscore"}),
        ("Café culture", "café_culture", {"underscore"}),
        ("Cafe\u0301", "caf\u00e9", {"underscore", "dash"}),
        ("nikhil.kamath", "nikhil.kamath", {"title"}),
        ("A: b", "A b", {"title"}),
        ("Scaling Laws", "laws", set()),
        ("???", "???", {"title"}),
    ],
)
def test_a_note_follows_a_rule(title: str, stem: str, rules: set[SlugRule]) -> None:
    assert rules_followed(title, stem) == rules


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("scaling_laws", "Scaling laws"),
        ("scaling-laws", "Scaling laws"),
        ("pre-training_data", "Pre-training data"),
        ("Scaling laws", "Scaling laws"),
        ("GPT_4", "GPT 4"),
        ("well-known name", "Well-known name"),
        ("__", ""),
    ],
)
def test_a_title_is_guessed_from_a_name(stem: str, title: str) -> None:
    assert title_from(stem) == title


def test_the_rule_of_a_folder_and_of_the_vault() -> None:
    counts = SlugCounts()
    assert counts.majority() is None
    for number in range(9):
        counts.count("x", f"A {number}", f"a_{number}", 1)
    counts.count("y", "A b", "a-b", 1)
    assert counts.majority("x") == Followed("underscore", 9, 9)
    assert counts.majority("y") == Followed("dash", 1, 1)
    assert counts.majority() == Followed("underscore", 9, 10)
    assert counts.agreed("x") is None
    counts.count("x", "A", "b", 1)
    assert counts.agreed("x") == "underscore"
    counts.count("x", "A", "c", 1)
    assert counts.agreed("x") is None
    counts.count("x", "A", "c", -1)
    assert counts.agreed("x") == "underscore"


def test_of_rules_that_as_many_follow_the_first_counts() -> None:
    counts = SlugCounts()
    counts.count("x", "Keels", "keels", 1)
    assert counts.majority() == Followed("underscore", 1, 1)


def test_counts_that_are_taken_back_leave_nothing() -> None:
    counts = SlugCounts()
    counts.count("x", "A", "a", 1)
    assert counts != SlugCounts()
    counts.count("x", "A", "a", -1)
    assert counts == SlugCounts()
