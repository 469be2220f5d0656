"""Who asks: a note as somebody has it before them, and the vault's notes as seen from there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from notes_lsp.syntax.nodes import Note
from notes_lsp.syntax.video_urls import is_video_id
from notes_lsp.text.span import Span
from notes_lsp.vault.anchors import Anchors
from notes_lsp.vault.facts import Facts, read_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import ReadNote, Vault


class Location(NamedTuple):
    """A place in a note of the vault."""

    path: NotePath
    span: Span


@dataclass
class Here:
    """A note as the one who asks sees it, for as long as one answer takes. `path` need not be in
    the vault's index: a note that was never saved resolves its links from there all the same."""

    vault: Vault
    path: NotePath
    text: str
    note: Note

    def facts(self) -> Facts:
        """What this note tells, whether the vault knows it or not."""
        known = self.vault.index.facts.get(self.path)
        return known if known is not None and known.complete else read_facts(self.note, self.text)

    def read(self, path: NotePath) -> ReadNote | None:
        """Text and parse of a note; None where it can't be read."""
        if path == self.path:
            return ReadNote(self.text, self.note)
        return self.vault.read(path)

    def length_of(self, path: NotePath) -> int:
        """The length of the text of a note, in code points."""
        if path == self.path:
            return self.note.length
        facts = self.vault.known_whole(path)
        return 0 if facts is None else facts.length

    def anchors_of(self, path: NotePath) -> Anchors:
        """The headings and blocks of a note; none of one that is not there."""
        return self._own_anchors if path == self.path else self.vault.anchors_of(path)

    @cached_property
    def _own_anchors(self) -> Anchors:
        return Anchors(
            list(self.note.each(lambda block: block.headings)),
            list(self.note.each(lambda block: block.block_ids)),
        )

    @property
    def video(self) -> str | None:
        """The id of the note's video, where the frontmatter has a usable one."""
        matter = self.note.frontmatter
        found = matter.value("videoId") if matter else None
        return found.text if found and is_video_id(found.text) else None
