"""What a source of code actions is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.features.changes import Changes
from notes_lsp.features.cursor import Here
from notes_lsp.rules.finding import Finding
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.paths import NotePath

ActionKind: TypeAlias = Literal[
    "quickfix",
    "refactor.extract",
    "refactor.inline",
    "refactor.rewrite",
    "source.fixAll.notes-lsp",
    "source.fixAll.notes-lsp.timestamps",
    "source.fixAll.notes-lsp.links",
    "source.toc",
    "source.chapters",
]
"""The LSP's `CodeActionKind`s: what follows a dot is a kind of what stands before it."""


Question: TypeAlias = Literal["shift"]
"""What somebody may be asked before something is done: by how many seconds."""


class Prompt(NamedTuple):
    """A question to the one who chose an action, and what it is about; None for all of the note."""

    question: Question
    place: Span | None


@dataclass(slots=True)
class Asked:
    """What can be done about `place` in a note that has these `findings`. `only` are the kinds that
    are wanted, with all below them; None where nobody said. `prompts` are the questions that the
    editor can ask."""

    here: Here
    place: Span
    findings: Sequence[Finding]
    only: tuple[str, ...] | None = None
    today: date = field(default_factory=date.today)
    prompts: frozenset[Question] = frozenset()

    @property
    def found(self) -> list[Finding]:
        """The findings at the place."""
        start, end = self.place
        return [one for one in self.findings if one.span.start <= end and start <= one.span.end]

    def wants(self, kind: ActionKind) -> bool:
        """Whether actions of this kind are wanted."""
        return not self.only or includes(self.only, kind)


@dataclass(slots=True)
class Action:
    """Something that can be done. `make` works out what it changes, in the note or in others too,
    which takes longer than to offer it; nothing where it turns out that it can't be done, or raises
    Refused where somebody should hear why."""

    title: str
    kind: ActionKind
    make: Callable[[], Sequence[Edit] | Changes]
    findings: tuple[Finding, ...] = ()
    """What it is for."""
    preferred: bool = False
    """It is what is meant by "fix this"."""
    ready: bool = False
    """`make` takes no time."""
    creates: bool = False
    """It creates a file, which not all editors can do."""
    prompt: Prompt | None = None
    """What the editor has to ask, and then to do by itself: `make` changes nothing."""

    def changes(self, path: NotePath) -> Changes:
        """What it changes, as an action of the note at `path`. Raises Refused."""
        made = self.make()
        return made if isinstance(made, Changes) else Changes.of(path, made)


def includes(kinds: Iterable[str], kind: str) -> bool:
    """Whether `kind` is one of `kinds`, or below one of them; "" is above all."""
    return any(not other or f"{kind}.".startswith(f"{other}.") for other in kinds)
