"""Where a question is asked: a note, an offset in it, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from notes_lsp.features.picks import block_ids, headings
from notes_lsp.syntax.nodes import Heading, Note
from notes_lsp.syntax.video_urls import is_video_id
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts, read_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


class Location(NamedTuple):
    """A place in a note of the vault."""

    path: NotePath
    span: Span


@dataclass(slots=True)
class Here:
    """A note as the one who asks sees it. `path` need not be in the vault's index: a note that
    was never saved resolves its links from there all the same."""

    vault: Vault
    path: NotePath
    text: str
    note: Note

    def facts(self) -> Facts:
        """What this note tells, whether the vault knows it or not."""
        known = self.vault.index.facts.get(self.path)
        return known if known is not None and known.complete else read_facts(self.note, self.text)

    def headings_of(self, target: str) -> list[Heading]:
        """The headings of the note that `target` leads to; this note's own for no target."""
        if not target:
            return list(self.note.each(headings))
        facts = self._facts_of(target)
        return [] if facts is None else list(facts.headings())

    def block_ids_of(self, target: str) -> list[str]:
        """The block ids of the note that `target` leads to; this note's own for no target."""
        if not target:
            return [mark.name for mark in self.note.each(block_ids)]
        facts = self._facts_of(target)
        return [] if facts is None else [mark.name for mark in facts.block_ids()]

    def _facts_of(self, target: str) -> Facts | None:
        note = self.vault.resolver.resolve(self.path, target).note
        return None if note is None else self.vault.known_whole(note)

    @property
    def video(self) -> str | None:
        """The id of the note's video, where the frontmatter has a usable one."""
        matter = self.note.frontmatter
        found = matter.value("videoId") if matter else None
        return found.text if found and is_video_id(found.text) else None
