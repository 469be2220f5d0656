"""`notes-lsp check`: find what is wrong in notes, and repair it."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from notes_lsp.cli.checking import CheckedVault, check_paths
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.fail_on import FailOn
from notes_lsp.cli.fixing import Wanted, fix_all
from notes_lsp.cli.formats import FORMATS, Format, Options
from notes_lsp.cli.paths import shown_path
from notes_lsp.cli.progress import show_progress
from notes_lsp.cli.report import Report
from notes_lsp.cli.terminal import printable
from notes_lsp.rules.finding import LEVELS, Finding, Level, at_least
from notes_lsp.vault.cache_folder import CacheFolder

_EPILOG = """\
exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable paths

examples:
  notes-lsp check                          all notes of this folder, in their vault
  notes-lsp check notes/a.md notes/b.md    these notes, in their vault
  notes-lsp check --statistics             only how many findings of each kind
  notes-lsp check --fix                    repair what can be repaired safely
  notes-lsp check --min-level hint         everything, hints too
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="notes and folders; without any, this folder")
    add(
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        default="text",
        help=f"{', '.join(FORMATS)} (text)",
    )
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
    add("--root", metavar="FOLDER", help="the vault's root, where it would not be found")
    add("--statistics", action="store_true", help="only how many findings of each kind")
    add("--fix", action="store_true", help="repair what can be repaired safely")
    add("--all", action="store_true", help="print every finding, not only 50 of a code")
    add("--quiet", action="store_true", help="print nothing but findings")
    add("--exit-zero", action="store_true", help="exit with 0 also where there are findings")
    add(
        "--jobs",
        type=_jobs,
        metavar="N",
        default=0,
        help="processes to read with (as many as there are cores)",
    )
    add("--today", type=_date, metavar="DATE", help="the day for directives with `until=DATE`")
    add("--no-cache", action="store_true", help="read every note anew, and keep nothing")


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write YYYY-MM-DD") from error


def run(arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    fail_on = FailOn.read(arguments.fail_on)
    written = _format(arguments)
    least = _least(arguments.min_level, fail_on)
    root = Path(arguments.root) if arguments.root is not None else None
    paths = [Path(name) for name in arguments.paths] or [root or Path()]

    def counts(finding: Finding) -> bool:
        return at_least(finding.level, least) or finding.code in fail_on.codes

    with show_progress() as progress:
        vaults = check_paths(
            paths,
            root,
            arguments.jobs,
            progress,
            _cache(arguments),
            whole=arguments.fix,
            today=arguments.today,
        )
        done = list(_fix(vaults, counts)) if arguments.fix else []
    remarks = [remark for checked in vaults for remark in checked.remarks]
    for line in [*done, *([] if arguments.quiet else remarks)]:
        sys.stderr.write(f"{printable(line)}\n")
    report = Report.of(vaults, counts, time.monotonic() - started)
    options = Options(
        everything=arguments.all,
        statistics=arguments.statistics,
        quiet=arguments.quiet,
        fix_command=None if arguments.fix else _fix_command(arguments),
    )
    written.write(report, options, sys.stdout)
    failed = any(fail_on.fails(item.finding) for item in report.found)
    return int(failed and not arguments.exit_zero)


def _cache(arguments: argparse.Namespace) -> CacheFolder | None:
    return None if arguments.no_cache else CacheFolder.of_user()


def _format(arguments: argparse.Namespace) -> Format:
    """How to write the report. Raises UsageError where it can't be written as is wanted."""
    wanted = FORMATS[arguments.format]
    if arguments.statistics and not wanted.has_counts:
        able = ", ".join(name for name, other in FORMATS.items() if other.has_counts)
        raise UsageError(
            f"--format {arguments.format} has only findings: --statistics needs {able}"
        )
    return wanted


def _least(wanted: Level | None, fail_on: FailOn) -> Level:
    """What is left out below: by default the hints, unless the check is to fail on them."""
    if wanted is not None:
        return wanted
    return "hint" if fail_on.level == "hint" else "information"


def _fix(vaults: Iterable[CheckedVault], wanted: Wanted) -> Iterator[str]:
    """Repair; tells what was done."""
    for checked in vaults:
        done = fix_all(checked, wanted)
        for code, count in sorted(done.counts.items()):
            yield f"repaired {count:,} {code}"
        if done.notes:
            yield f"changed {len(done.notes):,} note{'' if len(done.notes) == 1 else 's'}"
        for path, reason in sorted(done.refused.items()):
            yield f"{shown_path(checked.vault.root, path)} was left alone: {reason}"


def _fix_command(arguments: argparse.Namespace) -> str:
    """The command that repairs what was found."""
    words = ["notes-lsp", "check", "--fix"]
    if arguments.min_level is not None:
        words += ["--min-level", arguments.min_level]
    if arguments.root is not None:
        words += ["--root", arguments.root]
    return shlex.join([*words, *arguments.paths])
