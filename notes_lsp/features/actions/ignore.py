"""Directives that silence a finding: on its line, or in the whole note.

Where a comment can stand without changing what a reader or the other rules see depends on the
Markdown around. So it is tried: of the places that come into question the first one counts at which
the findings go and all else stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from notes_lsp.features.actions.action import Action, Asked
from notes_lsp.features.cursor import Here
from notes_lsp.rules.judge import judge
from notes_lsp.rules.suppressions import CODE, Verb, read_instruction
from notes_lsp.text.editing import line_end
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Edit, Span, apply_edits
from notes_lsp.vault.trial import trial

_BOM: Final = "\ufeff"
_MARKS = re.compile(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t>]+)*")
"""What stands before the text of a line in quotes and lists."""
_LIST_MARK = re.compile(r"[^\s>]")


class _Line(NamedTuple):
    """A line without its line end."""

    start: int
    text: str


def actions(asked: Asked) -> Iterator[Action]:
    """Two for each code that is found there; the one for a line where it is a single line."""
    if not asked.wants("quickfix"):
        return
    lines = asked.here.vault.lines(asked.here.path)
    found = [finding for finding in asked.found if finding.code != CODE]
    for code in dict.fromkeys(finding.code for finding in found):
        of_code = tuple(finding for finding in found if finding.code == code)
        numbers = {lines.line_of(finding.span.start) for finding in of_code}
        if len(numbers) == 1 and of_code[0].span.start >= _body_start(asked.here):
            line = _line(asked.here.text, lines, numbers.pop())
            make = partial(_ignore_on_line, asked.here, code, line)
            yield Action(f"Ignore {code} on this line", "quickfix", make, of_code)
        make_in_note = partial(_ignore_in_note, asked.here, code)
        yield Action(f"Ignore {code} in this note", "quickfix", make_in_note, of_code)


def _line(text: str, lines: LineIndex, number: int) -> _Line:
    start = lines.line_start(number)
    return _Line(start, text[start : lines.line_end(number, text)])


def _body_start(here: Here) -> int:
    matter = here.note.frontmatter
    return len(_BOM) * here.text.startswith(_BOM) if matter is None else matter.end


def _ignore_on_line(here: Here, code: str, line: _Line) -> Sequence[Edit]:
    """Silence `code` on a line: at its end, since a line of its own would cut a paragraph or a list
    in two; above it where that can't be, and above headings, whose text others link to."""
    reach = Span(line.start, line.start + len(line.text) + 1)
    directive = _directive("ignore", code)
    end = line.start + _end_in_row(line.text)
    marks = _MARKS.match(line.text)
    indent = _LIST_MARK.sub(" ", marks[0]) if marks else ""
    places = [
        Edit(end, end, f" {directive}"),
        Edit(line.start, line.start, f"{indent}{directive}{line_end(here.text)}"),
    ]
    if any(reach.start <= heading.start < reach.end for heading in here.facts().headings()):
        places.reverse()
    return _first_that_silences(here, code, [*_joined(here, code, "ignore", reach), *places], reach)


def _end_in_row(line: str) -> int:
    """Where the last cell of a line ends, if it may be a row of a table; else its text."""
    text = line.rstrip()
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1].rstrip()
    return len(text)


def _ignore_in_note(here: Here, code: str) -> Sequence[Edit]:
    """Silence `code` in the note: at the start of its body, or else at its end."""
    text, eol = here.text, line_end(here.text)
    whole = Span(0, len(text) + 1)
    directive = _directive("ignore-file", code)
    start = _body_start(here)
    places = [
        Edit(start, start, f"{_new_line(text, start)}{directive}{eol}"),
        Edit(len(text), len(text), f"{_new_line(text, len(text))}{eol}{directive}{eol}"),
    ]
    joined = _joined(here, code, "ignore-file", whole)
    return _first_that_silences(here, code, [*joined, *places], whole)


def _new_line(text: str, offset: int) -> str:
    """What to write at `offset` to be at the start of a line."""
    before = text[offset - 1 : offset]
    return "" if before in ("", "\n", "\r", _BOM) else line_end(text)


def _directive(verb: Verb, code: str) -> str:
    return f"<!-- notes-lsp: {verb} {code} -->"


def _joined(here: Here, code: str, verb: Verb, reach: Span) -> Iterator[Edit]:
    """The code beside those of a directive of the same reach that has no reason or date of its
    own."""
    for directive in here.facts().directives:
        said = read_instruction(directive)
        same = verb == "ignore-file" or directive.reach.start <= reach.start < directive.reach.end
        if said.verb.text == verb and same and said.codes and not (said.reason or said.until):
            end = said.codes[-1].end
            yield Edit(end, end, f", {code}")


def _first_that_silences(
    here: Here, code: str, places: Sequence[Edit], reach: Span
) -> Sequence[Edit]:
    """The first of `places` at which a directive is one, silences `code` in the lines of `reach`,
    and changes nothing else that is found."""
    vault, path = here.vault, here.path

    def judged(reach: Span) -> tuple[int, Counter[str], bool]:
        """How often directives name the code, the other codes found, and whether it is there."""
        found = judge(vault, path)
        return (
            sum(code in directive.content.text for directive in vault.index.facts[path].directives),
            Counter(one.code for one in found if one.code != code),
            any(one.code == code and reach.start <= one.span.start < reach.end for one in found),
        )

    with trial(vault, path) as put:
        named, others, _ = judged(reach)
        for edit in places:
            put(apply_edits(here.text, [edit]))
            longer = len(edit.text)
            start = reach.start + (longer if edit.start <= reach.start else 0)
            if judged(Span(start, reach.end + longer)) == (named + 1, others, False):
                return [edit]
    return ()
