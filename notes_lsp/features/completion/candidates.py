"""What completion is asked and what it offers, as plain values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.features.cursor import Here
from notes_lsp.features.search import search_form
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.paths import NotePath

_LONGEST = 1000
"""How much of a line before the cursor is looked at, in code points: nobody writes longer links."""


class Cursor(NamedTuple):
    """Where something is being written."""

    here: Here
    offset: int
    trigger: str = ""
    """The sign that made the client ask; nothing where somebody asked, or a letter did."""

    @property
    def before(self) -> str:
        """The line up to the cursor, or the last part of it."""
        return self.here.text[self.line_start : self.offset]

    @property
    def line_start(self) -> int:
        """Where the line, or what is looked at of it, starts."""
        text, offset = self.here.text, self.offset
        start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
        return max(start, offset - _LONGEST)

    def end_of(self, closing: str) -> int:
        """Where `closing` ends, of which the signs that an editor has put behind the cursor are
        taken in: all of them, or as many as there are."""
        text, end = self.here.text, self.offset
        for sign in closing:
            if text[end : end + 1] != sign:
                break
            end += 1
        return end

    def end_of_rest(self, rest: re.Pattern[str]) -> int:
        """Where what matches `rest` behind the cursor ends; at the cursor where nothing does."""
        found = rest.match(self.here.text, self.offset)
        return self.offset if found is None else found.end()


CandidateKind: TypeAlias = Literal[
    "note",
    "file",
    "missing",
    "heading",
    "block",
    "alias",
    "moment",
    "tag",
    "footnote",
    "reference",
    "callout",
    "key",
    "video",
]


@dataclass(slots=True)
class Candidate:
    """One line of the list. `text` goes in place of the replaced span."""

    kind: CandidateKind
    label: str
    detail: str
    text: str
    matched: str
    """The name that what was typed is found in."""
    note: NotePath | None = None
    """The note to preview."""
    fragment: str = ""
    """The heading of it to preview the section of, as a link names it."""
    edits: tuple[Edit, ...] = ()
    """What else has to be written in this note."""
    snippet: str = ""
    """`text` with places to fill in, as the LSP writes snippets, if it has any."""


@dataclass(slots=True)
class Completions:
    """The candidates, the best first, and what each replaces. `incomplete`: there are more, there
    may be once the vault has been read, or others may fit what is typed next."""

    candidates: list[Candidate]
    replaced: Span
    incomplete: bool
    inserted: Span | None = None
    """What is replaced if what stands after the cursor is to be kept, where that may be."""


Source: TypeAlias = Callable[[Cursor], Completions | None]
"""Gives what may be written at a cursor, or None where that is for other sources to say."""


def where(here: Here, path: NotePath) -> str:
    """In which note something stands, as it is said beside a candidate."""
    names = here.vault.index.names.get(path)
    return "in this note" if path == here.path or names is None else names.shown


def filter_text(written: str, matched: str) -> str:
    """What clients are to compare with `written`, which stands between the start of the replaced
    span and the cursor. We have found what fits; but clients filter once more, most of them by
    the beginning, some with regard to case, and VS Code takes letters inside of a word for none.
    So it begins with what is written and goes on as the name does, for what is typed next."""
    if not written:
        return matched
    typed, form = search_form(written), search_form(matched)
    at = form.find(f" {typed}") + 1 or form.find(typed)
    if at < 0 or len(form) != len(matched):
        return written
    return written + matched[at + len(typed) :]
