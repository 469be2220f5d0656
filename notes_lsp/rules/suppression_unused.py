"""`suppression.unused`: a directive that silences nothing, or that can't be understood.

It needs what all other rules have found: `judge.py` asks it, not the engine.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Container, Iterator, Sequence, Set

from notes_lsp.rules.finding import Finding, Fix, Rule, Tag
from notes_lsp.rules.suppressions import CODE, VERBS, Instruction, Suppression, Suppressions
from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Edit, Span


def check_directives(
    suppressions: Suppressions, names: Collection[str], at_rest: Container[str]
) -> Iterator[Finding]:
    """What is wrong with the directives, after they have silenced what they can. `names` are those
    of all rules, and what may stand for several; those that are `at_rest` may have something to
    silence at another time, if not now."""
    for instruction, found in suppressions.read:
        mistake = _mistake(instruction, suppressions)
        if mistake is not None:
            yield mistake
            continue
        yield from (_unknown(code, names) for code in instruction.codes if code.text not in names)
        useless = [
            one
            for one in found
            if not one.used and one.pattern in names and one.pattern not in at_rest
        ]
        if useless:
            yield _useless(instruction, found, useless)


def _mistake(instruction: Instruction, suppressions: Suppressions) -> Finding | None:
    """Why a directive as a whole does nothing."""
    verb, until = instruction.verb, instruction.until
    if verb.text not in VERBS:
        near = difflib.get_close_matches(verb.text, VERBS, 1)
        usual = "write ignore, ignore-file, or ignore-start and ignore-end"
        hint = f"did you mean {near[0]}?" if near else usual
        what = f"“{verb.text}” is no instruction" if verb.text else "This directive says nothing"
        fix = _write(verb, near[0]) if near else None
        return _finding(instruction, f"{what}: {hint}", verb, fix)
    if until is None or instruction.holds(suppressions.today):
        return None
    if instruction.last_day is None:
        message = f"“{until.text}” is no date, so nothing is silenced: write until=YYYY-MM-DD"
        return _finding(instruction, message, until, None)
    reason = f" ({instruction.reason})" if instruction.reason else ""
    message = (
        f"This was to be ignored until {until.text}{reason}: "
        "repair it, or write a later date or none"
    )
    return _finding(instruction, message, until, _remove(instruction, safe=False))


def _finding(
    instruction: Instruction, message: str, at: Piece, fix: Fix | None, tags: tuple[Tag, ...] = ()
) -> Finding:
    """At a part of a directive, or at the whole where the part is empty."""
    span = at.span if at.text else Span(instruction.directive.start, instruction.directive.end)
    return Finding(CODE, "hint", span, message, () if fix is None else (fix,), tags=tags)


def _unknown(code: Piece, names: Collection[str]) -> Finding:
    near = difflib.get_close_matches(code.text, sorted(names), 1)
    if f"{code.text}.*" in names:
        near = [f"{code.text}.*"]
    hint = f"did you mean {near[0]}?" if near else "notes-lsp rule lists them all"
    fixes = (_write(code, near[0]),) if near else ()
    return Finding(CODE, "hint", code.span, f"There is no rule “{code.text}”: {hint}", fixes)


def _write(word: Piece, right: str) -> Fix:
    return Fix(f"Write {right}", False, (Edit(word.start, word.end, right),))


def _useless(
    instruction: Instruction, found: Sequence[Suppression], useless: Sequence[Suppression]
) -> Finding:
    """One finding for all codes of a directive that are of no use."""
    directive = instruction.directive
    names = ", ".join(one.pattern for one in useless if one.code is not None)
    of = f" of {names}" if names else ""
    if instruction.verb.text == "ignore-end":
        begin = f"ignore-start{f' {names}' if names else ''}"
        message = f"There is no {begin} before this that is not ended yet: remove it"
    else:
        message = f"There is no finding{of} that this silences: remove it"
    if len(useless) == len(found):
        fix = _remove(instruction, safe=not directive.in_html)
        span = Span(directive.start, directive.end)
    else:
        edits = tuple(_without(instruction, {one.code for one in useless if one.code}))
        fix = Fix(f"Remove {names} from the directive", True, edits)
        first = useless[0].code
        span = first.span if first else Span(directive.start, directive.end)
    return Finding(CODE, "hint", span, message, (fix,), tags=("unnecessary",))


def _remove(instruction: Instruction, *, safe: bool) -> Fix:
    return Fix("Remove the directive", safe, (Edit(*instruction.directive.removal, ""),))


def _without(instruction: Instruction, codes: Set[Piece]) -> Iterator[Edit]:
    """Take some codes out, each with what parts it from the words before it; those that come
    first, from the words behind them."""
    words, all_codes = instruction.words, set(instruction.codes)
    kept = False
    for index, word in enumerate(words):
        if word not in codes:
            kept = kept or word in all_codes
        elif kept:
            yield Edit(words[index - 1].end, word.end, "")
        else:
            yield Edit(word.start, words[index + 1].start, "")


RULE = Rule(CODE, "hint")
