"""`notes-lsp timestamps shift`: all timestamps of notes, or of a section of them, sooner or
later."""

from __future__ import annotations

import argparse
from typing import Final

from notes_lsp.cli.formats.summary import number
from notes_lsp.cli.timestamps import rewriting
from notes_lsp.cli.timestamps.rewriting import Answer
from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.shift import shift_stamps
from notes_lsp.features.stamps.sound import Rewrite
from notes_lsp.syntax.clock import read_shift
from notes_lsp.syntax.sections import section_of
from notes_lsp.vault.paths import NotePath

SUMMARY: Final = "move all timestamps of notes, or of a section, sooner or later"

_EPILOG = f"""\
Label and target move together, in the notation and form that they have. A note in which one would
come to lie before the beginning of the video, or in which some look shifted (minutes for hours), is
left as it is; so are timestamps that are broken, or are of another video than the note's.

{rewriting.EXIT_CODES}
examples:
  notes-lsp timestamps shift --by 90 a.md                    a minute and a half later
  notes-lsp timestamps shift --by -1:30 a.md --dry-run       sooner; what would be done
  notes-lsp timestamps shift --by 10 a.md --section Costs    only below the heading “Costs”
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument(
        "--by",
        required=True,
        type=_seconds,
        metavar="TIME",
        help="how far: seconds, M:SS, H:MM:SS or 1m30s; with a minus sooner",
    )
    parser.add_argument("--section", metavar="HEADING", help="only what stands below this heading")
    rewriting.add_arguments(parser)


def _seconds(text: str) -> int:
    """`90`, `-1:30`, `+1:00:00`."""
    seconds = read_shift(text)
    if seconds is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no time: write 90, -90, 1:30 or 1:00:00")
    return seconds


def run(arguments: argparse.Namespace) -> int:
    by: int = arguments.by
    section: str | None = arguments.section
    without: list[NotePath] = []

    def shift(here: Here) -> Answer:
        if section is None:
            return shift_stamps(here, by)
        headings = here.anchors_of(here.path)
        heading = headings.heading(section)
        if heading is None:
            without.append(here.path)
            return Rewrite([], 0, [])
        place = section_of(headings.headings, heading, len(here.text)).span
        return shift_stamps(here, by, [place])

    account = rewriting.rewrite_notes(arguments, shift)
    if without:
        notes = number(len(without), "note")
        account.left.append(f"{notes} without a heading “{section}” left alone")
    return rewriting.tell(account, arguments, "shifted")
