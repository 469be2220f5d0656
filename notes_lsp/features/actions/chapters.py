"""`source.chapters`: the sections as the chapters of the video, made and made anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.chapters import chapter_lines
from notes_lsp.features.generated import generated_part, write_part

_KIND: Final[ActionKind] = "source.chapters"
_NAME: Final = "chapters"


def actions(asked: Asked) -> Iterator[Action]:
    """For those who ask for such: it has nothing to do with the place."""
    if not asked.only or not asked.wants(_KIND):
        return
    lines = chapter_lines(asked.here)
    edits = write_part(asked.here, _NAME, lines) if lines else []
    if edits:
        verb = "Make" if generated_part(asked.here, _NAME) is None else "Refresh"
        yield Action(f"{verb} the list of chapters", _KIND, partial(list, edits), ready=True)
