"""`link.unclosed`: links that lack closing brackets."""

from __future__ import annotations

import pytest

from notes_lsp.vault.paths import NotePath
from tests.memory import facts_of, vault_of
from tests.rules.checking import check, fix, fixes

CODE = "link.unclosed"


def vault(line: str) -> str:
    return f"//- a.md\n{line}\n//- gates.md\n---\ntitle: Bill Gates\n---\n//- 12.md\n//- x.png\n"


def test_it_is_marked_from_its_brackets_to_where_it_should_end() -> None:
    assert check(vault("By [[gates | Bill Gates'] astute moves.")) == (
        "a.md:1:4-1:26 warning link.unclosed The link to “gates” is not closed: write ] after it"
    )
    assert check(vault("By [[gates | Bill Gates.")) == (
        "a.md:1:4-1:24 warning link.unclosed The link to “gates” is not closed: write ]] after it"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("By [[gates | Gates'] moves", "By [[gates | Gates']] moves"),
        ("By [[gates] and others", "By [[gates]] and others"),
        ("By [[Bill Gates|him] and others", "By [[Bill Gates|him]] and others"),
        ("By [[not_there_yet | him] and others", "By [[not_there_yet | him]] and others"),
        ("![[x.png|300]", "![[x.png|300]]"),
        ("By [[gates", "By [[gates]]"),
        ("By [[gates#Life.", "By [[gates#Life]]."),
    ],
)
def test_it_is_closed(before: str, after: str) -> None:
    assert fixes(vault(before), CODE).startswith("* safe: Write ]")
    assert fix(vault(before), CODE) == f"{after}\n"
    assert check(vault(after), CODE) == ""


def test_where_an_open_alias_ends_nobody_knows() -> None:
    assert fixes(vault("By [[gates | Bill Gates himself"), CODE) == "* offered: Write ]]"
    assert fix(vault("By [[gates | him.\nMore."), CODE) == "By [[gates | him]].\nMore.\n"


@pytest.mark.parametrize(
    "line",
    [
        "[[gates | him]] [[gates]]",
        "Type [[ to begin. [[x | x <- xs] of [[0 -1] and [[some words",
        "[[not_there_yet | him",
        "[[12] and [[12], [[12",
        f"[[gates | {'words and ' * 9}more",
        "[[gates | ] and [[#Top",
        "[[gates](https://example.org) `[[gates]` $[[gates]$",
    ],
)
def test_what_may_be_meant_otherwise_is_left_alone(line: str) -> None:
    assert check(vault(line), CODE) == ""


def test_it_is_looked_at_again_when_the_note_comes() -> None:
    vault = vault_of({"a.md": "By [[gates and [[Fab\n", "b.md": ""})
    assert vault.put(NotePath("fab.md"), facts_of("")) == {NotePath("a.md")}
