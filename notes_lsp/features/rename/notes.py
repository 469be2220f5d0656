"""Renaming a note: its file, its title where the two go together, and all links to it."""

from __future__ import annotations

from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.note_names import new_name
from notes_lsp.features.rename.plan import Plan
from notes_lsp.syntax.nodes import Piece
from notes_lsp.syntax.yaml_scalars import yaml_scalar
from notes_lsp.text.span import Edit
from notes_lsp.vault.moving import Moves
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def rename_note(vault: Vault, note: NotePath, wanted: str) -> Plan:
    """What calling a note `wanted` takes. Raises Refused."""
    path, title = new_name(vault, note, wanted)
    moves = Moves({note: path} if path != note else {})
    old = vault.index.facts[note].title
    if title is not None and old is not None:
        moves.titles[note] = title
    plan = plan_moves(vault, moves)
    text = vault.text(note)
    if title is not None and old is not None and text is not None:
        plan.add(note, [_title_edit(text, old, title)])
    return plan


def _title_edit(text: str, old: Piece, title: str) -> Edit:
    """Write `title` in place of the value `old`, its quotes included."""
    start, end = old.span
    if start and text[start - 1] in "\"'" and text[end : end + 1] == text[start - 1]:
        start, end = start - 1, end + 1
    return Edit(start, end, yaml_scalar(title))
