"""`notes-lsp timestamps`: bulk work on the timestamps of notes; one file for each thing to do."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from notes_lsp.cli.timestamps import convert, listing, shift

_EPILOG = """\
examples:
  notes-lsp timestamps list notes/a.md                 all timestamps, with where they lead
  notes-lsp timestamps shift --by 90 notes/a.md        a minute and a half later
  notes-lsp timestamps convert --to anchor notes/      the site's anchors, from any notation
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    commands = parser.add_subparsers(required=True, metavar="shift|convert|list")
    for name, module in (("shift", shift), ("convert", convert), ("list", listing)):
        summary = module.SUMMARY
        inner = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        module.add_arguments(inner)
        inner.set_defaults(do=module.run)


def run(arguments: argparse.Namespace) -> int:
    code: int = arguments.do(arguments)
    return code


def arrange(words: Sequence[str]) -> list[str]:
    """`--by -1:30` as `--by=-1:30`: argparse takes it for an option without a value."""
    arranged: list[str] = []
    for word in words:
        if arranged and arranged[-1] == "--by":
            arranged[-1] = f"--by={word}"
        else:
            arranged.append(word)
    return arranged
