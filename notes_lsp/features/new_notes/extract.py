"""Text of a note that becomes a note of its own, with a link left in its place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from notes_lsp.features.changes import Changes
from notes_lsp.features.cursor import Here
from notes_lsp.features.markup import plain_text, shortened
from notes_lsp.features.new_notes.create import refuse_to_capture
from notes_lsp.features.new_notes.names import NewName, titled_name
from notes_lsp.features.new_notes.texts import new_text
from notes_lsp.features.relocation import (
    Relocation,
    links_to_moved,
    links_within,
    refuse_what_would_be_lost,
)
from notes_lsp.syntax.nodes import Element, Heading
from notes_lsp.syntax.sections import section_of
from notes_lsp.text.editing import line_around, line_end
from notes_lsp.text.span import Edit, Span, apply_edits
from notes_lsp.vault.trial import with_notes
from notes_lsp.vault.writing import link_text, target_for

_TITLE: Final = 60
"""How long a title is that is made of the beginning of a text."""

_MARKS: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?")
"""What stands before the text of a line in quotes and lists."""

_CALLOUT: Final = re.compile(r"^\[![^\[\]]*\][-+]?[ \t]*")
"""What stands before the title of a callout."""

_TIMES: Final = re.compile(r"\[[0-9:]{4,11}\]")
"""What timestamps show in the text of a heading."""

_BLANKS: Final = re.compile(r"(?<![^\r\n])[ \t]+")
"""What indents a line."""

_WHOLE_BLOCKS: Final = frozenset({"code", "table", "html", "footnote"})
"""Blocks that can't be cut in two."""


_PAIRED: Final = ("**", "*", "~~", "==")
"""Marks of emphasis and the like, of which no link may take in one without the other."""


class Extract(NamedTuple):
    """What is to be a note of its own: whole lines, of which `opening` is a heading at their
    start that gives the title and needs not be said again; or a few words of a line, which only
    name it."""

    span: Span
    title: str
    opening: Heading | None = None
    is_phrase: bool = False
    is_section: bool = False


def section_at(here: Here, offset: int) -> Extract | None:
    """The section whose heading holds `offset`."""
    headings = list(here.note.each(lambda block: block.headings))
    for heading in headings:
        line = line_around(here.text, heading.start)
        alone = not here.text[line.start : heading.start].strip()
        if alone and heading.text and line.start <= offset <= heading.end:
            end = section_of(headings, heading, len(here.text)).end
            return _headed(here, Span(line.start, end), heading)._replace(is_section=True)
    return None


def _headed(here: Here, span: Span, heading: Heading) -> Extract:
    """Lines that begin with a heading. It goes along where it says more than a title can: where
    links or timestamps are in it."""
    holds_more = any(
        heading.start <= one.start < heading.end for one in _inline(here, opaques=False)
    )
    title = " ".join(_TIMES.sub("", heading.text).split())
    return Extract(span, title or heading.text, None if holds_more else heading)


def selection_in(here: Here, place: Span) -> Extract | None:
    """What is selected: a phrase as it is, else the lines that it touches. None where it is
    nothing, or where that would cut a block in two."""
    chosen = place.of(here.text)
    blank_before = len(chosen) - len(chosen.lstrip())
    span = Span(place.start + blank_before, place.start + len(chosen.rstrip()))
    matter = here.note.frontmatter
    if not chosen.strip() or span.start < (matter.end if matter else 0):
        return None
    first, last = line_around(here.text, span.start), line_around(here.text, span.end)
    if first == last and span.end - span.start < last.end - first.start:
        return _phrase(here, span)
    span = Span(first.start, last.end)
    for index in {here.note.block_at(span.start), here.note.block_at(span.end)}:
        block, start = here.note.blocks[index], here.note.starts[index]
        ends = here.text[start : start + block.length].rstrip()
        whole = span.start <= start and start + len(ends) <= span.end
        if block.kind in _WHOLE_BLOCKS and not whole:
            return None
    opening = next(
        (
            heading
            for heading in here.note.each(lambda block: block.headings)
            if heading.text
            and span.start <= heading.start
            and not here.text[span.start : heading.start].strip()
        ),
        None,
    )
    if opening is not None and opening.start < span.end:
        return _headed(here, span, opening)
    words = _CALLOUT.sub("", _words(here, first), count=1)
    title = shortened(plain_text(words), _TITLE).rstrip("….,;: ")
    return Extract(span, title) if title else None


def _phrase(here: Here, span: Span) -> Extract | None:
    """A part of a line, if it is only words."""
    if any(one.start < span.end and span.start < one.end for one in _inline(here, opaques=True)):
        return None
    text = span.of(here.text)
    if len(text) > _TITLE or any(text.count(mark) % 2 for mark in _PAIRED):
        return None
    return Extract(span, text, is_phrase=True)


def _inline(here: Here, *, opaques: bool) -> Iterator[Element]:
    """What stands in lines and is more than words: links and timestamps, or code and the like,
    too."""
    note = here.note
    elements: Iterable[Element] = chain(
        note.each(lambda block: block.wikilinks),
        note.each(lambda block: block.links),
        note.each(lambda block: block.timestamps),
        note.each(lambda block: block.opaques) if opaques else (),
    )
    yield from elements


