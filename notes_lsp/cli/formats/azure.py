"""Azure Pipelines: a logging command a finding ("Logging commands", `task.logissue`).

The summary of a run shows the first ten of each type, and there are but two types: the worst
come first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TextIO

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.repository import Repository
from notes_lsp.cli.formats.summary import sentence, worst_first
from notes_lsp.cli.report import Report
from notes_lsp.cli.terminal import printable

_DATA: Final = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"})
"""How logging commands write these characters in a message, and in a property; for others that
must not reach a terminal they have no way."""


def write_azure(report: Report, options: Options, out: TextIO) -> None:
    """The findings, unless only statistics are wanted, and the total, unless only findings are."""
    if not options.statistics:
        out.writelines(_issues(report))
    if not options.quiet:
        out.write(f"{sentence(report)}.\n")


def _issues(report: Report) -> Iterator[str]:
    repository = Repository.here()
    for found in worst_first(report.found):
        place, finding = found.place, found.finding
        properties = {
            "type": "error" if finding.level == "error" else "warning",
            "sourcepath": repository.path(place.path),
            "linenumber": str(place.line),
            "columnnumber": str(place.column),
            "code": finding.code,
        }
        written = "".join(
            f"{name}={printable(value.translate(_PROPERTY))};" for name, value in properties.items()
        )
        yield f"##vso[task.logissue {written}]{printable(finding.message).translate(_DATA)}\n"
