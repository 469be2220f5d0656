"""Finds chapter lists: `00:17 Topic` at the start of consecutive lines, as in the description of
a YouTube video. One such line alone may be any time of day."""

from __future__ import annotations

import re

from notes_lsp.syntax.nodes import Flaw, Piece, Timestamp

# A colon or a dash may stand between time and topic. `10:30 p.m.` and the cue `00:17 --> 00:19`
# are no chapters.
_LINE = re.compile(
    r"[\r\n][ \t>]*+(?:[-*+][ \t]+|[0-9]{1,9}[.)][ \t]+)?+"
    r"([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?=:?[ \t]+(?!-->|[ap]\.?m\b)[^\s]|[ \t]*[-–—][ \t]+[^\s])[^\r\n]*",
    re.IGNORECASE,
)
_BETWEEN_LINES = " \t\r\n>"


def find_chapters(text: str) -> list[Timestamp]:
    """The times of all chapter lists of `text`, in order. In lists, blank lines may stand between
    the items, and a quote's `>`. Each stamp holds its time alone."""
    chapters: list[Timestamp] = []
    run: list[re.Match[str]] = []
    text = "\n" + text  # so that every line, the first too, comes after a line end
    for line in _LINE.finditer(text):
        if run and text[run[-1].end() : line.start()].strip(_BETWEEN_LINES):
            chapters += _stamps(run)
            run = []
        run.append(line)
    return chapters + _stamps(run)


def _stamps(run: list[re.Match[str]]) -> list[Timestamp]:
    """The lines of a run as stamps, where there are at least two."""
    if len(run) < 2:
        return []
    pieces = [Piece(*line.span(1), line[1]).moved(-1) for line in run]
    return [
        Timestamp(piece.start, piece.end, "chapter", piece, piece, Flaw.NONE, None, False)
        for piece in pieces
    ]
