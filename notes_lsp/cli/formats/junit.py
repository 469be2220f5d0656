"""JUnit's XML, as Jenkins' schema `junit-10.xsd` has it: for whatever shows the results of tests.

A note is a test, which fails where it has findings that make the check fail (`--fail-on`). So
GitLab, Jenkins and Azure tell which notes are broken since when, and which were repaired: they know
tests by their names. There are no times, so that the same notes give the same report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.people import headline
from notes_lsp.cli.formats.summary import number
from notes_lsp.cli.formats.xml import DECLARATION, escaped, tag
from notes_lsp.cli.report import Found, Report
from notes_lsp.cli.terminal import Style

_PLAIN = Style(False)


def write_junit(report: Report, options: Options, out: TextIO) -> None:
    """A test for each note that was looked at. What does not fail it is its output."""
    found: dict[str, list[Found]] = {}
    for item in report.found:
        found.setdefault(item.path, []).append(item)
    failing = {item.path for item in report.found if options.fail_on.fails(item.finding)}
    suite = tag(
        "testsuite",
        name="notes-lsp check",
        tests=str(report.notes),
        failures=str(len(failing)),
        errors="0",
        skipped="0",
    )
    out.write(f"{DECLARATION}<testsuites>\n  {suite}\n")
    for path in report.paths():
        out.writelines(_case(path, found.get(path, []), options))
    out.write("  </testsuite>\n</testsuites>\n")


def _case(path: str, found: Sequence[Found], options: Options) -> Iterator[str]:
    """The test of the note at `path`. It has one failure at most: not all programs read more."""
    failing = [item for item in found if options.fail_on.fails(item.finding)]
    passing = [item for item in found if not options.fail_on.fails(item.finding)]
    if not found:
        yield f"    {tag('testcase', classname='notes-lsp', name=path, closed=True)}\n"
        return
    yield f"    {tag('testcase', classname='notes-lsp', name=path)}\n"
    if failing:
        failure = tag("failure", type=failing[0].finding.code, message=_message(failing))
        yield f"      {failure}{_text(failing)}</failure>\n"
    if passing:
        yield f"      <system-out>{_text(passing)}</system-out>\n"
    yield "    </testcase>\n"


def _message(found: Sequence[Found]) -> str:
    first = found[0].finding
    more = f"{number(len(found), 'finding')}, the first: " if len(found) > 1 else ""
    return f"{more}{first.code} {first.message}"


def _text(found: Sequence[Found]) -> str:
    return escaped("".join(headline(item, _PLAIN) for item in found))
