"""Text for people: one line a finding, then how many of each kind, and what to do about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, TextIO

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.report import Found, Report
from notes_lsp.cli.terminal import Style, printable, style_for
from notes_lsp.rules.finding import LEVELS, Level

_MOST = 50
"""How many findings of a code are printed, unless all are wanted."""

_COLOURS: Final[dict[Level, str]] = {
    "error": "1;31",
    "warning": "33",
    "information": "36",
    "hint": "2",
}


def write_text(report: Report, options: Options, out: TextIO) -> None:
    """The findings and a summary; only the summary for statistics, only findings for quiet."""
    style = style_for(out)
    if not options.statistics:
        out.writelines(_findings(report, options, style))
    if options.quiet and not options.statistics:
        return
    if report.found and not options.statistics:
        out.write("\n")
    out.writelines(_counts(report, style))
    if not options.quiet:
        out.write(_sentence(report, timed=out.isatty()))
        out.writelines(_advice(report, options))


def _findings(report: Report, options: Options, style: Style) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for found in report.found:
        code = found.finding.code
        seen[code] += 1
        if options.everything or seen[code] <= _MOST:
            yield _line(found, style)
    for code, count in sorted(seen.items()):
        if not options.everything and count > _MOST:
            yield f"… and {count - _MOST:,} more {style.bold(code)} (--all)\n"


def _line(found: Found, style: Style) -> str:
    place, finding = found.place, found.finding
    where = f"{printable(place.path)}:{place.line}:{place.column}:"
    level = style.colour(_COLOURS[finding.level], finding.level)
    return f"{where} {level} {style.bold(finding.code)} {printable(finding.message)}\n"


def _counts(report: Report, style: Style) -> Iterator[str]:
    """A line for each code and level, the most serious first."""
    counts = Counter((item.finding.level, item.finding.code) for item in report.found)
    fixable = Counter(
        (item.finding.level, item.finding.code) for item in report.found if item.is_fixable
    )
    digits = max((len(f"{count:,}") for count in counts.values()), default=1)
    width = max((len(code) for _, code in counts), default=1)
    for (level, code), count in sorted(
        counts.items(), key=lambda item: (LEVELS.index(item[0][0]), -item[1], item[0][1])
    ):
        shown = style.colour(_COLOURS[level], f"{level:11}")
        repairs = f"  {fixable[level, code]:,} repaired by --fix" if fixable[level, code] else ""
        yield f"{count:>{digits},}  {shown}  {code:{width if repairs else 0}}{repairs}\n"


def _sentence(report: Report, *, timed: bool) -> str:
    """What was found in how many notes. How long it took is for those who look: what goes
    elsewhere is the same on every run."""
    found = f"{_number(len(report.found), 'finding')}" if report.found else "Nothing found"
    took = f" ({report.seconds:.1f} s)" if timed else ""
    return f"{found} in {_number(report.notes, 'note')}{took}.\n"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _advice(report: Report, options: Options) -> Iterator[str]:
    """The commands that take one further."""
    fixable = sum(item.is_fixable for item in report.found)
    if fixable and options.fix_command is not None:
        yield f"{fixable:,} of them can be repaired: {printable(options.fix_command)}\n"
    if report.found:
        code = report.by_code().most_common(1)[0][0]
        yield f"What a code means: notes-lsp rule {code}\n"
