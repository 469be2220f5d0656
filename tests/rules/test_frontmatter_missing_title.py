"""`frontmatter.missing-title`: notes without a title among notes with one."""

from __future__ import annotations

import pytest

from notes_lsp.vault.paths import NotePath
from tests.memory import facts_of, vault_of
from tests.rules.checking import check, fix, fixes

CODE = "frontmatter.missing-title"

TITLED = "---\ntitle: T{0}\n---\n"


def vault(note: str, name: str = "x/clean_rooms.md", titled: int = 9) -> str:
    others = "".join(f"//- n{n}.md\n{TITLED.format(n)}" for n in range(titled))
    return f"//- {name}\n{note}\n{others}"


def test_it_is_marked_where_the_title_should_stand() -> None:
    message = "Nearly all notes of this vault have a title, this one has none: write title: and it"
    source = vault("---\nvideoId: abcdefghijk\n---\nText")
    assert check(source) == f"x/clean_rooms.md:1:1-1:4 hint {CODE} {message}"
    assert check(vault("Text")) == f"x/clean_rooms.md:1:1-1:1 hint {CODE} {message}"
    source = vault("---\nid: 5\ntitle:\n---\n")
    assert check(source) == f"x/clean_rooms.md:3:1-3:6 hint {CODE} {message}"


@pytest.mark.parametrize(
    "note",
    [
        "---\ntitle: T\n---\n",
        "---\ntitle: 'T'\n---\n",
        "---\ntitle: [T]\n---\n",
        "---\ntitle:\n  - T\n---\n",
        "---\ntitle: |\n  T\n---\n",
        "---\n{id: 5}\n---\n",
        "---\n- 1\n---\n",
        "---\nProse.\n---\n",
        "",
        "  ",
    ],
)
def test_what_has_a_title_or_no_keys_is_left_alone(note: str) -> None:
    assert check(vault(note), CODE) == ""


def test_one_of_ten_may_lack_it_and_ten_notes_there_must_be() -> None:
    note = "---\nid: 5\n---\n"
    assert check(vault(note, titled=9), CODE) != ""
    assert check(vault(note, titled=8), CODE) == ""
    assert check(f"{vault(note, titled=9)}//- other.md\n", CODE) == ""


def test_files_for_others_than_readers_are_left_alone() -> None:
    assert check(vault("Text", "README.md"), CODE) == ""
    assert check(vault("---\nid: 5\n---\n", "README.md"), CODE) != ""


@pytest.mark.parametrize(
    ("note", "after"),
    [
        ("---\nid: 5\n---\n", "---\ntitle: Clean rooms\nid: 5\n---\n\n"),
        ("---\n---\n", "---\ntitle: Clean rooms\n---\n\n"),
        ("---\nid: 5\ntitle:  \n---\n", "---\nid: 5\ntitle: Clean rooms  \n---\n\n"),
        ("---\nid: 5\ntitle:\n---\n", "---\nid: 5\ntitle: Clean rooms\n---\n\n"),
        ("---\r\nid: 5\r\n---\r\n", "---\r\ntitle: Clean rooms\r\nid: 5\r\n---\r\n\n"),
        ("Text", "---\ntitle: Clean rooms\n---\n\nText\n"),
        ("\nText", "---\ntitle: Clean rooms\n---\n\nText\n"),
        ("\ufeffText", "\ufeff---\ntitle: Clean rooms\n---\n\nText\n"),
        ("# Rooms: [[air]]\n", '---\ntitle: "Rooms: air"\n---\n\n# Rooms: [[air]]\n\n'),
    ],
)
def test_the_title_is_offered(note: str, after: str) -> None:
    assert fixes(vault(note), CODE).startswith("* offered: Write the title ")
    assert fix(vault(note), CODE) == after
    (written,) = vault_of({"a.md": after}).index.facts.values()
    assert written.title is not None


def test_a_habit_that_begins_or_ends_concerns_those_without_a_title() -> None:
    notes = {f"n{number}.md": TITLED.format(number) for number in range(8)}
    vault = vault_of({**notes, "a.md": "Text", "b.md": "", "x.md": TITLED.format("x")})
    last = NotePath("n8.md")
    assert vault.put(last, facts_of(TITLED.format(8))) == set()
    assert vault.put(NotePath("b.md"), facts_of(TITLED.format("b"))) == {"a.md"}
    assert vault.remove(last) == set()
    assert vault.remove(NotePath("x.md")) == set()
    assert vault.put(NotePath("c.md"), facts_of("Text")) == {"a.md"}
