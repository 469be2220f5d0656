"""How a report is printed: one file a format. A new one is a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, TextIO

from notes_lsp.cli.formats.full import write_full
from notes_lsp.cli.formats.json import write_json
from notes_lsp.cli.formats.jsonl import write_jsonl
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
}

__all__ = ["FORMATS", "Format", "Options"]
