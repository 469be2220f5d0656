"""Which name is near enough to be meant."""

from __future__ import annotations

import pytest

from notes_lsp.vault.nearest import nearest_heading, nearest_note
from notes_lsp.vault.paths import NotePath
from tests import vaultfix
from tests.memory import facts_of, vault_of

VAULT = """
//- x/a.md
//- x/scaling_laws.md
//- x/scaling_limits.md
//- x/n1.md
---
title: What a wafer costs
aliases: [Price of a wafer]
---
//- y/training_data.md
"""


@pytest.mark.parametrize(
    ("target", "note"),
    [
        ("scaling_lawss", "x/scaling_laws.md"),
        ("Scaling Law", "x/scaling_laws.md"),
        ("y/scaling_lawz", "x/scaling_laws.md"),
        ("what a wafer cost", "x/n1.md"),
        ("prices of a wafer", "x/n1.md"),
        ("traning_data", "y/training_data.md"),
        ("scaling", None),
        ("entirely_other", None),
        ("", None),
    ],
)
def test_the_nearest_note(target: str, note: str | None) -> None:
    assert nearest_note(vault_of(vaultfix.read(VAULT).files), NotePath("x/a.md"), target) == note


def test_the_own_folder_comes_first() -> None:
    names = ("a/training_run.md", "b/training_runs.md", "a/n.md", "b/n.md")
    vault = vault_of(dict.fromkeys(names, ""))
    assert nearest_note(vault, NotePath("a/n.md"), "training_runsx") == "a/training_run.md"
    assert nearest_note(vault, NotePath("b/n.md"), "training_runsx") == "b/training_runs.md"


def test_large_vaults_are_not_searched_whole() -> None:
    files = {f"many/n{number}.md": "" for number in range(2000)}
    vault = vault_of({"x/scaling_laws.md": "", **files})
    assert nearest_note(vault, NotePath("many/n1.md"), "scaling_lawss") is None
    assert nearest_note(vault, NotePath("x/scaling_laws.md"), "scaling_lawss") is not None


@pytest.mark.parametrize(
    ("fragment", "heading"),
    [
        ("Cost of training", "Costs of training"),
        ("COSTS  of  trainings", "Costs of training"),
        ("Data#Cost of training", "Costs of training"),
        ("Chips", None),
        ("Using C", None),
        ("", None),
    ],
)
def test_the_nearest_heading(fragment: str, heading: str | None) -> None:
    facts = facts_of("# Data\n## Costs of **training**\n## Using C#\n")
    assert nearest_heading(facts, fragment) == heading
