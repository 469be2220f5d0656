"""GitLab's Code Quality report: what its merge requests show ("Code Quality report format")."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final, TextIO

from notes_lsp.cli.formats.characters import whole_characters
from notes_lsp.cli.formats.notes import by_note
from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.repository import Repository
from notes_lsp.cli.report import Report
from notes_lsp.rules.finding import Level

_SEVERITIES: Final[dict[Level, str]] = {
    "error": "critical",
    "warning": "major",
    "information": "minor",
    "hint": "info",
}


def write_gitlab(report: Report, options: Options, out: TextIO) -> None:
    """A list of objects. Their fingerprints are unique, and stay while the words in question do:
    that is how GitLab tells new findings from old ones."""
    out.write(json.dumps(list(_issues(report)), ensure_ascii=True, indent=1) + "\n")


def _issues(report: Report) -> Iterator[dict[str, object]]:
    repository = Repository.here()
    for note in by_note(report.found):
        path = whole_characters(repository.path(note.path))
        for found, digits in zip(note.found, note.fingerprints(), strict=True):
            yield {
                "description": whole_characters(found.finding.message),
                "check_name": found.finding.code,
                "fingerprint": blake2b(f"{path}\0{digits}".encode(), digest_size=16).hexdigest(),
                "severity": _SEVERITIES[found.finding.level],
                "location": {
                    "path": path,
                    "lines": {"begin": found.place.line, "end": found.place.end_line},
                },
            }
