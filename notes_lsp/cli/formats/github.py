"""GitHub Actions: the worst findings as annotations, the total, and a table for the job's summary.

GitHub shows ten annotations of a kind for a step, so that only the ten worst are written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final, TextIO

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.repository import Repository
from notes_lsp.cli.formats.summary import code_counts, sentence, worst_first
from notes_lsp.cli.report import Found, Report
from notes_lsp.cli.terminal import printable
from notes_lsp.rules.finding import Level

_MOST: Final = 10

_COMMANDS: Final[dict[Level, str]] = {
    "error": "error",
    "warning": "warning",
    "information": "notice",
    "hint": "notice",
}

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
"""How workflow commands write these characters in a message, and in a property; for others that
must not reach a terminal they have no way."""


def write_github(report: Report, options: Options, out: TextIO) -> None:
    """The annotations, unless only statistics are wanted, and the total, unless only findings
    are; the table goes to the file that `GITHUB_STEP_SUMMARY` names."""
    if not options.statistics:
        repository = Repository.here()
        worst = worst_first(report.found)[:_MOST]
        out.writelines(_annotation(found, repository) for found in worst)
    if not options.quiet:
        out.write(f"{_total(report, options)}\n")
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with open(page, "a", encoding="utf-8") as summary:
            summary.writelines(_table(report))


def _annotation(found: Found, repository: Repository) -> str:
    """A workflow command. Columns go only with places on one line, and an annotation of several
    lines stands below the last: those are shown at their first."""
    place, finding = found.place, found.finding
    file = printable(repository.path(place.path).translate(_PROPERTY))
    where = [f"file={file}", f"line={place.line}"]
    if place.end_line == place.line:
        where += [f"col={place.column}", f"endColumn={place.end_column}"]
    properties = ",".join([*where, f"title={finding.code}"])
    message = printable(finding.message).translate(_DATA)
    return f"::{_COMMANDS[finding.level]} {properties}::{message}\n"


def _total(report: Report, options: Options) -> str:
    more = len(report.found) > _MOST and not options.statistics
    return f"{sentence(report)}{f', the {_MOST} worst of them above' if more else ''}."


def _table(report: Report) -> Iterator[str]:
    """Markdown."""
    yield f"### notes-lsp\n\n{sentence(report)}.\n"
    rows = code_counts(report)
    if rows:
        yield "\n| findings | level | code | repaired by `--fix` |\n|---:|---|---|---:|\n"
    for row in rows:
        fixable = f"{row.fixable:,}" if row.fixable else ""
        yield f"| {row.found:,} | {row.level} | `{row.code}` | {fixable} |\n"
    yield "\n"
