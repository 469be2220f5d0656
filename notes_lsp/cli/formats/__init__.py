"""How a report is printed: one file a format. A new one is a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TextIO, TypeAlias

from notes_lsp.cli.formats.json import write_json
from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.text import write_text
from notes_lsp.cli.report import Report

Format: TypeAlias = Callable[[Report, Options, TextIO], None]

FORMATS: Final[dict[str, Format]] = {"json": write_json, "text": write_text}

__all__ = ["FORMATS", "Format", "Options"]
