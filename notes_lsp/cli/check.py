"""`notes-lsp check`: find what is wrong in notes, and repair it."""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from notes_lsp.cli import fixing
from notes_lsp.cli.baseline import USUAL_NAME, keep_unknown, write_baseline
from notes_lsp.cli.baseline_file import Baseline
from notes_lsp.cli.check_arguments import add_arguments
from notes_lsp.cli.checking import CheckedVault, Request, check
from notes_lsp.cli.comparing import compare
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.fail_on import FailOn
from notes_lsp.cli.formats import FORMATS, Format, Options
from notes_lsp.cli.output import write_exactly, write_report
from notes_lsp.cli.paths import by_vault
from notes_lsp.cli.progress import show_progress
from notes_lsp.cli.report import Report
from notes_lsp.cli.selection import Repairable, Selection, read_codes
from notes_lsp.cli.stdin import asked_note, read_stdin
from notes_lsp.cli.terminal import printable
from notes_lsp.cli.watching import watch_vaults
from notes_lsp.vault.cache_folder import CacheFolder

__all__ = ["add_arguments", "run"]


def run(arguments: argparse.Namespace) -> int:
    fail_on = FailOn.read(arguments.fail_on)
    selection = Selection.read(arguments.select, arguments.ignore, arguments.min_level, fail_on)
    repairable = _repairable(arguments, selection)
    written = _format(arguments)
    request = _request(arguments)
    if not fail_on.codes and arguments.baseline is arguments.write_baseline is None:
        request.least = selection.least
    if arguments.watch:
        _watch(request, selection, written, arguments)
        return 0
    started = time.monotonic()
    vaults = _check(request, arguments)
    if arguments.write_baseline is not None:
        _tell([write_baseline(_baseline_place(arguments), vaults)])
        return 0
    _leave_out_known(vaults, arguments)
    report = Report.of(vaults, selection.wants, time.monotonic() - started)
    if repairable is not None:
        _repair(vaults, repairable, arguments)
        if not arguments.diff:
            report = Report.of(vaults, selection.wants, time.monotonic() - started)
    _report(report, written, arguments)
    failed = any(fail_on.fails(item.finding) for item in report.found)
    return int(failed and not arguments.exit_zero)


def _check(request: Request, arguments: argparse.Namespace) -> list[CheckedVault]:
    """What was asked for, checked; tells what could not be."""
    with show_progress() as progress:
        vaults = check(request, progress)
    if not arguments.quiet:
        _tell(remark for checked in vaults for remark in checked.remarks)
    return vaults


def _watch(
    request: Request, selection: Selection, written: Format, arguments: argparse.Namespace
) -> None:
    """Check again and again."""
    changing = (arguments.fix, arguments.diff, arguments.fix_only, arguments.stdin)
    if any(changing) or arguments.write_baseline is not None:
        raise UsageError("--watch only looks: it takes no --fix, --diff, --stdin, --write-baseline")

    def check_again() -> list[CheckedVault]:
        vaults = _check(request, arguments)
        _leave_out_known(vaults, arguments)
        return vaults

    def show(vaults: Sequence[CheckedVault]) -> None:
        _report(Report.of(vaults, selection.wants, 0.0), written, arguments)

    watch_vaults(request, check_again, show)


def _request(arguments: argparse.Namespace) -> Request:
    """What is to be checked."""
    root: Path | None = arguments.root
    if arguments.stdin != (arguments.stdin_filename is not None):
        raise UsageError("--stdin and --stdin-filename go together")
    if arguments.stdin:
        if arguments.paths:
            raise UsageError("--stdin takes no paths besides --stdin-filename")
        asked = asked_note(arguments.stdin_filename, root)
        request = Request([asked], drafts=read_stdin(asked))
    else:
        paths = [Path(name) for name in arguments.paths] or [root or Path()]
        request = Request(by_vault(paths, root))
    request.is_root_given = root is not None
    request.config = Path(arguments.config) if arguments.config is not None else None
    request.jobs = arguments.jobs
    request.today = arguments.today or request.today
    request.cache = None if arguments.no_cache else CacheFolder.of_user()
    if arguments.new_since is not None or arguments.changed is not None:
        request.compare = partial(compare, arguments.new_since, arguments.changed)
    repairs = arguments.fix or arguments.fix_only or arguments.diff
    request.whole = bool(repairs or arguments.watch)
    return request


