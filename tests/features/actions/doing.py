"""What can be done about a place, as text: the only caller of code actions in their tests."""

from __future__ import annotations

from datetime import date

from notes_lsp.features.actions import code_actions
from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.features.changes import Changes
from notes_lsp.rules.judge import judge
from notes_lsp.text.span import Span, apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Vault
from tests import vaultfix
from tests.memory import here_at, vault_of


def offered(source: str, *only: str, settings: Settings | None = None) -> list[str]:
    """The titles of what is offered at the cursor or for the selection; preferred ones with a star.
    `only` are the kinds that are asked for, if any."""
    vault, path, text, place = _read(source, settings)
    return [
        f"{'*' if action.preferred else ''}{action.title}"
        for action in _actions(vault, path, text, place, only)
    ]


def done(source: str, title: str, *only: str) -> str:
    """The text of the note after the action has been made, which changes no other."""
    vault, path, text, place = _read(source)
    changes = _made(vault, path, text, place, title, only)
    assert not changes.created
    assert changes.edits.keys() <= {path}
    return apply_edits(text, changes.edits.get(path, []))


def made(source: str, title: str, *only: str, settings: Settings | None = None) -> str:
    """The notes that the action changes or creates, in the language of `vaultfix`, by path."""
    vault, path, text, place = _read(source, settings)
    changes = _made(vault, path, text, place, title, only)
    after = {str(note): new for note, new in changes.created.items()}
    for note, edits in changes.edits.items():
        old = vault.text(note)
        assert old is not None
        after[note] = apply_edits(old, edits)
    return "".join(f"//- {note}\n{new}" for note, new in sorted(after.items()))


def _made(
    vault: Vault, path: NotePath, text: str, place: Span, title: str, only: tuple[str, ...]
) -> Changes:
    """What the action changes. Asserts that the vault does not change by finding out."""
    (action,) = [one for one in _actions(vault, path, text, place, only) if one.title == title]
    before = _state(vault, path)
    changes = action.changes(path)
    assert _state(vault, path) == before
    assert not changes.created or action.creates
    return changes


def _state(vault: Vault, path: NotePath) -> tuple[object, ...]:
    return dict(vault.index.facts), dict(vault.open_notes), judge(vault, path)


def _read(source: str, settings: Settings | None = None) -> tuple[Vault, NotePath, str, Span]:
    fixture = vaultfix.read(source)
    path = fixture.cursors[0].path
    offsets = [cursor.offset for cursor in fixture.cursors]
    vault = vault_of(fixture.files, settings)
    return vault, NotePath(path), fixture.files[path], Span(min(offsets), max(offsets))


def _actions(
    vault: Vault, path: NotePath, text: str, place: Span, only: tuple[str, ...]
) -> list[Action]:
    here = here_at(vault, path, text)
    asked = Asked(here, place, judge(vault, path), only or None, today=date(2026, 2, 3))
    return code_actions(asked)
