"""Trying a text in a vault: for as long as it lasts all is as if it were the note's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.trial import trial
from notes_lsp.vault.vault import Vault
from tests.memory import vault_of

A, B = NotePath("a.md"), NotePath("b.md")
FILES = {"a.md": "---\ntitle: One\n---\nText.\n", "b.md": "[[One]] [[Two]]"}


def led(vault: Vault) -> Iterator[tuple[str, NotePath | None]]:
    """Where the links of `b.md` lead."""
    for link in vault.resolved_links(B):
        yield link.reference.target.text, link.resolution.note


def test_the_vault_sees_the_text_that_is_tried_and_then_the_old_one() -> None:
    vault = vault_of(FILES)
    opened = vault.open_notes[A]
    with trial(vault, A) as put:
        assert dict(led(vault)) == {"One": A, "Two": None}
        put(FILES["a.md"].replace("One", "Two"))
        assert dict(led(vault)) == {"One": None, "Two": A}
        put("\n" * 9)
        assert dict(led(vault)) == {"One": None, "Two": None}
        assert (vault.text(A), vault.lines(A).line_count) == ("\n" * 9, 10)
    assert dict(led(vault)) == {"One": A, "Two": None}
    assert vault.open_notes[A] is opened
    assert vault.lines(A).line_count == 5


def test_a_mistake_does_not_leave_the_text_behind() -> None:
    vault = vault_of(FILES)

    def fail() -> None:
        with trial(vault, A) as put:
            put("")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert dict(led(vault)) == {"One": A, "Two": None}


def test_a_note_that_is_not_open_stays_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("One")
    vault = Vault(tmp_path, Settings())
    vault.put(A, read_note_facts(tmp_path, A, 100))
    with trial(vault, A) as put:
        put("Two")
        assert vault.text(A) == "Two"
    assert (vault.text(A), vault.open_notes) == ("One", {})
