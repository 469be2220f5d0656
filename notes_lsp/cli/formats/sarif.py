"""SARIF 2.1.0 (OASIS), for GitHub's code scanning and for viewers.

The properties are those that GitHub's "SARIF support for code scanning" asks for, and the fixes.
Nothing in it depends on the machine: paths count from the top of the repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TextIO, TypeAlias

from notes_lsp import __version__
from notes_lsp.cli.formats.characters import whole_characters
from notes_lsp.cli.formats.notes import NoteFindings, by_note
from notes_lsp.cli.formats.options import Options
from notes_lsp.cli.formats.repository import Repository
from notes_lsp.cli.report import Found, Place, Report, place_of
from notes_lsp.rules.finding import LEVELS, Fix, Level, Rule
from notes_lsp.rules.pages import page, summary
from notes_lsp.rules.registry import RULES
from notes_lsp.text.span import Span

Object: TypeAlias = dict[str, object]

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_MOST: Final = 25_000
"""Results of a run that GitHub takes ("About code scanning limits on SARIF results"). It shows
the 5,000 worst."""

_LEVELS: Final[dict[Level, str]] = {
    "error": "error",
    "warning": "warning",
    "information": "note",
    "hint": "note",
}

_ROOT: Final = "%SRCROOT%"


class _Result(NamedTuple):
    """A finding, and how many it stands for."""

    found: Found
    times: int


def write_sarif(report: Report, options: Options, out: TextIO) -> None:
    """One run. Where GitHub would refuse it, one result a note and code, and a word about it."""
    results = _results(report)
    codes = sorted({result.found.finding.code for result in results})
    run: Object = {
        "tool": {
            "driver": {
                "name": "notes-lsp",
                "version": __version__,
                "rules": [_rule(rule) for rule in _rules(codes)],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _text("The top of the repository")}},
        "invocations": [_invocation(report, results)],
        "results": list(_written(results, codes)),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    out.write(json.dumps(log, ensure_ascii=True) + "\n")


# Which results


def _results(report: Report) -> list[_Result]:
    """By path and place, no more than GitHub takes."""
    if len(report.found) <= _MOST:
        return [_Result(found, 1) for found in report.found]
    kinds: dict[tuple[str, str], list[Found]] = {}
    for found in report.found:
        kinds.setdefault((found.path, found.finding.code), []).append(found)
    results = [_Result(min(same, key=_badness), len(same)) for same in kinds.values()]
    results.sort(key=lambda result: _badness(result.found))
    return sorted(
        results[:_MOST], key=lambda result: (result.found.place, result.found.finding.code)
    )


def _badness(found: Found) -> int:
    return LEVELS.index(found.finding.level)


def _invocation(report: Report, results: list[_Result]) -> Object:
    """How the run went: not all findings may have a result of their own."""
    if len(results) == len(report.found):
        return {"executionSuccessful": True}
    told = sum(result.times for result in results)
    left_out = (
        f", and {len(report.found) - told:,} are left out" if told < len(report.found) else ""
    )
    words = (
        f"{len(report.found):,} findings are more than the {_MOST:,} results that a run may have: "
        f"there is one result for each note and code{left_out}"
    )
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": _text(words)}],
    }


# How they are written


def _rules(codes: Iterable[str]) -> Iterator[Rule]:
    by_code = {rule.code: rule for rule in RULES}
    return (by_code[code] for code in codes)


def _rule(rule: Rule) -> Object:
    text = page(rule.code)
    configuration: Object = (
        {"enabled": False} if rule.level == "off" else {"level": _LEVELS[rule.level]}
    )
    return {
        "id": rule.code,
        "shortDescription": _text(summary(rule.code)),
        "fullDescription": _text(" ".join(text.split("\n\n")[1].split())),
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": configuration,
        "properties": {"tags": [rule.code.partition(".")[0]]},
    }


def _written(results: list[_Result], codes: list[str]) -> Iterator[Object]:
    repository = Repository.here()
    times = iter(result.times for result in results)
    indexes = {code: index for index, code in enumerate(codes)}
    for note in by_note(result.found for result in results):
        artifact = _artifact(repository, note.path)
        for found, digits in zip(note.found, note.fingerprints(), strict=True):
            finding, count = found.finding, next(times)
            more = f"; {count - 1:,} more {finding.code} in this note" if count > 1 else ""
            result: Object = {
                "ruleId": finding.code,
                "ruleIndex": indexes[finding.code],
                "level": _LEVELS[finding.level],
                "message": _text(finding.message + more),
                "locations": [_location(artifact, found.place)],
                "partialFingerprints": {"notesLspFingerprint/v1": digits},
            }
            if count > 1:
                result["occurrenceCount"] = count
            if found.related:
                result["relatedLocations"] = [
                    _location(_artifact(repository, other.place.path), other.place)
                    | {"message": _text(other.message)}
                    for other in found.related
                ]
            if finding.fixes and note.text:
                result["fixes"] = [_fix(note, artifact, fix) for fix in finding.fixes]
            yield result


def _fix(note: NoteFindings, artifact: Object, fix: Fix) -> Object:
    replacements = [
        {
            "deletedRegion": _region(place_of(note.path, note.lines, Span(edit.start, edit.end))),
            "insertedContent": _text(edit.text),
        }
        for edit in fix.edits
    ]
    return {
        "description": _text(fix.title),
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _artifact(repository: Repository, path: str) -> Object:
    """Where a file is: from the top of the repository, or absolute for what is outside."""
    uri = repository.uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _location(artifact: Object, place: Place) -> Object:
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(place)}}


def _region(place: Place) -> Object:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _text(text: str) -> Object:
    return {"text": whole_characters(text)}
