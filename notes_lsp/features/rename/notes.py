"""Renaming a note: its file, its title where the two go together, and all links to it."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.frontmatter_values import replaced_value
from notes_lsp.features.rename.links import Unsaved, plan_moves, unsaved
from notes_lsp.features.rename.note_names import is_named_after_title, new_name, shown_name
from notes_lsp.features.rename.plan import Planning, Refused
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Span
from notes_lsp.vault.moving import Moves, NewNames
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def renaming_of_note(here: Here, note: NotePath, span: Span) -> Renaming:
    """How to rename a note of the vault, from `span` of this note."""
    vault = here.vault
    return Renaming(
        span,
        shown_name(vault, note),
        lambda wanted: rename_note(vault, note, wanted, unsaved(here)),
    )


def renaming_of_title(here: Here, title: Piece) -> Renaming:
    """How to rename this note from its title; that alone, where its file is not named after it."""
    vault, note = here.vault, here.path
    if is_named_after_title(vault, note):
        return renaming_of_note(here, note, title.span)
    return Renaming(title.span, title.text, lambda wanted: rename_title(vault, note, wanted))


def rename_note(vault: Vault, note: NotePath, wanted: str, also: Unsaved | None = None) -> Planning:
    """What calling a note `wanted` takes."""
    path, title = new_name(vault, note, wanted)
    return (yield from _plan(vault, note, path, title, also))


def rename_title(vault: Vault, note: NotePath, wanted: str) -> Planning:
    """What another title of a note takes, whose file stays."""
    title = " ".join(wanted.split())
    if not title:
        raise Refused("a title needs a text")
    return (yield from _plan(vault, note, note, title))


def _plan(
    vault: Vault,
    note: NotePath,
    path: NotePath,
    title: str | None,
    also: Unsaved | None = None,
) -> Planning:
    """What it takes that a note is at `path`, with another title if one is given."""
    moves = Moves({note: path} if path != note else {})
    old = vault.index.facts[note].title
    text = vault.text(note) if title is not None and old is not None else None
    if title is None or old is None or text is None:
        return (yield from plan_moves(vault, moves, also))
    moves.names[note] = NewNames(title=title)
    plan = yield from plan_moves(vault, moves, also)
    plan.add(note, [replaced_value(text, old, title)])
    return plan
