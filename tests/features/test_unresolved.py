"""What a vault lacks: what counts as one missing note, in which order, and what may be meant."""

from __future__ import annotations

from notes_lsp.features.unresolved import missing_notes, suggestions
from notes_lsp.vault.nearest import NearestNames
from notes_lsp.vault.settings import Links, Settings
from tests import vaultfix
from tests.memory import vault_of

VAULT = """
//- x/a.md
[[Nubank]] [[nubank]] [[growth_model]] [[lost]] ![[lost]]
//- x/b.md
[[Nubank.md]] [[Scaling Laws]] [[growth_model | x]] `[[lost]]` [[00:24:36]]
//- x/c.md
[[nu-bank#History]] [[AI growth models]] [[a]] [[#Part]] [[photo.png]]
//- x/growth_models.md
//- y/one.md
---
title: Scaling laws
---
//- z/two.md
---
title: Scaling laws
---
"""


def lacks(source: str, settings: Settings | None = None) -> list[str]:
    """A line for each missing note: how many notes and links want it, where it stands first, and
    what may be meant."""
    vault = vault_of(vaultfix.read(source).files, settings)
    nearest = NearestNames(vault)
    lines = []
    for missing in missing_notes(vault, vault.index.facts):
        place = f"{missing.links[0].note}:{missing.links[0].span.start}"
        meant = [item.target for item in suggestions(vault, missing, nearest)]
        counts = f"{len(missing.notes)} {len(missing.links)}"
        lines.append(f"{counts} {missing.target} {place} {' '.join(meant)}".strip())
    return lines


def test_spellings_of_one_name_count_together_and_what_most_notes_want_comes_first() -> None:
    assert lacks(VAULT) == [
        "3 4 Nubank x/a.md:2",
        "2 2 growth_model x/a.md:24 growth_models",
        "1 2 lost x/a.md:41",
        "1 1 AI growth models x/c.md:22 growth_models",
        "1 1 Scaling Laws x/b.md:16 one two",
    ]


def test_the_spelling_that_most_links_have_is_the_name() -> None:
    assert lacks("[[b_c]] [[B C]] [[B C]]") == ["1 3 B C note.md:2"]
    assert lacks("[[b_c]] [[B C]]") == ["1 2 B C note.md:2"]


def test_what_is_ignored_is_not_missing() -> None:
    settings = Settings(links=Links(ignore_targets=("todo_*",)))
    assert lacks("[[todo_x]] [[y]]", settings) == ["1 1 y note.md:13"]


def test_only_the_notes_that_are_asked_for() -> None:
    vault = vault_of({"a.md": "[[lost]]", "b.md": "[[lost]] [[left]]"})
    found = missing_notes(vault, [path for path in vault.index.facts if path == "a.md"])
    assert [(missing.target, missing.notes) for missing in found] == [("lost", {"a.md": 1})]
