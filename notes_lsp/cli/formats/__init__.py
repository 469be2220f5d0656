"""How a report is printed: one file a format. A new one is a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, TextIO

from notes_lsp.cli.formats.azure import write_azure
from notes_lsp.cli.formats.checkstyle import write_checkstyle
from notes_lsp.cli.formats.full import write_full
from notes_lsp.cli.formats.github import write_github
from notes_lsp.cli.formats.gitlab import write_gitlab
from notes_lsp.cli.formats.json import write_json
from notes_lsp.cli.formats.jsonl import write_jsonl
from notes_lsp.cli.formats.junit import write_junit
from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.sarif import write_sarif
from notes_lsp.cli.formats.text import write_text
from notes_lsp.cli.report import Report


class Format(NamedTuple):
    """How a report is written."""

    write: Callable[[Report, Options, TextIO], None]
    has_counts: bool = True
    """Whether it can tell how many findings there are without the findings."""


FORMATS: Final = {
    "text": Format(write_text),
    "full": Format(write_full),
    "json": Format(write_json),
    "jsonl": Format(write_jsonl),
    "sarif": Format(write_sarif, has_counts=False),
    "github": Format(write_github),
    "gitlab": Format(write_gitlab, has_counts=False),
    "junit": Format(write_junit, has_counts=False),
    "azure": Format(write_azure),
    "checkstyle": Format(write_checkstyle, has_counts=False),
}

__all__ = ["FORMATS", "Format", "Options"]
