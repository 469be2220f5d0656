"""JSON, version 1: for other programs. Keys are only ever added to a version."""

from __future__ import annotations

import json
from typing import TextIO

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.report import Found, Report
from notes_lsp.rules.pages import page_url


def write_json(report: Report, options: Options, out: TextIO) -> None:
    """One object: the findings, unless only statistics are wanted, and a summary."""
    findings = [] if options.statistics else [finding_object(found) for found in report.found]
    answer = {"version": 1, "findings": findings, "summary": summary_object(report)}
    # Escaped, so that the names of files which are no UTF-8 come through any encoding.
    out.write(json.dumps(answer, ensure_ascii=True, indent=2) + "\n")


def summary_object(report: Report) -> dict[str, object]:
    """What a report comes to, as programs see it."""
    return {
        "notes": report.notes,
        "findings": len(report.found),
        "byCode": dict(sorted(report.by_code().items())),
        "byLevel": dict(sorted(report.by_level().items())),
        "seconds": round(report.seconds, 3),
    }


def finding_object(found: Found) -> dict[str, object]:
    """A finding as programs see it."""
    place, finding, related = found.place, found.finding, found.related
    fix = finding.fix
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "code": finding.code,
        "level": finding.level,
        "message": finding.message,
        "fix": None if fix is None else {"title": fix.title, "safe": fix.safe},
        "related": [
            {
                "path": other.place.path,
                "line": other.place.line,
                "column": other.place.column,
                "message": other.message,
            }
            for other in related
        ],
        "url": page_url(finding.code),
    }
