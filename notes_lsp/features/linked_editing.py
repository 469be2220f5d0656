"""Editing both times of a timestamp as one: `data-t` and the label."""

from __future__ import annotations

from notes_lsp.features.subject import subjects_at
from notes_lsp.syntax.nodes import Note, Timestamp
from notes_lsp.text.span import Span


def linked_spans(note: Note, offset: int) -> list[Span]:
    """The two times of the stamp in one of which `offset` stands, if they are the same: where
    they differ nobody knows which is right."""
    for stamp in subjects_at(note, offset):
        if isinstance(stamp, Timestamp) and stamp.time is not None and stamp.label is not None:
            spans = [stamp.time.span, stamp.label.span]
            is_in_one = any(span.touches(offset) for span in spans)
            if is_in_one and spans[0] != spans[1] and stamp.time.text == stamp.label.text:
                return spans
    return []
