"""What a rule sees: one note's facts, and the vault around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath, folder_of, note_stem
from notes_lsp.vault.vault import ResolvedLink, Vault

Answer = TypeVar("Answer")


class NoteView:
    """One note for the rules to look at. What several rules ask is worked out once."""

    def __init__(self, path: NotePath, vault: Vault) -> None:
        self.path = path
        self.vault = vault
        self.facts: Facts = vault.index.facts[path]
        self._answers: dict[object, object] = {}

    @property
    def folder(self) -> str:
        return folder_of(self.path)

    @cached_property
    def links(self) -> list[ResolvedLink]:
        """The wikilinks and embeds that are meant as such, in order of text, with where they lead.

        Without those in HTML, which are mentions alone, and without what is a link only if it
        happens to lead somewhere, such as `[[text]](url)`.
        """
        return [
            resolved
            for resolved in self.vault.resolved_links(self.path)
            if resolved.link.context != "html" and not resolved.link.doubtful
        ]

    @cached_property
    def timestamps(self) -> list[Timestamp]:
        """The note's stamps of every notation, in order of text."""
        return list(self.facts.timestamps())

    def once(self, work: Callable[[NoteView], Answer]) -> Answer:
        """What `work` makes of this note, done when first asked for."""
        answers: dict[object, Answer] = self._answers  # type: ignore[assignment]
        if work not in answers:
            answers[work] = work(self)
        return answers[work]

    def name(self, note: NotePath) -> str:
        """What messages call a note of the vault."""
        return "This note" if note == self.path else note_stem(note, self.vault.index.extensions)
