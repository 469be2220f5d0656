"""What a vault lacks: the targets that links name and no note has, by how much they are wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import NamedTuple

from notes_lsp.features.backlinks import folded_target
from notes_lsp.text.span import Span
from notes_lsp.vault.nearest import NearestNames
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import ResolvedLink, Vault
from notes_lsp.vault.writing import target_for


class DanglingLink(NamedTuple):
    """A link to a note that is not there: in which note, and where its target stands."""

    note: NotePath
    span: Span


@dataclass(slots=True)
class MissingNote:
    """A note that links name and that is not there. Spellings that a link takes for one name
    count as one."""

    spellings: Counter[str] = field(default_factory=Counter)
    """How many links name it so."""
    notes: Counter[NotePath] = field(default_factory=Counter)
    """How many links each note has to it."""
    links: list[DanglingLink] = field(default_factory=list)
    """By path, then in order of text."""
    candidates: tuple[NotePath, ...] = ()
    """Notes that share the name, none of them in the folder of the first link."""

    @property
    def target(self) -> str:
        """The spelling that most links have, and of several the first in the alphabet."""
        return min(self.spellings, key=lambda text: (-self.spellings[text], text))


class Suggestion(NamedTuple):
    """A note that may be meant, and the target that leads to it."""

    note: NotePath
    target: str


def missing_notes(vault: Vault, notes: Iterable[NotePath]) -> list[MissingNote]:
    """The notes that links in `notes` name and that are not there, those first that most notes
    name, then those that most links name. What the settings ignore is left out."""
    found: dict[str, MissingNote] = {}
    for path in sorted(notes):
        for resolved in _dangling(vault, path):
            reference, resolution = resolved.reference, resolved.resolution
            target = reference.target.text
            missing = found.setdefault(folded_target(vault, target), MissingNote())
            missing.spellings[target] += 1
            missing.notes[path] += 1
            missing.links.append(DanglingLink(path, reference.target.span))
            missing.candidates = missing.candidates or resolution.candidates
    return sorted(
        found.values(), key=lambda item: (-len(item.notes), -len(item.links), item.target)
    )


def _dangling(vault: Vault, path: NotePath) -> Iterator[ResolvedLink]:
    ignored = vault.settings.links.ignore_targets
    for resolved in vault.resolved_links(path):
        target = resolved.reference.target.text
        if resolved.dangles and not any(fnmatchcase(target, glob) for glob in ignored):
            yield resolved


def suggestions(vault: Vault, missing: MissingNote, nearest: NearestNames) -> list[Suggestion]:
    """The notes that may be meant, as seen from the first link: those that share the name, else
    the one that the target is a slip for, else the one with the nearest name."""
    source = missing.links[0].note
    meant = vault.spelling.meant(source, missing.target)
    notes = [*missing.candidates]
    if not notes:
        likely = meant.note if meant is not None else nearest.of(source, missing.target)
        notes = [] if likely is None else [likely]
    return [Suggestion(note, target_for(vault, source, note)) for note in notes]
