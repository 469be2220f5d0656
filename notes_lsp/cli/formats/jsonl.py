"""A line of JSON for each finding: for programs that need not wait for the last one."""

from __future__ import annotations

import json
from typing import TextIO

from notes_lsp.cli.formats.json import finding_object, summary_object
from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.report import Report


def write_jsonl(report: Report, options: Options, out: TextIO) -> None:
    """The objects of `json`: those of the findings, or for statistics the summary alone."""
    if options.statistics:
        objects = [summary_object(report)]
    else:
        objects = [finding_object(found) for found in report.found]
    out.writelines(f"{json.dumps(item, ensure_ascii=True)}\n" for item in objects)
