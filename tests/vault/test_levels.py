"""Levels of rules, note by note."""

from __future__ import annotations

from notes_lsp.vault.levels import RuleLevels
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings

SETTINGS = Settings(
    rules={"link.unresolved": "warning", "link.inexact": "off"},
    per_path={
        "archive/": {"link.unresolved": "hint"},
        "archive/kept/**": {"link.unresolved": "error"},
        "*.draft.md": {"timestamp.shifted": "off"},
    },
)


def test_globs_go_over_rules_and_the_last_one_counts() -> None:
    levels = RuleLevels(SETTINGS)
    assert levels.of(NotePath("a.md")) == {"link.unresolved": "warning", "link.inexact": "off"}
    assert levels.of(NotePath("archive/a.md"))["link.unresolved"] == "hint"
    assert levels.of(NotePath("archive/kept/a.md"))["link.unresolved"] == "error"
    assert levels.of(NotePath("x/a.draft.md")) == {
        "link.unresolved": "warning",
        "link.inexact": "off",
        "timestamp.shifted": "off",
    }


def test_without_globs_there_are_the_rules() -> None:
    assert RuleLevels(Settings()).of(NotePath("a.md")) == {}


def test_a_glob_that_python_warns_of_is_a_glob() -> None:
    levels = RuleLevels(Settings(per_path={"[[:a]x.md": {"link.inexact": "off"}}))
    assert levels.of(NotePath("ax.md")) == {"link.inexact": "off"}
