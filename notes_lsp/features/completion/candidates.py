"""What completion offers, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath

CandidateKind: TypeAlias = Literal["note", "heading", "block", "alias"]


@dataclass(slots=True)
class Candidate:
    """One line of the list. `text` goes in place of the context's replaced span."""

    kind: CandidateKind
    label: str
    detail: str
    text: str
    matched: str
    """The name that what was typed is found in: what clients filter by."""
    note: NotePath | None = None
    """The note to preview."""


@dataclass(slots=True)
class Completions:
    """The candidates, the best first, and what each replaces. `incomplete`: there are more, or
    there may be once the vault has been read."""

    candidates: list[Candidate]
    replaced: Span
    incomplete: bool
