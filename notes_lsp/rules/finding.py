"""What rules say: findings, their levels and their fixes, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import RuleLevel

Level: TypeAlias = Literal["error", "warning", "information", "hint"]

LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "information", "hint")
"""From the worst to the least."""

Tag: TypeAlias = Literal["unnecessary", "deprecated"]


def at_least(level: Level, least: Level) -> bool:
    """Whether `level` is as bad as `least`, or worse."""
    return LEVELS.index(level) <= LEVELS.index(least)


@dataclass(slots=True)
class Fix:
    """A repair of one note. `edits` are in terms of its present text and don't overlap.

    Safe: the outcome is what the writer meant, as far as the text and its siblings show. Unsafe
    fixes are offered one by one, and never applied in bulk unless asked for by name.
    """

    title: str
    safe: bool
    edits: tuple[Edit, ...]
    preferred: bool = True
    """The one to take where one is taken without asking which: at most one of a finding's."""


@dataclass(slots=True)
class Related:
    """Another place that matters for a finding."""

    path: NotePath
    span: Span
    message: str


@dataclass(slots=True)
class Finding:
    """One defect. The message names the thing and says what to do."""

    code: str
    level: Level
    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    tags: tuple[Tag, ...] = ()
    secondary: bool = False
    """Only marks a place of which another finding speaks: its level is not for settings."""
    search_fixes: Callable[[], tuple[Fix, ...]] | None = field(default=None, compare=False)
    """Fixes that take a search, such as the nearest name: for when somebody asks for them."""

    @property
    def fix(self) -> Fix | None:
        """The fix to take where one is taken without asking which."""
        return next((fix for fix in self.fixes if fix.preferred), None)


NoteCheck: TypeAlias = Callable[[NoteView], Iterable[Finding]]
StampCheck: TypeAlias = Callable[[NoteView, Timestamp], Finding | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, the level that it has unless a setting says otherwise, and how it is found.

    A rule with the level `off` is asked only where a setting gives it another.

    `check` looks at a whole note. `check_stamp` looks at one timestamp: of these rules only the
    first in the registry's order that finds something at a stamp speaks of it. A rule may choose
    the level of a finding itself (`timestamp.label-mismatch`); a setting then overrules both.
    """

    code: str
    level: RuleLevel
    check: NoteCheck | None = None
    check_stamp: StampCheck | None = None
    judges_sound_stamps: bool = False
    """Whether `check_stamp` has something to say of stamps that are whole, canonical and agree
    with their label, too: nearly all are, and are not shown to the other rules."""
