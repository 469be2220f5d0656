"""What `link.missing-heading` and `link.missing-block` share: links whose note is there, and the
part of it that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece
from notes_lsp.vault.anchors import Anchors, block_name
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath

FragmentKind: TypeAlias = Literal["heading", "block"]


class Fragment(NamedTuple):
    """A fragment, and the note that it should be in."""

    piece: Piece
    note: NotePath
    facts: Facts
    anchors: Anchors


def fragments(view: NoteView, kind: FragmentKind) -> Iterator[Fragment]:
    """The headings or the block ids that the note's links name, in notes that are known whole. A
    link that may lead to another note than meant is not judged."""
    for _, reference, resolution in view.links:
        piece, note = reference.fragment, resolution.note
        if piece is None or note is None or resolution.ambiguous or _kind(piece.text) != kind:
            continue
        facts = view.vault.index.facts.get(note)
        if facts is not None and facts.complete and facts.fault is None:
            yield Fragment(piece, note, facts, view.vault.anchors_of(note))


def _kind(fragment: str) -> FragmentKind:
    return "block" if block_name(fragment) else "heading"
