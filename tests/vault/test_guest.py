"""A note that is no file yet, in the vault for as long as somebody looks at it."""

from __future__ import annotations

from notes_lsp.rules.judge import judge
from notes_lsp.text.document import Document
from notes_lsp.vault.guest import guest
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.vault import GUEST
from tests.memory import vault_of

FILES = {"a.md": "[[New]] [[b]]\n", "b.md": "# B\n"}


def test_it_is_judged_as_one_of_the_vault() -> None:
    vault = vault_of(FILES)
    with guest(vault, OpenNote(Document("---\ntitle: New\n---\n[[b]] [[New]] [[gone]]\n"))):
        assert [finding.code for finding in judge(vault, GUEST)] == [
            "link.inexact",
            "link.unresolved",
        ]


def test_the_vault_is_afterwards_as_it_was() -> None:
    vault, untouched = vault_of(FILES), vault_of(FILES)
    version = vault.names_version
    with guest(vault, OpenNote(Document("---\ntitle: New\n---\n[[b]] #tag\n"))):
        assert GUEST in vault.index.facts
    assert vault.index == untouched.index
    assert vault.names_version == version
    assert [finding.code for finding in judge(vault, next(iter(vault.index.facts)))] == [
        "link.unresolved"
    ]
