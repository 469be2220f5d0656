"""The findings of a report note by note, with the note's text at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from notes_lsp.cli.fingerprints import fingerprint
from notes_lsp.cli.report import Found
from notes_lsp.text.lines import LineIndex


class NoteFindings(NamedTuple):
    """What was found in one note."""

    path: str
    """Relative to the current folder."""
    text: str
    """Empty where the note can't be read any more: nothing may rely on the spans being in it."""
    lines: LineIndex
    found: tuple[Found, ...]

    def fingerprints(self) -> Iterator[str]:
        """What tells each finding from the others of the note, in this run and in later ones: a
        fingerprint of the words in question, and which of those with the same words it is."""
        seen: Counter[str] = Counter()
        for item in self.found:
            digits = fingerprint(item.finding.code, self.text, item.finding.span)
            seen[digits] += 1
            yield f"{digits}:{seen[digits]}"


def by_note(found: Iterable[Found]) -> Iterator[NoteFindings]:
    """`found`, which are sorted by path, by note. Each note is read when its turn comes."""
    for path, group in groupby(found, key=lambda item: item.path):
        items = tuple(group)
        text = items[0].vault.text(items[0].note) or ""
        yield NoteFindings(path, text, LineIndex.of(text), items)
