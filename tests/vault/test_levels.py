"""Levels of rules, note by note."""

from __future__ import annotations

import pytest

from notes_lsp.vault.levels import RuleLevels, level_of, patterns_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Levels, Settings

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


def test_what_may_stand_for_a_code() -> None:
    assert patterns_of("link.unresolved") == ("link.unresolved", "link.*", "*")


@pytest.mark.parametrize(
    ("rules", "path", "level"),
    [
        ({}, {}, None),
        ({"timestamp.*": "error"}, {}, None),
        ({"link.*": "error"}, {}, "error"),
        ({"*": "hint", "link.*": "error"}, {}, "error"),
        ({"*": "off", "link.*": "hint", "link.unresolved": "error"}, {}, "error"),
        ({"link.unresolved": "error"}, {"link.*": "hint"}, "hint"),
        ({"link.unresolved": "error"}, {"*": "off"}, "off"),
        ({"link.unresolved": "error"}, {"link.inexact": "off"}, "error"),
        ({"link.*": "error"}, {"*": "hint"}, "hint"),
        ({"*": "error"}, {"link.*": "hint"}, "hint"),
        ({"link.unresolved": "off"}, {"*": "hint"}, "off"),
        ({"link.*": "off"}, {"*": "hint"}, "off"),
        ({"link.*": "off"}, {"link.*": "hint"}, "hint"),
        ({"link.unresolved": "off"}, {"*": "hint", "link.unresolved": "error"}, "error"),
    ],
)
def test_the_own_code_goes_over_its_namespace_and_that_over_everything(
    rules: Levels, path: Levels, level: str | None
) -> None:
    levels = RuleLevels(Settings(rules=rules, per_path={"a.md": path})).of(NotePath("a.md"))
    assert level_of(levels, "link.unresolved") == level
