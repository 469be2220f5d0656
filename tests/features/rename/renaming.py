"""Carrying out renames in memory: the vault afterwards, as text."""

from __future__ import annotations

from collections.abc import Mapping

from notes_lsp.features.rename.plan import Plan
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.paths import NotePath


def carried_out(files: Mapping[str, str], plan: Plan) -> dict[str, str]:
    """`files` as they are after `plan`, by path."""
    after = {}
    for path, text in files.items():
        note = NotePath(path)
        new = plan.moves.notes.get(note) or plan.moves.files.get(path) or path
        assert new not in after, f"two files are {new} now"
        after[new] = apply_edits(text, sorted(plan.edits.get(note, [])))
    return after


def written(files: Mapping[str, str]) -> str:
    """`files` in the language of `vaultfix`, by path."""
    return "".join(f"//- {path}\n{text}" for path, text in sorted(files.items()))
