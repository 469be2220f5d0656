"""What the formats for people share: a limit to each code, counts, and what to do about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TextIO, TypeAlias

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.summary import code_counts, sentence
from notes_lsp.cli.report import Found, Report
from notes_lsp.cli.terminal import Style, printable, style_for
from notes_lsp.rules.finding import Level

_MOST = 50
"""How many findings of a code are printed, unless all are wanted."""

_MANY_MISSING = 20
"""From so many missing targets on it helps to see them ranked."""

LEVEL_COLOURS: Final[dict[Level, str]] = {
    "error": "1;31",
    "warning": "33",
    "information": "36",
    "hint": "2",
}
"""ANSI codes."""

Show: TypeAlias = Callable[[Iterable[Found], Style], Iterator[str]]
"""The lines that show findings."""


def write_for_people(report: Report, options: Options, out: TextIO, show: Show) -> None:
    """The findings and a summary; only the summary for statistics, only findings for quiet."""
    style = style_for(out)
    if not options.statistics:
        out.writelines(show(_within_limit(report.found, options), style))
        out.writelines(_left_out(report, options, style))
    if options.quiet and not options.statistics:
        return
    if report.found and not options.statistics:
        out.write("\n")
    out.writelines(_counts(report, style))
    if not options.quiet:
        # How long it took is for those who look: what goes elsewhere is the same on every run.
        took = f" ({report.seconds:.1f} s)" if out.isatty() else ""
        out.write(f"{sentence(report)}{took}.\n")
        out.writelines(_advice(report, options))


def headline(found: Found, style: Style) -> str:
    """A finding on one line: `path:line:column: level code message`."""
    place, finding = found.place, found.finding
    where = f"{printable(place.path)}:{place.line}:{place.column}:"
    level = style.colour(LEVEL_COLOURS[finding.level], finding.level)
    return f"{where} {level} {style.bold(finding.code)} {printable(finding.message)}\n"


def _within_limit(found: Iterable[Found], options: Options) -> Iterator[Found]:
    seen: Counter[str] = Counter()
    for item in found:
        seen[item.finding.code] += 1
        if options.everything or seen[item.finding.code] <= _MOST:
            yield item


def _left_out(report: Report, options: Options, style: Style) -> Iterator[str]:
    for code, count in sorted(report.by_code().items()):
        if not options.everything and count > _MOST:
            yield f"… and {count - _MOST:,} more {style.bold(code)} (--all)\n"


def _counts(report: Report, style: Style) -> Iterator[str]:
    """A line for each code and level."""
    rows = code_counts(report)
    digits = max((len(f"{row.found:,}") for row in rows), default=1)
    width = max((len(row.code) for row in rows), default=1)
    for row in rows:
        shown = style.colour(LEVEL_COLOURS[row.level], f"{row.level:11}")
        repairs = f"  {row.fixable:,} repaired by --fix-only {row.code}" if row.fixable else ""
        yield f"{row.found:>{digits},}  {shown}  {row.code:{width if repairs else 0}}{repairs}\n"


def _advice(report: Report, options: Options) -> Iterator[str]:
    """The commands that take one further."""
    fixable = sum(item.is_fixable for item in report.found)
    if fixable and options.fix_command is not None:
        yield f"{fixable:,} of them can be repaired: {printable(options.fix_command)}\n"
    if report.by_code()["link.unresolved"] >= _MANY_MISSING:
        yield "What most of the links that lead nowhere want: notes-lsp unresolved\n"
    if report.found:
        code = report.by_code().most_common(1)[0][0]
        yield f"What a code means: notes-lsp rule {code}\n"
