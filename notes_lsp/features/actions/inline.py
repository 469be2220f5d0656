"""`refactor.inline`: the text that a link or an embed stands for, in its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.destination import NotePlace
from notes_lsp.features.inline import inlinable_at, inline
from notes_lsp.vault.paths import note_stem

_KIND: Final[ActionKind] = "refactor.inline"


def actions(asked: Asked) -> Iterator[Action]:
    """One, on a link that stands alone on its line."""
    found = inlinable_at(asked.here, asked.place) if asked.wants(_KIND) else None
    if found is not None:
        link, place = found
        title = f"Replace the {'embed' if link.embed else 'link'} with {_what(asked, place)}"
        yield Action(title, _KIND, partial(inline, asked.here, link, place))


def _what(asked: Asked, place: NotePlace) -> str:
    if place.heading is not None:
        return f"the section “{place.heading.text}”"
    if place.block is not None:
        return f"the block ^{place.block.name}"
    return f"the text of {note_stem(place.path, asked.here.vault.index.extensions)}"
