"""Previews: what a note, a section or a block says, short enough to be read at a glance.

Markdown that is safe to show anywhere (see neutral.py).
"""

from __future__ import annotations

import re

from notes_lsp.features.markup import ELLIPSIS, code, escaped, paragraphs
from notes_lsp.features.neutral import neutralised
from notes_lsp.syntax.nodes import Note
from notes_lsp.syntax.sections import Section, section_of
from notes_lsp.text.span import Span
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import ReadNote, Vault

MOST_LINES = 60
MOST_CHARACTERS = 4000

_LEAST = MOST_CHARACTERS // 4
"""A cut comes no earlier than this for the sake of a whole paragraph."""

_FROM_LINE = re.compile(r"\s*From:[^\r\n]*")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")


def note_preview(vault: Vault, path: NotePath, fragment: str = "") -> str:
    """Title and path of a note, and its beginning; or the section whose heading `fragment` names,
    where there is one."""
    read = vault.read(path)
    anchors = vault.anchors_of(path) if fragment else None
    heading = anchors.heading_by_slug(fragment) if anchors is not None else None
    if read is not None and anchors is not None and heading is not None:
        section = section_of(anchors.headings, heading, len(read.text))
        head = f"{named(vault, path)} > **{escaped(heading.text)}**"
        return under(head, section_text(read, section))
    body = note_beginning(read, title_of(vault, path)) if read is not None else ""
    return under(named(vault, path), body)


def under(head: str, body: str) -> str:
    """`body` below a line, with what it is of above."""
    return paragraphs(head, "---" if body else "", body)


def title_of(vault: Vault, path: NotePath) -> str:
    """What a reader calls the note: its title, its H1, or its file name."""
    names = vault.index.names.get(path)
    if names is None:
        return path
    return names.title or names.first_heading or names.stem


def named(vault: Vault, path: NotePath) -> str:
    """A note's title and path, in one line."""
    return f"**{escaped(title_of(vault, path))}** · {code(path)}"


def note_beginning(read: ReadNote, title: str) -> str:
    """The beginning of a note's body: without the line that names its hub, and without an H1
    that says only what `title` says."""
    note = read.note
    start = note.starts[0] if note.starts else note.length
    hub = _FROM_LINE.match(read.text, start)
    if hub is not None:
        start = hub.end()
    heading = _heading_that_opens(note, start, read.text)
    if heading is not None and fold(heading[1]) == fold(title):
        start = heading[0].end
    return shown(read.text[start:])


def _heading_that_opens(note: Note, start: int, text: str) -> tuple[Span, str] | None:
    """The heading that is the first thing after `start`, and its text."""
    for at, heading in note.placed(lambda block: block.headings):
        span = Span(at + heading.start, at + heading.end)
        if span.start >= start:
            return None if text[start : span.start].strip() else (span, heading.text)
    return None


def section_text(read: ReadNote, section: Section) -> str:
    """What stands in a section, without its heading."""
    return shown(read.text[section.heading.end : section.end])


def shown(text: str) -> str:
    """A part of a note as a reader sees it, cut where it gets long."""
    text = text.lstrip("\r\n").rstrip()
    start = cut(text)
    body = neutralised(start).rstrip()
    return body if len(start) == len(text) else paragraphs(body, ELLIPSIS)


def cut(text: str) -> str:
    """The beginning of `text`: whole paragraphs where there are any, else whole lines or words."""
    start = text[:MOST_CHARACTERS]
    lines = start.split("\n")
    if len(lines) > MOST_LINES:
        start = "\n".join(lines[:MOST_LINES])
    if len(start) == len(text):
        return text
    ends = [match.start() for match in _PARAGRAPH_END.finditer(start)]
    line_end = len(start) if text[len(start)] == "\n" else start.rfind("\n")
    for end in (ends[-1] if ends else -1, line_end, start.rfind(" ")):
        if end >= min(_LEAST, len(start) // 2):
            return start[:end].rstrip()
    return start
