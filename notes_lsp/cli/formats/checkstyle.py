"""Checkstyle's XML, which many programs that show findings read, such as Jenkins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, TextIO

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.xml import DECLARATION, tag
from notes_lsp.cli.report import Report
from notes_lsp.rules.finding import Level

_SEVERITIES: Final[dict[Level, str]] = {
    "error": "error",
    "warning": "warning",
    "information": "info",
    "hint": "info",
}


def write_checkstyle(report: Report, options: Options, out: TextIO) -> None:
    """The findings by note. The code is the `source`, as Checkstyle's checks are."""
    out.write(DECLARATION)
    out.writelines(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield '<checkstyle version="4.3">\n'
    for path, group in groupby(report.found, key=lambda found: found.path):
        yield f"  {tag('file', name=path)}\n"
        for found in group:
            error = tag(
                "error",
                line=str(found.place.line),
                column=str(found.place.column),
                severity=_SEVERITIES[found.finding.level],
                message=found.finding.message,
                source=found.finding.code,
                closed=True,
            )
            yield f"    {error}\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"
