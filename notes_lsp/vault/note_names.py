"""What a note is called: by its file's name, its title, its H1, its aliases."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import composed, fold
from notes_lsp.vault.paths import NotePath, note_stem


class Names(NamedTuple):
    """The names of a note, as resolution compares them."""

    stem: str
    title: str | None
    first_heading: str | None
    aliases: tuple[str, ...]

    @property
    def shown(self) -> str:
        """What lists call it: the title if it has one, else the stem."""
        return self.title or self.stem

    def every(self) -> tuple[str, ...]:
        """Those by which people know it: the stem, the title if it has one, the aliases."""
        return (self.stem, *((self.title,) if self.title else ()), *self.aliases)

    def folds(self) -> set[str]:
        """What the note is found under."""
        every = (self.stem, self.title, self.first_heading, *self.aliases)
        return {fold(name) for name in every if name}


def names_of(path: NotePath, facts: Facts, extensions: tuple[str, ...]) -> Names:
    """The names of the note at `path`."""
    return Names(
        composed(note_stem(path, extensions)),
        facts.title.text if facts.title else None,
        facts.first_heading,
        tuple(alias.text for alias in facts.aliases),
    )
