"""What a check found, ready to be printed: findings with their places as people count them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from notes_lsp.cli.checking import CheckedVault
from notes_lsp.cli.paths import shown_path
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


@dataclass(slots=True)
class Found:
    """A finding and where it is: for people, and in its vault. Places are worked out when somebody
    asks: most reports show few."""

    path: str
    """That of the note, relative to the current folder."""
    finding: Finding
    note: NotePath
    vault: Vault
    lines: bytes
    """The packed lines of the note, as they were when this was found."""
    others: tuple[tuple[str, bytes], ...]
    """The paths and lines of the notes of the finding's `related`."""

    @property
    def place(self) -> Place:
        return place_of(self.path, _unpacked(self.lines), self.finding.span)

    @property
    def related(self) -> tuple[Related, ...]:
        return tuple(
            Related(place_of(path, _unpacked(lines), other.span), other.message)
            for (path, lines), other in zip(self.others, self.finding.related, strict=True)
        )

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
        found.sort(key=lambda item: (item.path, item.finding.span, item.finding.code))
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
        shown, lines = shown_path(vault.root, path), checked.lines(path)
        for finding in kept:
            others = tuple(
                (shown_path(vault.root, other.path), checked.lines(other.path))
                for other in finding.related
            )
            yield Found(shown, finding, path, vault, lines, others)


@lru_cache(maxsize=64)
def _unpacked(lines: bytes) -> LineIndex:
    return LineIndex.unpack(lines)


def place_of(path: str, lines: LineIndex, span: Span) -> Place:
    """Where `span` is in the file at `path`, which has these `lines`."""
    start = lines.position(span.start, "utf-32")
    end = lines.position(span.end, "utf-32")
    return Place(path, start.line + 1, start.character + 1, end.line + 1, end.character + 1)
