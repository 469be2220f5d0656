"""What the notes of a vault have in common, as counts that each change keeps up: whether an H1 is
the note's name, whether notes have titles, and by which rule titles become file names."""

from __future__ import annotations

from typing import NamedTuple, Self

from notes_lsp.vault.names import fold
from notes_lsp.vault.slugs import ENOUGH_NOTES, NEARLY_ALL, PackedSlugCounts, SlugCounts, SlugRule


class Judgements(NamedTuple):
    """What the counts come to, for a folder: if it differs after a change, findings may too."""

    headings_are_names: bool
    titles_are_usual: bool
    agreed_rule: SlugRule | None


class PackedHabits(NamedTuple):
    """The counts of `Habits`."""

    notes: int
    titled: int
    first_headings: int
    first_headings_like_stem: int
    slugs: PackedSlugCounts


class Habits:
    """The counts over all notes of a vault."""

    def __init__(self) -> None:
        self.notes = 0
        self.titled = 0
        """How many notes have a title in their frontmatter."""
        self.first_headings = 0
        """How many notes have an H1 as their first block…"""
        self.first_headings_like_stem = 0
        """…and in how many of these it folds to the stem."""
        self.slugs = SlugCounts()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Habits) and vars(self) == vars(other)

    def count(
        self, folder: str, stem: str, title: str | None, first_heading: str | None, by: int
    ) -> None:
        """A note comes (`by` 1) or goes (-1)."""
        self.notes += by
        if title is not None:
            self.titled += by
            self.slugs.count(folder, title, stem, by)
        if first_heading is not None:
            self.first_headings += by
            self.first_headings_like_stem += by * (fold(first_heading) == fold(stem))

    def packed(self) -> PackedHabits:
        """All counts."""
        return PackedHabits(
            self.notes,
            self.titled,
            self.first_headings,
            self.first_headings_like_stem,
            self.slugs.packed(),
        )

    @classmethod
    def unpacked(cls, packed: PackedHabits) -> Self:
        """What was `packed`."""
        habits = cls()
        habits.notes = packed.notes
        habits.titled = packed.titled
        habits.first_headings = packed.first_headings
        habits.first_headings_like_stem = packed.first_headings_like_stem
        habits.slugs = SlugCounts.unpacked(packed.slugs)
        return habits

    def of_headings(self) -> Habits:
        """A copy of what is counted of headings, to be changed by itself."""
        copy = Habits()
        copy.first_headings = self.first_headings
        copy.first_headings_like_stem = self.first_headings_like_stem
        return copy

    @property
    def headings_are_names(self) -> bool:
        """Whether an H1 that is the first block is a name of its note: where nearly all of them
        fold to the stem anyway. In other vaults nearly all links that match an H1 mean another
        note."""
        return 0 < self.first_headings * NEARLY_ALL <= self.first_headings_like_stem * 100

    @property
    def titles_are_usual(self) -> bool:
        """Whether nearly all notes have a title in their frontmatter."""
        return self.notes >= ENOUGH_NOTES and self.titled * 100 >= self.notes * NEARLY_ALL

    def judgements(self, folder: str) -> Judgements:
        """What holds for the notes of `folder` now."""
        return Judgements(self.headings_are_names, self.titles_are_usual, self.slugs.agreed(folder))
