"""What a check found, ready to be printed: findings with their places as people count them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from notes_lsp.cli.checking import CheckedVault
from notes_lsp.cli.paths import shown_path
from notes_lsp.rules import finding as rules
from notes_lsp.rules.finding import Finding, Level
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class Place(NamedTuple):
    """A span of a file, lines and columns from 1, columns in characters. The end is after the
    last character."""

    path: str
    """Relative to the current folder."""
    line: int
    column: int
    end_line: int
    end_column: int


class Related(NamedTuple):
    """Another place that matters, and why."""

    place: Place
    message: str


class Found(NamedTuple):
    """A finding and where it is: for people, and in its vault."""

    place: Place
    finding: Finding
    related: tuple[Related, ...]
    note: NotePath
    vault: Vault

    @property
    def is_fixable(self) -> bool:
        """Whether `--fix` repairs it."""
        return self.finding.fix is not None and self.finding.fix.safe


@dataclass(slots=True)
class Report:
    """The findings that count, by path and place."""

    found: list[Found]
    checked: Sequence[tuple[Path, NotePath]]
    """The notes that were looked at: the root of the vault of each, and its path there."""
    seconds: float

    @classmethod
    def of(
        cls, vaults: Iterable[CheckedVault], counts: Callable[[Finding], bool], seconds: float
    ) -> Report:
        """Those findings of `vaults` that count. It took `seconds` to find them."""
        vaults = list(vaults)
        found = [item for checked in vaults for item in _located(checked, counts)]
        found.sort(key=lambda item: (item.place, item.finding.code))
        notes = [(checked.vault.root, path) for checked in vaults for path in checked.findings]
        return cls(found, notes, seconds)

    @property
    def notes(self) -> int:
        """How many notes were looked at."""
        return len(self.checked)

    def paths(self) -> list[str]:
        """The notes that were looked at, from the current folder, sorted."""
        return sorted(shown_path(root, path) for root, path in self.checked)

    def by_code(self) -> Counter[str]:
        return Counter(item.finding.code for item in self.found)

    def by_level(self) -> Counter[Level]:
        return Counter(item.finding.level for item in self.found)


def _located(checked: CheckedVault, counts: Callable[[Finding], bool]) -> Iterator[Found]:
    vault = checked.vault
    for path, findings in checked.findings.items():
        kept = [finding for finding in findings if counts(finding)]
        if not kept:
            continue
        shown = shown_path(vault.root, path)
        lines = checked.lines(path)
        for finding in kept:
            related = tuple(_related(checked, other) for other in finding.related)
            yield Found(place_of(shown, lines, finding.span), finding, related, path, vault)


def _related(checked: CheckedVault, other: rules.Related) -> Related:
    shown = shown_path(checked.vault.root, other.path)
    return Related(place_of(shown, checked.lines(other.path), other.span), other.message)


def place_of(path: str, lines: LineIndex, span: Span) -> Place:
    """Where `span` is in the file at `path`, which has these `lines`."""
    start = lines.position(span.start, "utf-32")
    end = lines.position(span.end, "utf-32")
    return Place(path, start.line + 1, start.character + 1, end.line + 1, end.character + 1)
