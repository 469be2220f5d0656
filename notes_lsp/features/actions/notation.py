"""`refactor.rewrite`: timestamps in any notation, for those who ask for such actions. There are
many notations, and a note has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.convert import can_convert, convert_stamps
from notes_lsp.features.stamps.sound import is_within
from notes_lsp.syntax.nodes import Notation
from notes_lsp.text.span import Edit, Span

_KIND: Final[ActionKind] = "refactor.rewrite"

_NAMES: Final[dict[Notation, str]] = {
    "bracket": "times in brackets",
    "fragment-link": "links to #t=",
    "video-link": "links to the video",
    "seek-link": "ytseek links",
    "media-link": "links of media_link",
    "fence": "timestamp blocks",
    "logseq": "Logseq’s macros",
    "chapter": "chapters",
}
"""Anchors are to_anchors.py's."""


def actions(asked: Asked) -> Iterator[Action]:
    """One for each notation that can be written: of the timestamps at the place, or where there
    are none of all in the note."""
    if not asked.only or not asked.wants(_KIND):
        return
    here = asked.here
    stamps = list(here.note.each(lambda block: block.timestamps))
    within = [asked.place] if any(is_within(stamp, [asked.place]) for stamp in stamps) else None
    where = " of this note" if within is None else ""
    for notation, name in _NAMES.items():
        others = [s for s in stamps if s.notation != notation and is_within(s, within)]
        if others and _is_possible(here, notation, within):
            what = "1 timestamp" if len(others) == 1 else f"{len(others)} timestamps"
            make = partial(_convert, here, notation, within)
            yield Action(f"Write {what}{where} as {name}", _KIND, make)


def _is_possible(here: Here, to: Notation, within: Sequence[Span] | None) -> bool:
    """Whether there is something to write; of chapters only the lines around tell that."""
    return bool(_convert(here, to, within)) if to == "chapter" else can_convert(here, to, within)


def _convert(here: Here, to: Notation, within: Sequence[Span] | None) -> list[Edit]:
    return convert_stamps(here, to, within=within).edits
