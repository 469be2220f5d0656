"""Renaming an alias: in the frontmatter, and in the links that find the note by it."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.frontmatter_values import replaced_value
from notes_lsp.features.rename.links import plan_moves
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.nodes import Piece
from notes_lsp.vault.moving import Moves, NewNames
from notes_lsp.vault.names import same_case


def renaming_of_alias(here: Here, alias: Piece) -> Renaming:
    """How to rename an alias of this note."""
    return Renaming(alias.span, alias.text, lambda wanted: rename_alias(here, alias, wanted))


def rename_alias(here: Here, alias: Piece, wanted: str) -> Planning:
    """What another alias in the place of `alias` takes. Raises Refused."""
    new = " ".join(wanted.split())
    if not new:
        raise Refused("an alias needs a text")
    index = here.vault.index
    for path in index.having(new):
        names = index.names[path]
        called = [names.stem, names.title, *names.aliases]
        if path == here.path:
            called.remove(alias.text)
        if any(name and same_case(name) == same_case(new) for name in called):
            raise Refused(f"{path} is already called “{new}”")
    plan = Plan()
    if here.path in index.facts:
        moves = Moves(names={here.path: NewNames(aliases={alias.text: new})})
        plan = yield from plan_moves(here.vault, moves)
    plan.add(here.path, [replaced_value(here.text, alias, new)])
    return plan