def _baseline_place(arguments: argparse.Namespace) -> Path:
    """The file that `--write-baseline` writes."""
    return Path(arguments.write_baseline or arguments.baseline or USUAL_NAME)


def _leave_out_known(vaults: Sequence[CheckedVault], arguments: argparse.Namespace) -> None:
    """Leave out what a baseline has."""
    if arguments.baseline is not None:
        _tell(keep_unknown(Baseline.read(Path(arguments.baseline)), vaults))


def _format(arguments: argparse.Namespace) -> Format:
    """How to write the report. Raises UsageError where it can't be written as is wanted."""
    wanted = FORMATS[arguments.format]
    if arguments.statistics and not wanted.has_counts:
        able = ", ".join(name for name, other in FORMATS.items() if other.has_counts)
        raise UsageError(
            f"--format {arguments.format} has only findings: --statistics needs {able}"
        )
    return wanted


def _repairable(arguments: argparse.Namespace, selection: Selection) -> Repairable | None:
    """What is to be repaired, or shown as if it were; None for nothing."""
    only = read_codes("--fix-only", arguments.fix_only)
    if arguments.fix or arguments.diff or only:
        return Repairable(selection, only, arguments.unsafe_fixes)
    if arguments.unsafe_fixes:
        raise UsageError("--unsafe-fixes goes with --fix, --fix-only or --diff")
    return None


def _repair(
    vaults: Iterable[CheckedVault], repairable: Repairable, arguments: argparse.Namespace
) -> None:
    """Repair and tell what was done; or show what would be done."""
    done = [(checked, fixing.repair(checked, repairable.pick)) for checked in vaults]
    _tell(fixing.told_before(done, written=not arguments.diff))
    if arguments.diff:
        for checked, repairs in done:
            write_exactly(fixing.patches(checked, repairs))
    elif arguments.stdin:
        for checked, _ in done:
            write_exactly("".join(checked.vault.drafts.values()))
    else:
        for checked, repairs in done:
            fixing.write(checked, repairs)
    if not arguments.stdin:
        _tell(fixing.told_after(done, written=not arguments.diff))


def _report(report: Report, written: Format, arguments: argparse.Namespace) -> None:
    """Print the report, but nowhere where a patch or the text of a note goes."""
    repairs = arguments.fix or arguments.fix_only
    options = Options(
        everything=arguments.all,
        statistics=arguments.statistics,
        quiet=arguments.quiet,
        fix_command=None if repairs else _fix_command(arguments),
        fail_on=FailOn.read(arguments.fail_on),
    )
    out = sys.stderr if arguments.stdin and repairs else sys.stdout
    if arguments.output is not None or not arguments.diff:
        write_report(arguments.output, out, partial(written.write, report, options))


def _tell(lines: Iterable[str]) -> None:
    """Tell what is no part of the report."""
    for line in lines:
        sys.stderr.write(f"{printable(line)}\n")


def _fix_command(arguments: argparse.Namespace) -> str:
    """The command that repairs what was found."""
    words = ["notes-lsp", "check", "--fix"]
    if arguments.min_level is not None:
        words += ["--min-level", arguments.min_level]
    for option in ("select", "ignore"):
        for codes in getattr(arguments, option):
            words += [f"--{option}", codes]
    if arguments.stdin:
        words.append("--stdin")
    for option in ("stdin-filename", "root", "config", "changed", "new-since", "baseline"):
        if (value := getattr(arguments, option.replace("-", "_"))) is not None:
            words += [f"--{option}", str(value)]
    return shlex.join([*words, *arguments.paths])
