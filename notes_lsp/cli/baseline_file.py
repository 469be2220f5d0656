"""The file of `--baseline`: how many findings of each kind every note has.

It is text, for people to read and for git to merge. Its first line is `notes-lsp baseline 1`; then
there is a line for each note that has findings, by path:

    talks/chips.md<TAB>link.unresolved:1a2b3c4d*2,9f8e7d6c timestamp.parts:00c0ffee

The path is counted from the folder of the file; what of it can't be printed, and `%`, are written
as in a URL. For each code follow fingerprints of what stands at its findings, `*2` where two have
the same.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import unquote_to_bytes

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.fingerprints import Key, keys_of
from notes_lsp.rules.finding import Finding
from notes_lsp.vault.replace import write_file

Counts: TypeAlias = Counter[Key]

_FIRST_LINE: Final = "notes-lsp baseline 1"
_DIGITS: Final = 8
"""Of a fingerprint: enough to tell the findings of one note and code."""

_UNSAFE: Final = re.compile("[\x00-\x1f%\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FOUND = r"[0-9a-f]+(?:\*[0-9]+)?"
_PART = re.compile(rf"([\w.-]+):({_FOUND}(?:,{_FOUND})*)")


@dataclass(slots=True)
class Baseline:
    """What the file at `place` says, by the name that it has for each note."""

    place: Path
    notes: dict[str, Counts] = field(default_factory=dict)

    @classmethod
    def read(cls, place: Path) -> Baseline:
        """The baseline in a file. Raises UsageError for what is none, OSError where it can't be
        read."""
        try:
            lines = place.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError:
            lines = [""]
        if lines[0].rstrip() != _FIRST_LINE:
            raise UsageError(f"{place} is no baseline: --write-baseline writes one")
        found = cls(place)
        for number, line in enumerate(lines[1:], 2):
            if line.strip():
                name, counts = _read_line(line, f"{place}:{number}")
                # Twice after a merge, perhaps: what both sides have is known once.
                found.notes[name] = found.notes.get(name, Counter()) | counts
        return found

    def write(self) -> None:
        """Write the file, whole or not at all. Raises OSError."""
        lines = [_line(name, self.notes[name]) for name in sorted(self.notes)]
        write_file(self.place, "".join(f"{line}\n" for line in [_FIRST_LINE, *lines]).encode())

    def name_of(self, place: Path) -> str:
        """What the note at `place` is called in the file."""
        return os.path.relpath(place, self.place.resolve().parent).replace(os.sep, "/")

    def gone(self) -> dict[str, Counts]:
        """What is said of notes that are not there."""
        folder = self.place.resolve().parent
        return {name: counts for name, counts in self.notes.items() if not (folder / name).exists()}


def short_keys(findings: Iterable[Finding], text: str | None) -> list[Key]:
    """The keys of the findings of a note, as the file has them; `text` is the note's, if it can
    be read."""
    return list(keys_of(findings, text or "", _DIGITS))


def _line(name: str, counts: Mapping[Key, int]) -> str:
    codes: dict[str, list[str]] = {}
    for (code, fingerprint), count in sorted(counts.items()):
        times = f"*{count}" if count > 1 else ""
        codes.setdefault(code, []).append(f"{fingerprint}{times}")
    parts = (f"{code}:{','.join(found)}" for code, found in codes.items())
    return f"{_UNSAFE.sub(_percent, name)}\t{' '.join(parts)}"


def _read_line(line: str, where: str) -> tuple[str, Counts]:
    name, _, told = line.partition("\t")
    counts: Counts = Counter()
    for part in told.split():
        match = _PART.fullmatch(part)
        if match is None:
            raise UsageError(
                f"{where}: a baseline has no {part!r}: --write-baseline writes it anew"
            )
        for found in match[2].split(","):
            fingerprint, _, count = found.partition("*")
            counts[Key(match[1], fingerprint)] += int(count or 1)
    return os.fsdecode(unquote_to_bytes(name)), counts


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogateescape"))
