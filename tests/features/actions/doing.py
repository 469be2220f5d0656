"""What can be done about a place, as text: the only caller of code actions in their tests."""

from __future__ import annotations

from notes_lsp.features.actions import code_actions
from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.rules.judge import judge
from notes_lsp.text.span import Span, apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault
from tests import vaultfix
from tests.memory import here_at, vault_of


def offered(source: str, *only: str) -> list[str]:
    """The titles of what is offered at the cursor or for the selection; preferred ones with a star.
    `only` are the kinds that are asked for, if any."""
    vault, path, text, place = _read(source)
    return [
        f"{'*' if action.preferred else ''}{action.title}"
        for action in _actions(vault, path, text, place, only)
    ]


def done(source: str, title: str, *only: str) -> str:
    """The text of the note after the action has been made. Asserts that the vault does not change
    by finding out what it makes."""
    vault, path, text, place = _read(source)
    (action,) = [one for one in _actions(vault, path, text, place, only) if one.title == title]
    before = dict(vault.index.facts), dict(vault.open_notes), judge(vault, path)
    edits = action.make()
    assert (dict(vault.index.facts), dict(vault.open_notes), judge(vault, path)) == before
    return apply_edits(text, list(edits))


def _read(source: str) -> tuple[Vault, NotePath, str, Span]:
    fixture = vaultfix.read(source)
    path = fixture.cursors[0].path
    offsets = [cursor.offset for cursor in fixture.cursors]
    vault = vault_of(fixture.files)
    return vault, NotePath(path), fixture.files[path], Span(min(offsets), max(offsets))


def _actions(
    vault: Vault, path: NotePath, text: str, place: Span, only: tuple[str, ...]
) -> list[Action]:
    here = here_at(vault, path, text)
    return code_actions(Asked(here, place, judge(vault, path), only or None))
