"""Completion of footnotes after `[^`."""

from __future__ import annotations

import re
from typing import Final

from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor
from notes_lsp.features.completion.surroundings import is_hidden
from notes_lsp.features.search import best_matches
from notes_lsp.syntax.nodes import Mark
from notes_lsp.text.span import Edit, Span

_FOOTNOTE: Final = re.compile(r"\[\^([^\s\[\]^]{0,100})\Z")
_REFERENCE: Final = re.compile(r"\[\^([^\s\[\]^]{1,100})\](?!:)")
_LONGEST_DETAIL = 80


def complete_footnote(cursor: Cursor) -> Completions | None:
    """The footnotes of this note with their texts, then a new one, which is begun at the end of
    the note. At the start of a line: those that are referred to and have no text."""
    written = _FOOTNOTE.search(cursor.before)
    if written is None:
        return None
    start = cursor.offset - len(written[1])
    replaced = Span(start, cursor.end_of("]"))
    defines = not cursor.before[: written.start()].strip()
    candidates = _undefined(cursor) if defines else _others(cursor, written[1], replaced)
    limit = cursor.here.vault.settings.completion.limit
    chosen, more = best_matches(written[1], candidates, lambda item: item.matched, limit)
    return Completions(chosen, replaced, more)


def _defined(cursor: Cursor) -> list[Candidate]:
    text = cursor.here.text
    return [
        Candidate("footnote", f"[^{mark.name}]", _said(text, mark), f"{mark.name}]", mark.name)
        for mark in cursor.here.note.each(lambda block: block.footnote_definitions)
    ]


def _said(text: str, mark: Mark) -> str:
    """How the text of a footnote begins, which stands behind its name."""
    start = text.find("]:", mark.start) + 2
    line = text[start : start + _LONGEST_DETAIL].strip()
    return line.splitlines()[0] if line else ""


def _undefined(cursor: Cursor) -> list[Candidate]:
    here = cursor.here
    defined = {mark.name for mark in here.note.each(lambda block: block.footnote_definitions)}
    # Without a definition there is no footnote, as CommonMark's readers see it.
    referred = (
        found[1] for found in _REFERENCE.finditer(here.text) if not is_hidden(here, found.start())
    )
    return [
        Candidate("footnote", f"[^{name}]:", "has no text yet", f"{name}]: ", name)
        for name in dict.fromkeys(referred)
        if name not in defined
    ]


def _others(cursor: Cursor, typed: str, replaced: Span) -> list[Candidate]:
    """The footnotes that there are, and a new one: with the name that is typed, or the next
    number."""
    defined = _defined(cursor)
    names = {item.matched for item in defined}
    if typed in names:
        return defined
    return [*defined, _new(cursor, typed or _next_number(cursor), replaced)]


def _next_number(cursor: Cursor) -> str:
    note = cursor.here.note
    marks = [
        *note.each(lambda block: block.footnote_definitions),
        *note.each(lambda block: block.footnote_references),
    ]
    names = {mark.name for mark in marks if not mark.start <= cursor.offset <= mark.end}
    numbers = [int(name) for name in names if name.isascii() and name.isdigit() and len(name) < 6]
    return str(max(numbers, default=0) + 1)


def _new(cursor: Cursor, name: str, replaced: Span) -> Candidate:
    """A footnote of this name. Its text is begun, if that is not where something is being
    written."""
    text = cursor.here.text
    edits: tuple[Edit, ...] = ()
    if text[replaced.end :].strip():
        break_before = "" if text.endswith("\n") else "\n"
        edits = (Edit(len(text), len(text), f"{break_before}\n[^{name}]: "),)
    return Candidate("footnote", f"[^{name}]", "a new footnote", f"{name}]", name, edits=edits)
