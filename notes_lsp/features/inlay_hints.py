"""What an editor shows between the words of a note: the titles of notes that are linked by their
file's name, which part of the video a section is about, and by how much the two times of a stamp
differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from notes_lsp.features.cursor import Here
from notes_lsp.features.markup import shortened
from notes_lsp.features.moments import section_times
from notes_lsp.features.preview import title_of
from notes_lsp.features.within import blocks_within, shown
from notes_lsp.syntax.clock import MINUTE, format_clock, read_clock
from notes_lsp.syntax.nodes import Piece, Timestamp, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.names import fold, last_component
from notes_lsp.vault.paths import NotePath

_LONGEST_TITLE: Final = 60
"""In characters: what is longer hides the text that it stands in."""


class InlayHint(NamedTuple):
    """`label` is shown at `offset`. `note`: what it tells of."""

    offset: int
    label: str
    note: NotePath | None = None


def inlay_hints(here: Here, within: Span | None = None) -> list[InlayHint]:
    """What the settings want shown in the blocks that reach into `within`, or in the whole note;
    in order of text."""
    wanted = here.vault.settings.inlay_hints
    found: list[InlayHint] = []
    for start, block in blocks_within(here.note, within):
        if wanted.titles:
            for link in shown(here.note, start, block.wikilinks):
                found += _title(here, link)
        if wanted.stamps:
            for stamp in shown(here.note, start, block.timestamps):
                found += _difference(stamp)
    if wanted.sections:
        found += _sections(here, within or Span(0, here.note.length))
    return sorted(found, key=lambda hint: hint.offset)


def _title(here: Here, link: Wikilink) -> Iterator[InlayHint]:
    """Behind a link without an alias, unless its target already says it."""
    resolved = here.vault.resolve(here.path, link)
    note, target = resolved.resolution.note, resolved.reference.target.text
    if note is None or not target or resolved.reference.label is not None or link.embed:
        return
    title = title_of(here.vault, note)
    if fold(last_component(target)) != fold(title):
        yield InlayHint(link.end, shortened(title, _LONGEST_TITLE), note)


def _difference(stamp: Timestamp) -> Iterator[InlayHint]:
    time, label = _seconds(stamp.time), _seconds(stamp.label)
    if time is not None and label is not None and time != label:
        apart = abs(time - label)
        told = f"{apart} s" if apart < MINUTE else format_clock(apart)
        yield InlayHint(stamp.end, f"{told} apart")


def _seconds(piece: Piece | None) -> int | None:
    return None if piece is None else read_clock(piece.text).meant


def _sections(here: Here, within: Span) -> Iterator[InlayHint]:
    max_hours = here.vault.settings.timestamps.max_video_hours
    for section, times in section_times(here.note, max_hours):
        end = section.heading.raw.end
        if times and within.start <= end <= within.end:
            yield InlayHint(end, times)
