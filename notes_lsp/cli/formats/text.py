"""Text for people: one line a finding, then how many of each kind, and what to do about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.people import headline, write_for_people
from notes_lsp.cli.report import Found, Report
from notes_lsp.cli.terminal import Style


def write_text(report: Report, options: Options, out: TextIO) -> None:
    """The findings and a summary; only the summary for statistics, only findings for quiet."""
    write_for_people(report, options, out, _lines)


def _lines(found: Iterable[Found], style: Style) -> Iterator[str]:
    return (headline(item, style) for item in found)
