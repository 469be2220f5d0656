"""Text for people, and below each finding its line with the words in question underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from notes_lsp.cli.formats.excerpt import excerpt
from notes_lsp.cli.formats.notes import NoteFindings, by_note
from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.people import LEVEL_COLOURS, headline, write_for_people
from notes_lsp.cli.report import Found, Report
from notes_lsp.cli.terminal import Style, printable
from notes_lsp.text.span import Span


def write_full(report: Report, options: Options, out: TextIO) -> None:
    """As `text`, with the line in question, other places that matter and the fix below each."""
    write_for_people(report, options, out, _lines)


def _lines(found: Iterable[Found], style: Style) -> Iterator[str]:
    between = ""
    for note in by_note(found):
        for item in note.found:
            yield between
            between = "\n"
            yield headline(item, style)
            yield from _excerpt(note, item, style)
            yield from _besides(item, style)


def _excerpt(note: NoteFindings, found: Found, style: Style) -> Iterator[str]:
    """The line where the finding begins, underlined. Nothing where the note does not reach there:
    it changed meanwhile, or can't be read."""
    place = found.place
    if place.line > note.lines.line_count or not note.text:
        return
    start = note.lines.line_start(place.line - 1)
    line = note.text[start : note.lines.line_end(place.line - 1, note.text)]
    end_column = place.end_column - 1 if place.end_line == place.line else len(line)
    begin = min(place.column - 1, len(line))
    shown = excerpt(line, Span(begin, max(begin, min(end_column, len(line)))))
    gutter = style.colour("2", f"{_margin(found)}|")
    carets = style.colour(LEVEL_COLOURS[found.finding.level], "^" * shown.marked)
    yield f"{style.colour('2', f'  {place.line} |')} {shown.line}".rstrip() + "\n"
    yield f"{gutter} {' ' * shown.before}{carets}\n"


def _besides(found: Found, style: Style) -> Iterator[str]:
    """Other places that matter, and what a fix does."""
    mark = style.colour("2", f"{_margin(found)}=")
    for other in found.related:
        place = other.place
        where = f"{printable(place.path)}:{place.line}:{place.column}"
        yield f"{mark} {where}: {printable(other.message)}\n"
    fix = found.finding.fix
    if fix is not None:
        yield f"{mark} {'fix' if fix.safe else 'unsafe fix'}: {printable(fix.title)}\n"


def _margin(found: Found) -> str:
    """The blanks below the number of the line."""
    return " " * (len(str(found.place.line)) + 3)
