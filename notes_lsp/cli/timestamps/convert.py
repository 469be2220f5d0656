"""`notes-lsp timestamps convert`: the timestamps of notes in another notation."""

from __future__ import annotations

import argparse
from typing import Final, get_args

from notes_lsp.cli.timestamps import rewriting
from notes_lsp.cli.timestamps.rewriting import Answer
from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.syntax.nodes import Notation
from notes_lsp.syntax.notations import WRITTEN, write_timestamp

SUMMARY: Final = "write the timestamps of notes in another notation"

_EPILOG = f"""\
notations:
{{notations}}

No moment and no video changes by that: a timestamp of another video than the note's becomes a
video-link or stays. Timestamps that are broken or look shifted (minutes for hours) are left alone:
notes-lsp check --fix repairs them first. A wikilink, [[00:01:05]], is a slip and never written.

{rewriting.EXIT_CODES}
examples:
  notes-lsp timestamps convert --to anchor notes/                  all notes of a folder
  notes-lsp timestamps convert --to anchor --from bracket a.md     only those in plain brackets
  notes-lsp timestamps convert --to video-link a.md --diff         as a patch
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    written = {notation: write_timestamp(notation, 65, "VIDEO_ID") for notation in WRITTEN}
    notations = (
        f"  {name:15}{text.replace(chr(10), ' ↵ ')}{' Topic' if name == 'chapter' else ''}"
        for name, text in written.items()
    )
    parser.epilog = _EPILOG.format(notations="\n".join(notations))
    add = parser.add_argument
    add("--to", required=True, choices=WRITTEN, metavar="NOTATION", help="one of those below")
    add("--from", dest="source", choices=get_args(Notation), metavar="NOTATION", help="only these")
    rewriting.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    to: Notation = arguments.to
    source: Notation | None = arguments.source

    def convert(here: Here) -> Answer:
        return convert_stamps(here, to, source=source)

    return rewriting.tell(rewriting.rewrite_notes(arguments, convert), arguments, "converted")
