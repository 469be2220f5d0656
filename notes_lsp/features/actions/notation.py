"""`refactor.rewrite`: timestamps in any notation, for those who ask for such actions. There are
many notations, and a note has one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.features.stamps.sound import is_within
from notes_lsp.syntax.nodes import Notation
from notes_lsp.syntax.notations import WRITTEN

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
    here_only = any(is_within(stamp, [asked.place]) for stamp in stamps)
    where = "" if here_only else " of this note"
    for notation in WRITTEN if stamps else ():
        if notation not in _NAMES:
            continue
        within = [asked.place] if here_only else None
        rewrite = convert_stamps(here, notation, within=within)
        if rewrite.edits:
            what = "1 timestamp" if rewrite.changed == 1 else f"{rewrite.changed} timestamps"
            title = f"Write {what}{where} as {_NAMES[notation]}"
            yield Action(title, _KIND, partial(list, rewrite.edits))
