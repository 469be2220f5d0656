"""What the directives of a note say, and which findings they silence:

    <!-- notes-lsp: ignore link.unresolved, timestamp.* until=2027-01-31: planned for winter -->

The first word is one of `VERBS`, then come codes, `link.*` or `*`; without any, all are meant. What
is of no use in a directive is told by `suppression_unused.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Span
from notes_lsp.vault.directives import PlacedDirective
from notes_lsp.vault.levels import ALL, patterns_of

CODE: Final = "suppression.unused"

Verb: TypeAlias = Literal["ignore", "ignore-file", "ignore-start", "ignore-end"]
VERBS: Final[tuple[Verb, ...]] = get_args(Verb)
_SILENCING: Final[tuple[Verb, ...]] = ("ignore", "ignore-file", "ignore-start")

_WORD = re.compile(r"[^\s,]+")
_UNTIL: Final = "until="
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOWHERE: Final = Span(0, 0)
_EVERYWHERE: Final = 1 << 62
"""After the end of every note."""


class Instruction(NamedTuple):
    """A directive by its words. `words` are all after the verb; of these `codes` say what is
    meant. `verb` is empty where the directive is."""

    directive: PlacedDirective
    verb: Piece
    words: tuple[Piece, ...]
    codes: tuple[Piece, ...]
    until: Piece | None
    """The last day on which it holds, as written."""
    reason: str

    @property
    def last_day(self) -> date | None:
        """The date of `until`; None where that is none."""
        if self.until is None or not _DATE.fullmatch(self.until.text):
            return None
        try:
            return date.fromisoformat(self.until.text)
        except ValueError:  # such as the 30th of February
            return None

    def holds(self, today: date) -> bool:
        """Whether its day is not over yet. One that can't be read is over."""
        last_day = self.last_day
        return self.until is None or (last_day is not None and today <= last_day)


def read_instruction(directive: PlacedDirective) -> Instruction:
    """What a directive says."""
    content = directive.content
    said, _, reason = content.text.partition(":")
    words = [
        Piece(content.start + word.start(), content.start + word.end(), word[0])
        for word in _WORD.finditer(said)
    ]
    verb = words.pop(0) if words else Piece(content.start, content.start, "")
    dated = [word for word in words if word.text.startswith(_UNTIL)]
    until = None
    if dated:
        start, end, text = dated[-1]
        until = Piece(start + len(_UNTIL), end, text.removeprefix(_UNTIL))
    codes = tuple(word for word in words if not word.text.startswith(_UNTIL))
    return Instruction(directive, verb, tuple(words), codes, until, reason.strip())


def depends_on_day(directives: Iterable[PlacedDirective]) -> bool:
    """Whether any of the directives has a date."""
    return any(_UNTIL in directive.content.text for directive in directives)


@dataclass(slots=True, eq=False)
class Suppression:
    """One code of one directive. `code` is None where the directive names none; `span` is where
    it holds, unless its day is over and it has `expired`. `used` as soon as it has silenced
    anything, or ended what it is to end."""

    code: Piece | None
    pattern: str
    span: Span = _NOWHERE
    used: bool = False
    expired: bool = False


class Suppressions:
    """What the directives of a note silence on a day, with a memory of which were of use."""

    def __init__(self, directives: Iterable[PlacedDirective], today: date) -> None:
        self.today = today
        self.read: list[tuple[Instruction, list[Suppression]]] = []
        """Each directive with what it silences, code by code."""
        self._covers: dict[tuple[str, str], list[Suppression]] = {}
        """By verb and pattern; those of one list follow each other and don't overlap: where they
        did, the later one has taken over."""
        self._open: dict[str, Suppression] = {}
        """What `ignore-start` has begun, by pattern."""
        for instruction in map(read_instruction, directives):
            codes = instruction.codes or (None,)
            self.read.append((instruction, [self._take(instruction, code) for code in codes]))

    def hide(self, code: str, offset: int) -> bool:
        """Whether a finding of `code` that begins at `offset` is silenced. What silences it is of
        use."""
        hidden = False
        for pattern in patterns_of(code):
            # Nobody would learn of directives that are of no use if `*` were to silence that.
            if pattern == ALL and code == CODE:
                continue
            for verb in _SILENCING:
                covers = self._covers.get((verb, pattern))
                index = bisect_right(covers, offset, key=_start) if covers else 0
                if covers and index and offset < covers[index - 1].span.end:
                    covers[index - 1].used = hidden = True
        return hidden

    def _take(self, instruction: Instruction, code: Piece | None) -> Suppression:
        """Take in one code of a directive."""
        directive = instruction.directive
        taken = Suppression(code, ALL if code is None else code.text)
        taken.expired = not instruction.holds(self.today)
        match instruction.verb.text:
            case "ignore":
                taken.span = directive.reach
            case "ignore-file":
                taken.span = Span(0, _EVERYWHERE)
            case "ignore-start" if taken.pattern not in self._open or (
                self._open[taken.pattern].expired
            ):
                taken.span = Span(directive.start, _EVERYWHERE)
                self._open[taken.pattern] = taken
            case "ignore-end":
                taken.used = self._end(code, directive.start)
        if taken.span != _NOWHERE and not taken.expired:
            self._cover(instruction.verb.text, taken)
        return taken

    def _end(self, code: Piece | None, offset: int) -> bool:
        """End what `ignore-start` began for `code`, None for all; whether there was any."""
        patterns = list(self._open) if code is None else [code.text]
        ended = [self._open.pop(known) for known in patterns if known in self._open]
        for suppression in ended:
            suppression.span = Span(suppression.span.start, offset)
        return bool(ended)

    def _cover(self, verb: str, suppression: Suppression) -> None:
        covers = self._covers.setdefault((verb, suppression.pattern), [])
        if covers and suppression.span.start < covers[-1].span.end:
            if verb == "ignore-file":
                return  # the first one does it all
            covers[-1].span = Span(covers[-1].span.start, suppression.span.start)
        covers.append(suppression)


_start = attrgetter("span.start")


def silence(findings: Sequence[Finding], suppressions: Suppressions) -> list[Finding]:
    """Those of `findings` that are not silenced, by the place where each begins. What only marks
    a place goes with the finding that speaks of it. A fix that would change a place where its code
    is silenced is none."""
    kept = []
    silenced: set[str] = set()
    for finding in findings:
        if not suppressions.hide(finding.code, finding.span.start):
            kept.append(_without_hidden_fixes(finding, suppressions))
        elif not finding.secondary:
            silenced.add(finding.code)
    return [finding for finding in kept if not (finding.secondary and finding.code in silenced)]


def _without_hidden_fixes(finding: Finding, suppressions: Suppressions) -> Finding:
    allowed = partial(_allowed, finding.code, suppressions)
    search = finding.search_fixes
    return replace(
        finding,
        fixes=allowed(finding.fixes),
        search_fixes=None if search is None else lambda: allowed(search()),
    )


def _allowed(code: str, suppressions: Suppressions, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Those of `fixes` that change no such place. Every edit is looked at, since each place may
    have a directive of its own, which is of use."""
    return tuple(
        fix
        for fix in fixes
        if not [edit for edit in fix.edits if suppressions.hide(code, edit.start)]
    )
