"""Renaming a note that is not there: the target of all links that miss it."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.features.references import dangling_with_own
from notes_lsp.features.rename.plan import Plan, Refused
from notes_lsp.features.rename.quoted import escape_in_frontmatter
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.paths import has_note_extension, without_note_extension
from notes_lsp.vault.writing import can_be_target


def renaming_of_unresolved(here: Here, target: Piece, span: Span) -> Renaming:
    """How to rename what `target` names in vain, from `span` of this note."""
    return Renaming(span, target.text, lambda wanted: rename_unresolved(here, target.text, wanted))


def rename_unresolved(here: Here, old: str, wanted: str) -> Plan:
    """What it takes that the links which miss `old` name `wanted`, a note that is there or not.
    Raises Refused."""
    new = " ".join(wanted.split())
    if not new or not can_be_target(new):
        raise Refused(f"no link can name “{new}”")
    extensions = here.vault.index.extensions
    plan = Plan()
    for use in dangling_with_own(here, old):
        target = use.reference.target
        bare = without_note_extension(target.text, extensions)
        extension = "" if has_note_extension(new, extensions) else target.text[len(bare) :]
        plan.add(use.path, [Edit(*target.span, new + extension)])
    escape_in_frontmatter(here.vault, plan)
    return plan
