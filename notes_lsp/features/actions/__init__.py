"""`textDocument/codeAction`: what can be done about a place of a note. A source of actions is a
file of its own, and a line in `SOURCES`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from notes_lsp.features.actions import (
    append_heading,
    chapters,
    create_note,
    every_fix,
    extract,
    heading_level,
    ignore,
    inline,
    link_form,
    link_once,
    notation,
    same_fixes,
    shift,
    single_fixes,
    sort_list,
    to_anchors,
    toc,
)
from notes_lsp.features.actions.action import Action, Asked

Source: TypeAlias = Callable[[Asked], Iterable[Action]]

SOURCES: Final[tuple[Source, ...]] = (
    single_fixes.actions,
    same_fixes.actions,
    create_note.actions,
    append_heading.actions,
    ignore.actions,
    extract.actions,
    inline.actions,
    link_form.actions,
    link_once.actions,
    heading_level.actions,
    sort_list.actions,
    to_anchors.actions,
    notation.actions,
    shift.actions,
    every_fix.actions,
    toc.actions,
    chapters.actions,
)
"""In the order in which they are shown."""


def code_actions(asked: Asked) -> list[Action]:
    """All that can be done there."""
    return [action for source in SOURCES for action in source(asked)]
