"""Renaming a footnote: `[^name]` in the text, and where it is defined."""

from __future__ import annotations

import re
from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.nodes import Mark, Note
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit, Span, apply_edits

_NAME: Final = re.compile(r"[^\s\[\]^\\`]+")


def renaming_of_footnote(here: Here, mark: Mark) -> Renaming | None:
    """How to rename a footnote of this note, at one of its places."""
    span = _name_span(here.text, mark)
    if span is None:
        return None
    return Renaming(span, mark.name, lambda wanted: rename_footnote(here, mark.name, wanted))


def rename_footnote(here: Here, old: str, wanted: str) -> Planning:
    """What calling a footnote of this note otherwise takes. Raises Refused."""
    new = wanted.strip().removeprefix("[^").removesuffix("]").removeprefix("^")
    if not _NAME.fullmatch(new):
        raise Refused(f"“{new}” is no name of a footnote: these have no blanks and no brackets")
    marks = _marks(here.note)
    others = {mark.name.casefold() for mark in marks if mark.name != old}
    if new.casefold() in others:
        raise Refused(f"there is already a footnote [^{new}] in this note")
    spans = [_name_span(here.text, mark) for mark in marks if mark.name == old]
    edits = [Edit(*span, new) for span in spans if span is not None]
    after = [mark.name for mark in _marks(parse(apply_edits(here.text, edits)))]
    if after != [new if mark.name == old else mark.name for mark in marks]:
        raise Refused(f"[^{new}] would not be read as this footnote")
    yield
    plan = Plan()
    plan.add(here.path, edits)
    return plan


def _marks(note: Note) -> list[Mark]:
    """The uses and the definitions of all footnotes."""
    return [
        *note.each(lambda block: block.footnote_references),
        *note.each(lambda block: block.footnote_definitions),
    ]


def _name_span(text: str, mark: Mark) -> Span | None:
    """Where the name stands in a `[^name]`."""
    start = mark.start + len("[^")
    return Span(start, start + len(mark.name)) if text.startswith(mark.name, start) else None
