"""The options of `notes-lsp check`, and its help."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from notes_lsp.cli.arguments import add_root, count_of
from notes_lsp.cli.baseline import USUAL_NAME
from notes_lsp.cli.formats import FORMATS
from notes_lsp.rules.finding import LEVELS

Add: TypeAlias = Callable[..., object]
"""`add_argument` of a parser or of a group of options."""

_EPILOG = """\
exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable paths

CODE is a code such as link.unresolved, or the first part of some, such as link; several with commas
between or by several options.

examples:
  notes-lsp check                          all notes of this folder, in their vault
  notes-lsp check notes/a.md notes/b.md    these notes, in their vault
  notes-lsp check --statistics             only how many findings of each kind
  notes-lsp check --min-level hint         everything, hints too
  notes-lsp check --select timestamp       what is wrong with timestamps
  notes-lsp check --fix                    repair what can be repaired safely
  notes-lsp check --diff | less            look first at what that would change
  notes-lsp check --fix-only link.inexact  repair one kind
  notes-lsp check --changed                what is being worked on, and whom it concerns
  notes-lsp check --new-since main         what this branch has made worse
  notes-lsp check --write-baseline         live with all that is found now
  notes-lsp check --baseline .notes-lsp-baseline   and let only more fail
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="notes and folders; without any, this folder")
    add_root(parser)
    add("--config", metavar="FILE", help="settings that overrule those of the vault")
    add("--stdin", action="store_true", help="check one note whose text is on stdin")
    add("--stdin-filename", metavar="PATH", help="which note that is")
    add(
        "--jobs",
        type=count_of("processes"),
        metavar="N",
        default=0,
        help="processes to read with (as many as there are cores)",
    )
    add("--today", type=_date, metavar="DATE", help="the day for directives with `until=DATE`")
    add("--no-cache", action="store_true", help="read every note anew, and keep nothing")
    _add_selection(parser.add_argument_group("which findings").add_argument)
    _add_comparison(parser.add_argument_group("only what is new").add_argument)
    _add_repairs(parser.add_argument_group("repairs").add_argument)
    _add_output(parser.add_argument_group("output").add_argument)


def _add_selection(add: Add) -> None:
    add(
        "--select",
        action="append",
        default=[],
        metavar="CODE[,CODE…]",
        help="only these; at any level, unless --min-level says otherwise",
    )
    add("--ignore", action="append", default=[], metavar="CODE[,CODE…]", help="not these")
    add(
        "--min-level",
        choices=LEVELS,
        metavar="LEVEL",
        help=f"leave out what is below: {', '.join(LEVELS)} (information)",
    )
    add(
        "--fail-on",
        metavar="LEVEL[,CODE…]",
        default="warning",
        help="exit with 1 for findings of this level or worse, or of these codes (warning)",
    )
    add("--exit-zero", action="store_true", help="exit with 0 also where there are findings")


def _add_comparison(add: Add) -> None:
    add(
        "--changed",
        metavar="REV",
        nargs="?",
        const="HEAD",
        help="notes that have changed since this revision in git (HEAD), and those that they touch",
    )
    add("--new-since", metavar="REV", help="findings that this revision in git did not have")
    add("--baseline", metavar="FILE", help="findings that are not in FILE")
    add(
        "--write-baseline",
        metavar="FILE",
        nargs="?",
        const="",
        help=f"write all that is found to FILE (that of --baseline, else {USUAL_NAME})",
    )


def _add_repairs(add: Add) -> None:
    add("--fix", action="store_true", help="repair what can be repaired safely")
    add(
        "--fix-only",
        action="append",
        default=[],
        metavar="CODE[,CODE…]",
        help="repair these, at any level, and report all",
    )
    add("--unsafe-fixes", action="store_true", help="make likely repairs too, which may be wrong")
    add(
        "--diff",
        action="store_true",
        help="change nothing, and print what repairs would change, as a patch for git apply",
    )


def _add_output(add: Add) -> None:
    add(
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        default="text",
        help=f"{', '.join(FORMATS)} (text)",
    )
    add("--output", metavar="FILE", help="write the report to a file")
    add("--statistics", action="store_true", help="only how many findings of each kind")
    add("--watch", action="store_true", help="show it again after each change, until Ctrl-C")
    add("--all", action="store_true", help="print every finding, not only 50 of a code")
    add("--quiet", action="store_true", help="print nothing but findings")


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write YYYY-MM-DD") from error