def _words(here: Here, line: Span) -> str:
    """A line without its marks and timestamps, and with what its links show."""
    edits = [
        Edit(stamp.start - line.start, stamp.end - line.start, "")
        for stamp in here.note.each(lambda block: block.timestamps)
        if line.start <= stamp.start and stamp.end <= line.end
    ]
    for link in here.note.each(lambda block: block.wikilinks):
        if line.start <= link.start and link.end <= line.end:
            shown = (link.alias or link.target).text
            edit = Edit(link.start - line.start, link.end - line.start, shown)
            if not any(edit.start < other.end and other.start < edit.end for other in edits):
                edits.append(edit)
    return _MARKS.sub("", apply_edits(line.of(here.text), edits), count=1)


def extract(here: Here, chosen: Extract, today: date) -> Changes:
    """Make a note of what was chosen, and leave a link to it. Links in it lead where they led, and
    links to what is in it lead there. Raises Refused."""
    name = titled_name(here, chosen.title)
    if chosen.is_phrase:
        return _link_phrase(here, chosen.span, name, today)
    relocation = Relocation(here, chosen.span, name.path, leaves=True, opening=chosen.opening)
    refuse_what_would_be_lost(relocation)
    changes = Changes(created={name.path: new_text(here, name, today)})
    refuse_to_capture(here.vault, changes.created)
    with with_notes(here.vault, changes.created):
        body = _body(chosen, here, list(links_within(relocation)))
        outside = list(links_to_moved(relocation))
        left = _link(here, name)
    changes.created[name.path] = new_text(here, name, today, [body] if body else [])
    changes.add(here.path, [_replaced(here, chosen, left)])
    for path, edit in outside:
        changes.add(path, [edit])
    return changes


def _link_phrase(here: Here, span: Span, name: NewName, today: date) -> Changes:
    changes = Changes(created={name.path: new_text(here, name, today)})
    refuse_to_capture(here.vault, changes.created)
    with with_notes(here.vault, changes.created):
        target = target_for(here.vault, here.path, name.path)
    shown = span.of(here.text)
    text = link_text(
        here.vault, target, None, embed=False, in_table=_in_table(here, span), alias=shown
    )
    changes.add(here.path, [Edit(*span, f"[[{text}]]")])
    return changes


def _in_table(here: Here, span: Span) -> bool:
    return here.note.blocks[here.note.block_at(span.start)].kind == "table"


def _link(here: Here, name: NewName) -> str:
    target = target_for(here.vault, here.path, name.path)
    return f"[[{link_text(here.vault, target, name.title, embed=False, in_table=False)}]]"


def _body(chosen: Extract, here: Here, edits: list[Edit]) -> str:
    """The text as the new note has it: without the heading that is its title, with the headings
    below that on the levels that they have under a title, and items of an inner list as items of an
    outer one."""
    span = chosen.span
    if chosen.opening is not None:
        span = Span(chosen.opening.end, span.end)
        edits = [edit for edit in edits if edit.start >= span.start]
        edits += _risen(here, span, chosen.opening.level - 1)
    else:
        edits += _outdented(here, span)
    moved = [Edit(edit.start - span.start, edit.end - span.start, edit.text) for edit in edits]
    return apply_edits(span.of(here.text), moved).strip("\r\n").rstrip()


def _risen(here: Here, span: Span, by: int) -> Iterator[Edit]:
    """Headings in `span` on a level that is `by` less deep, where all of them are deep enough."""
    headings = [
        heading
        for heading in here.note.each(lambda block: block.headings)
        if span.start <= heading.start < span.end
    ]
    if all(heading.level > by + 1 for heading in headings):
        for heading in headings:
            yield Edit(heading.start, heading.start + by, "")


def _outdented(here: Here, span: Span) -> Iterator[Edit]:
    """The lines in `span`, where it begins within a list, without the blanks before the first of
    them, as far as they have these: at the start of a note four blanks make code of an item."""
    if here.note.blocks[here.note.block_at(span.start)].kind != "list":
        return
    text = span.of(here.text)
    blanks = text[: len(text) - len(text.lstrip(" \t"))]
    for line in _BLANKS.finditer(text) if blanks else ():
        shared = posixpath.commonprefix([blanks, line[0]])
        if shared:
            yield Edit(span.start + line.start(), span.start + line.start() + len(shared), "")


def _replaced(here: Here, chosen: Extract, link: str) -> Edit:
    """The link in place of the text, with its marks, and a blank line before what follows."""
    text, span = here.text, chosen.span
    rest = text[span.end :]
    if chosen.is_section:
        gap = line_end(text) * (2 if rest.strip() else 1)
        return Edit(span.start, span.end + len(rest) - len(rest.lstrip("\r\n")), link + gap)
    marks = _MARKS.match(text, span.start)
    return Edit(span.start, span.end, (marks[0] if marks else "") + link)
