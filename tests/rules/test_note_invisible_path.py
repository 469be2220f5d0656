"""`note.invisible-path`: names with characters that nobody sees."""

from __future__ import annotations

import pytest

from notes_lsp.vault.paths import NotePath
from tests.memory import facts_of, vault_of
from tests.rules.checking import check, fixes, text

CODE = "note.invisible-path"


def test_a_folder_is_told_once_at_its_first_note() -> None:
    source = "//- \u2068cleo\u2069/b.md\nText.\n//- \u2068cleo\u2069/a.md\n//- other/a.md\n"
    assert check(source) == (
        "\u2068cleo\u2069/a.md:1:1-1:1 hint note.invisible-path "
        "The name of the folder “cleo” has characters that nobody sees (U+2068, U+2069): rename it"
    )
    assert fixes(source) == ""


def test_a_note_is_told_for_itself() -> None:
    assert check("//- x/a\u200bb\u200b.md\n//- x/c\u00ad.md\n") == text(
        """
        x/a\u200bb\u200b.md:1:1-1:1 hint note.invisible-path The name of the note “ab.md” has characters that nobody sees (U+200B): rename it
        x/c\u00ad.md:1:1-1:1 hint note.invisible-path The name of the note “c.md” has characters that nobody sees (U+00AD): rename it
        """  # noqa: E501
    )


@pytest.mark.parametrize("name", ["a\u200d", "\u200cab", "می\u200cx"])
def test_joiners_that_join_nothing_count(name: str) -> None:
    assert check(f"//- {name}.md\n", CODE) != ""


@pytest.mark.parametrize("name", ["plain", "é𝄞 東京", "👩\u200d🔬", "❤\ufe0f\u200d🔥", "क्\u200dष"])
def test_letters_and_emoji_that_need_joiners_are_left_alone(name: str) -> None:
    assert check(f"//- {name}/{name}.md\n") == ""


def test_the_notes_that_were_and_are_the_first_are_looked_at_again() -> None:
    folder = "\u2068cleo\u2069"
    vault = vault_of({f"{folder}/b.md": "", f"{folder}/c.md": "", "d.md": ""})
    first, second = NotePath(f"{folder}/a.md"), NotePath(f"{folder}/b.md")
    assert vault.put(first, facts_of("")) == {second}
    assert vault.put(first, facts_of("text")) == set()
    assert vault.put(NotePath(f"{folder}/x.md"), facts_of("")) == set()
    assert vault.remove(NotePath(f"{folder}/x.md")) == set()
    assert vault.remove(first) == {second}
