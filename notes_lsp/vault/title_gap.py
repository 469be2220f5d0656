"""Where the title goes in a note that has none."""

from __future__ import annotations

import re
from typing import NamedTuple

from notes_lsp.syntax.nodes import Frontmatter, Note
from notes_lsp.syntax.parser import body_start
from notes_lsp.text.span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_EMPTY_VALUE = re.compile(r":(?=[ \t]*(?:\Z|(?:\r\n|\r(?!\n)|\n)(?![ \t]|-[ \t\r\n])))")
"""Nothing follows on the line, nor below it as a part of the value."""
_FENCE = "---"


class TitleGap(NamedTuple):
    """The place to mark, and what to write: `before`, the title as YAML, `after`, at `at`."""

    span: Span
    at: int
    before: str
    after: str
    opens: bool = False
    """There is no frontmatter, and `before` opens it."""


def find_title_gap(note: Note, text: str) -> TitleGap | None:
    """The gap in `note`, whose text is `text`. None where there is a title, where the note is
    empty, and where its frontmatter can't be read or is no list of keys."""
    matter = note.frontmatter
    if matter is not None:
        return _in_frontmatter(matter, text)
    if note.unclosed_frontmatter or not text.strip("\ufeff \t\r\n"):
        return None
    start = body_start(text, None)
    end = _line_end(text)
    blank = "" if text[start] in "\r\n" else end
    return TitleGap(
        Span(start, start), start, f"{_FENCE}{end}title: ", f"{end}{_FENCE}{end}{blank}", opens=True
    )


def _in_frontmatter(matter: Frontmatter, text: str) -> TitleGap | None:
    entry = matter.entry("title")
    if entry is not None:
        empty = _EMPTY_VALUE.match(text, entry.key.end)
        if empty is None or entry.is_list:
            return None
        return TitleGap(entry.key.span, empty.end(), " ", "")
    yaml = matter.yaml.of(text).lstrip()
    has_keys = yaml == "" or (matter.entries and not yaml.startswith("{"))
    if matter.problem is not None or not has_keys:
        return None
    fence = Span(matter.start, matter.start + len(_FENCE))
    return TitleGap(fence, matter.yaml.start, "title: ", _line_end(text))


def _line_end(text: str) -> str:
    """The first line end of `text`."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"
