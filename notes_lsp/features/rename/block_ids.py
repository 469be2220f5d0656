"""Renaming a block id: `^id` at the block, and the links that name it."""

from __future__ import annotations

import re
from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.fragments import fragment_uses
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.renaming import Renaming, read_again
from notes_lsp.syntax.nodes import Mark
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.anchors import block_name
from notes_lsp.vault.names import same_case
from notes_lsp.vault.paths import NotePath

_ID: Final = re.compile("[A-Za-z0-9-]+")


def renaming_of_block(here: Here, path: NotePath, mark: Mark, span: Span) -> Renaming:
    """How to rename the id of a block of the note at `path`, from `span` of this note."""
    return Renaming(span, mark.name, lambda wanted: rename_block(here, path, mark, wanted))


def rename_block(here: Here, path: NotePath, mark: Mark, wanted: str) -> Planning:
    """What another id of a block takes. Raises Refused."""
    new = wanted.strip().removeprefix("^")
    if not _ID.fullmatch(new):
        raise Refused(f"“{new}” is no block id: these have letters, digits and hyphens")
    read_again(here, path)
    anchors = here.anchors_of(path)
    old_key, new_key = same_case(mark.name), same_case(new)
    if new_key != old_key and anchors.block(new) is not None:
        raise Refused(f"there is already a block ^{new} in this note")
    plan = Plan()
    plan.add(path, [Edit(mark.end - len(mark.name), mark.end, new)])
    for uses in fragment_uses(here, path):
        for use in uses:
            key = same_case(block_name(use.text))
            if key == old_key and anchors.block(mark.name) == mark:
                plan.add(use.path, [Edit(use.raw.end - len(mark.name), use.raw.end, new)])
            elif key == new_key != old_key:
                plan.newly_found.append(use.location)
        yield
    return plan
