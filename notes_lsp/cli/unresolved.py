"""`notes-lsp unresolved`: the notes that links name and that are not there, by demand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TextIO

from notes_lsp.cli.arguments import add_root, count_of
from notes_lsp.cli.formats.summary import number
from notes_lsp.cli.paths import shown_path
from notes_lsp.cli.progress import show_progress
from notes_lsp.cli.report import Place, place_of
from notes_lsp.cli.rows import FORMATS, Row, say, write_rows
from notes_lsp.cli.terminal import printable, style_for
from notes_lsp.cli.vaults import AskedVault, asked_vaults
from notes_lsp.features.unresolved import MissingNote, Suggestion, missing_notes, suggestions
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.nearest import NearestNames

_LIMIT: Final = 20
"""How many are printed for people, unless more are wanted."""

_SPELLINGS: Final = 2
"""How many other spellings are printed for people."""

_EPILOG = """\
Spellings that links take for one name count together. “did you mean” is a note whose name is at
least 85 % the same.

examples:
  notes-lsp unresolved                   the notes that most notes of this folder miss
  notes-lsp unresolved notes/ --all      all of them
  notes-lsp unresolved --format jsonl    a line of JSON for each, for other programs
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="notes and folders; without any, this folder")
    add("--format", choices=FORMATS, default="text", help="text (the default), json or jsonl")
    add("--limit", type=count_of("notes"), metavar="N", help=f"print N (text: {_LIMIT}; json: all)")
    add("--all", action="store_true", help="print all")
    add_root(parser)


class _Row(NamedTuple):
    """A missing note, ready to be printed."""

    missing: MissingNote
    first: Place
    """Where the first link names it."""
    meant: list[Suggestion]
    root: Path


class _Answer(NamedTuple):
    """The rows that are wanted, and what all would come to."""

    rows: list[_Row]
    missing: int
    links: int
    notes: int
    """How many notes have such links…"""
    of: int
    """…of how many that were looked at."""


def run(arguments: argparse.Namespace) -> int:
    root: Path | None = arguments.root
    paths = [Path(name) for name in arguments.paths] or [root or Path()]
    vaults = []
    with show_progress() as progress:
        for asked in asked_vaults(paths, root):
            asked.read(0, progress, CacheFolder.of_user())
            vaults.append(asked)
            say([*asked.remarks()])
        answer = _answer(vaults, _wanted(arguments))
    if arguments.format == "text":
        _write_text(answer, sys.stdout)
    else:
        _write_rows(answer, arguments.format)
    return 0


def _wanted(arguments: argparse.Namespace) -> int | None:
    """How many are to be printed; None for all."""
    if arguments.all:
        return None
    limit: int | None = arguments.limit
    return _LIMIT if limit is None and arguments.format == "text" else limit


def _answer(vaults: Sequence[AskedVault], limit: int | None) -> _Answer:
    found = [
        (asked, missing) for asked in vaults for missing in missing_notes(asked.vault, asked.notes)
    ]
    found.sort(key=lambda item: (-len(item[1].notes), -len(item[1].links)))
    nearest = {asked.vault.root: NearestNames(asked.vault) for asked in vaults}
    return _Answer(
        [_row(asked, missing, nearest[asked.vault.root]) for asked, missing in found[:limit]],
        len(found),
        sum(len(missing.links) for _, missing in found),
        len({(asked.vault.root, note) for asked, missing in found for note in missing.notes}),
        sum(len(asked.notes) for asked in vaults),
    )


def _row(asked: AskedVault, missing: MissingNote, nearest: NearestNames) -> _Row:
    vault, link = asked.vault, missing.links[0]
    first = place_of(shown_path(vault.root, link.note), vault.lines(link.note), link.span)
    return _Row(missing, first, suggestions(vault, missing, nearest), vault.root)


# How it is printed


def _write_text(answer: _Answer, out: TextIO) -> None:
    style = style_for(out)
    if not answer.missing:
        out.write(f"No link leads nowhere in {number(answer.of, 'note')}.\n")
        return
    out.write("notes  links  target\n")
    for row in answer.rows:
        missing = row.missing
        counts = f"{len(missing.notes):>5,}  {len(missing.links):>5,}"
        out.write(f"{counts}  {style.bold(printable(missing.target))}\n")
        out.writelines(f"{'':14}{printable(line)}\n" for line in _about(row))
    out.write(
        f"\n{number(answer.links, 'link')} in {answer.notes:,} of {number(answer.of, 'note')} "
        f"to {number(answer.missing, 'missing note')}"
    )
    shown = len(answer.rows)
    out.write(f"; the first {shown:,} are shown (--all).\n" if shown < answer.missing else ".\n")


def _about(row: _Row) -> Iterator[str]:
    """What is said below a target: other spellings, what may be meant, where it stands first."""
    missing, first = row.missing, row.first
    others = sorted(missing.spellings.keys() - {missing.target})
    if others:
        left = len(others) - _SPELLINGS
        more = f" and {left:,} more" if left > 0 else ""
        yield f"also {', '.join(others[:_SPELLINGS])}{more}"
    targets = ", ".join(item.target for item in row.meant)
    if missing.candidates:
        yield f"{number(len(missing.candidates), 'note')} elsewhere have the name: {targets}"
    elif targets:
        yield f"did you mean {targets}?"
    yield f"first in {first.path}:{first.line}:{first.column}"


def _write_rows(answer: _Answer, form: str) -> None:
    rows = [Row(row.missing.target, _object(row)) for row in answer.rows]
    summary = {"missing": answer.missing, "links": answer.links, "notes": answer.notes}
    write_rows(form, "unresolved", rows, summary=summary)


def _object(row: _Row) -> dict[str, object]:
    missing, first = row.missing, row.first
    return {
        "target": missing.target,
        "notes": len(missing.notes),
        "links": len(missing.links),
        "spellings": dict(sorted(missing.spellings.items())),
        "first": {"path": first.path, "line": first.line, "column": first.column},
        "meant": [
            {"path": shown_path(row.root, item.note), "target": item.target} for item in row.meant
        ],
    }
