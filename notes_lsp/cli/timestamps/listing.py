"""`notes-lsp timestamps list`: the timestamps of notes, and where they lead."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from notes_lsp.cli.arguments import add_root
from notes_lsp.cli.rows import FORMATS, Row, say, write_rows
from notes_lsp.cli.timestamps.placed import Placed
from notes_lsp.cli.vaults import AskedVault, asked_vaults
from notes_lsp.features.stamps.sound import is_timestamp
from notes_lsp.features.timeline import listed_stamps
from notes_lsp.vault.paths import NotePath

SUMMARY: Final = "list the timestamps of notes, and where they lead"

_EPILOG = """\
A time in brackets, or at the start of a line, is a timestamp only in a note that names a video.

examples:
  notes-lsp timestamps list a.md
  notes-lsp timestamps list notes/ --format jsonl
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    add = parser.add_argument
    add("paths", nargs="+", metavar="NOTE", help="notes, and folders for all notes in them")
    add("--format", choices=FORMATS, metavar="FORMAT", default="text", help="text, json or jsonl")
    add_root(parser)


def run(arguments: argparse.Namespace) -> int:
    root: Path | None = arguments.root
    rows: list[Row] = []
    remarks: list[str] = []
    for asked in asked_vaults(map(Path, arguments.paths), root):
        asked.read_asked()
        remarks += asked.remarks()
        for path in asked.notes:
            rows += _rows(asked, path, remarks)
    say(remarks)
    write_rows(arguments.format, "timestamps", rows)
    return 0


def _rows(asked: AskedVault, path: NotePath, remarks: list[str]) -> Iterator[Row]:
    """The timestamps of one note; `remarks` get a line where times are left out."""
    facts = asked.vault.index.facts[path]
    shown = asked.shown(path)
    if facts.fault is not None:
        remarks.append(f"{shown}: {facts.fault.message}")
    max_hours = asked.vault.settings.timestamps.max_video_hours
    lines = facts.line_index()
    left_out = 0
    for listed in listed_stamps(path, facts, max_hours):
        if is_timestamp(listed.stamp, facts):
            placed = Placed.of(asked, listed, lines)
            yield Row(_line(placed), placed.fields())
        else:
            left_out += 1
    if left_out:
        times = "time was" if left_out == 1 else f"{left_out:,} times were"
        remarks.append(f"{shown}: {times} left out, since the note names no video")


def _line(placed: Placed) -> str:
    listed = placed.listed
    words = [
        f"{placed.where}: {placed.time or 'no time'}",
        "(looks shifted)" if listed.doubtful else None,
        listed.stamp.notation,
        f"“{listed.section}”" if listed.section else None,
        placed.url,
    ]
    return " ".join(word for word in words if word is not None)
