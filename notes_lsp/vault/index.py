"""The index: (path, facts) pairs -> who has which name, who mentions it, which notes are of a
video. A function of the pairs alone: however it was reached, it equals one built afresh.

Where a link leads is resolution.py's question; what the vault's settings are, it doesn't know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, Self, TypeAlias

from notes_lsp.vault.change_log import ChangeLog
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.habits import Habits
from notes_lsp.vault.link_style import NO_LINKS
from notes_lsp.vault.mentions import (
    folded_tags,
    mentioned_targets,
    mentions,
    places_differ,
    same_stamps,
)
from notes_lsp.vault.names import file_extension, fold, last_component, same_case, unseen_in
from notes_lsp.vault.note_facts import NoteFacts
from notes_lsp.vault.note_names import Names, names_of
from notes_lsp.vault.numbering import Numbering
from notes_lsp.vault.packed_index import PackedIndex
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.postings import Postings

Key: TypeAlias = tuple[Literal["name", "video", "file", "note", "titles", "slugs"], str]
"""What findings depend on besides their own note: a folded name, a video, a file's name; whether
the notes of the vault have titles; the rule by which those of a folder are named; or just the path
of a note that is to be looked at again."""


class VaultIndex:
    """What all notes of a vault tell together. Attachments are known by path alone."""

    def __init__(
        self,
        extensions: tuple[str, ...] = (".md", ".markdown"),
        *,
        alias_first: bool = False,
        read: Callable[[NotePath], Facts] = lambda _: Facts.of_nothing(),
    ) -> None:
        """`extensions` are those of notes; `alias_first`: links are `[[Label|target]]`; `read`
        reads a note from its file: for those of which a disk lost what was known."""
        self.extensions = extensions
        self.alias_first = alias_first
        self.facts = NoteFacts(read)
        self.names: dict[NotePath, Names] = {}
        self.numbering: Numbering[NotePath] = Numbering()
        """Of the notes: for those who keep something for each of them."""
        self._log = ChangeLog()
        self._by_name = Postings(self.numbering)
        self._by_mention = Postings(self.numbering)
        self._by_video = Postings(self.numbering)
        self._by_tag = Postings(self.numbering)
        self._by_folder = Postings(self.numbering)
        self._first_of_unseen: dict[str, NotePath] = {}
        """The first note of each folder whose path has characters that nobody sees."""
        self._files_numbering: Numbering[str] = Numbering()
        self._files = Postings(self._files_numbering)
        self.file_paths: set[str] = set()
        self.attachments = 0
        """How many of them are pictures and the like, which notes show."""
        self.habits = Habits()
        self._untitled: set[NotePath] = set()
        self.link_habits = NO_LINKS
        """How all links are written."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VaultIndex) and self._contents() == other._contents()

    def _contents(self) -> dict[str, object]:
        """What is compared: all but what tells of the order of changes."""
        contents = dict(vars(self))
        for name in ("numbering", "_files_numbering", "_log"):
            del contents[name]
        return contents

    # As one value

    def packed(self) -> PackedIndex:
        """All of the index but the facts, which are to be kept in the order of `noted`."""
        notes, files = self.numbering.members, self._files_numbering.members
        return PackedIndex(
            self.alias_first,
            notes=[note if note in self.names else NotePath("") for note in notes],
            names=[self.names.get(note) for note in notes],
            by_name=self._by_name.packed(),
            by_mention=self._by_mention.packed(),
            by_video=self._by_video.packed(),
            by_tag=self._by_tag.packed(),
            by_folder=self._by_folder.packed(),
            first_of_unseen=dict(self._first_of_unseen),
            files=[file if file in self.file_paths else "" for file in files],
            file_paths=set(self.file_paths),
            by_file=self._files.packed(),
            attachments=self.attachments,
            habits=self.habits.packed(),
            link_habits=self.link_habits,
        )

    def noted(self) -> list[NotePath]:
        """The notes of the index, in the order of their numbers."""
        return [note for note in self.numbering.members if note in self.names]

    @classmethod
    def unpacked(cls, packed: PackedIndex, facts: NoteFacts, extensions: tuple[str, ...]) -> Self:
        """The index that was `packed`, with the facts of its notes. It takes over both."""
        index = cls(extensions, alias_first=packed.alias_first)
        index.facts = facts
        index.names = {
            note: names
            for note, names in zip(packed.notes, packed.names, strict=True)
            if names is not None
        }
        numbering = index.numbering = Numbering(packed.notes)
        index._log = ChangeLog(len(packed.notes))
        index._by_name = Postings(numbering, packed.by_name)
        index._by_mention = Postings(numbering, packed.by_mention)
        index._by_video = Postings(numbering, packed.by_video)
        index._by_tag = Postings(numbering, packed.by_tag)
        index._by_folder = Postings(numbering, packed.by_folder)
        index._first_of_unseen = packed.first_of_unseen
        index._files_numbering = Numbering(packed.files)
        index._files = Postings(index._files_numbering, packed.by_file)
        index.file_paths = packed.file_paths
        index.attachments = packed.attachments
        index.habits = Habits.unpacked(packed.habits)
        index._untitled = {note for note, names in index.names.items() if names.title is None}
        index.link_habits = packed.link_habits
        return index

    # What stands in the index

    def having(self, name: str) -> Iterator[NotePath]:
        """The notes that have a name which folds as `name` does, in no order."""
        return self._by_name.of(fold(name))

    def mentioning(self, folded: str) -> Iterator[NotePath]:
        """The notes with a link whose target has this fold, whole or its last component."""
        return self._by_mention.of(folded)

    def mention_count(self, folded: str) -> int:
        """How many notes `mentioning` gives."""
        return self._by_mention.count(folded)

    @property
    def mentioned_names(self) -> int:
        """How many folds have somebody who is `mentioning` them."""
        return len(self._by_mention)

    def mentioned(self) -> Iterator[str]:
        """All of them, in no order."""
        return iter(self._by_mention)

    def is_name(self, folded: str) -> bool:
        """Whether a note has a name with this fold."""
        return folded in self._by_name

    def of_video(self, video: str) -> Iterator[NotePath]:
        """The notes of a video."""
        return self._by_video.of(video)

    def tagged_below(self, tag: str) -> set[NotePath]:
        """The notes with this tag or one below it: `#a/b` is below `#a`. A walk over all tags."""
        wanted = f"{same_case(tag)}/"
        keys = [key for key in self._by_tag if f"{key}/".startswith(wanted)]
        return {path for key in keys for path in self._by_tag.of(key)}

    def tagged(self, tag: str) -> Iterator[NotePath]:
        """The notes with this very tag, which is folded as `same_case` does."""
        return self._by_tag.of(tag)

    def tag_counts(self) -> dict[str, int]:
        """All tags, folded so, and how many notes have each."""
        return {tag: self._by_tag.count(tag) for tag in self._by_tag}

    def in_folder(self, folder: str) -> Iterator[NotePath]:
        """The notes that lie in `folder` itself."""
        return self._by_folder.of(folder)

    def is_first_of_unseen(self, path: NotePath) -> bool:
        """Whether `path` is the first note of its folder by alphabet, and the folder's path has
        characters that nobody sees."""
        return self._first_of_unseen.get(folder_of(path)) == path

    def files_named(self, name: str) -> Iterator[str]:
        """The attachments with this file name, regardless of case."""
        return self._files.of(same_case(name))

    def affected_by(self, keys: Iterable[Key]) -> set[NotePath]:
        """The notes whose findings may differ after `keys` changed."""
        notes: set[NotePath] = set()
        for kind, key in keys:
            if kind == "video":
                notes.update(self._by_video.of(key))
            elif kind == "note":
                notes.add(NotePath(key))
            elif kind == "titles":
                notes.update(self._untitled)
            elif kind == "slugs":
                notes.update(self._by_folder.of(key))
            else:
                notes.update(self._by_mention.of(key))
        return notes

    @property
    def moment(self) -> int:
        """The present one, for `changed_since`."""
        return self._log.moment

    def changed_since(self, moment: int) -> tuple[Sequence[NotePath], int]:
        """The notes that came, changed or went since a moment, each once, and the present moment.
        The first is 0. Where one is long ago, it may be all that there were."""
        notes, numbers = self.numbering.members, self._log.since(moment)
        changed = list(notes) if numbers is None else [notes[number] for number in numbers]
        return changed, self._log.moment

    # How it changes

    def put(self, path: NotePath, facts: Facts) -> set[Key]:
        """Make `facts` those of the note at `path`; the keys whose meaning that changed."""
        old = self.facts.get(path)
        old_names = self.names.get(path)
        names = names_of(path, facts, self.extensions)
        self.facts.put(path, facts)
        self._log.add(self.numbering.number(path))
        habits_before = old.link_habits if old is not None else NO_LINKS
        self.link_habits = self.link_habits.changed(habits_before, facts.link_habits)
        self.names[path] = names
        changed: set[Key] = set()
        before, after = (old_names.folds() if old_names else set()), names.folds()
        for key in before - after:
            self._by_name.discard(key, path)
        for key in after - before:
            self._by_name.add(key, path)
        if old_names != names or old is None or places_differ(old, facts):
            changed |= {("name", key) for key in before | after}
        if old_names != names:
            changed |= self._count(path, old_names, names)
        self._replace(self._by_mention, path, self._mentions(old), self._mentions(facts))
        self._replace(self._by_tag, path, folded_tags(old), folded_tags(facts))
        changed |= self._put_video(path, old, facts)
        if old is None:
            self._by_folder.add(folder_of(path), path)
            changed |= self._came_first(folder_of(path), path)
        return changed

    def remove(self, path: NotePath) -> set[Key]:
        """Forget the note at `path`; the keys whose meaning that changed."""
        old = self.facts.get(path)
        if old is None:
            return set()
        self.facts.remove(path)
        self._log.add(self.numbering.number(path))
        self.link_habits = self.link_habits.changed(old.link_habits, NO_LINKS)
        names = self.names.pop(path)
        folds = names.folds()
        for key in folds:
            self._by_name.discard(key, path)
        self._replace(self._by_mention, path, self._mentions(old), set())
        self._replace(self._by_tag, path, folded_tags(old), set())
        changed: set[Key] = {("name", key) for key in folds}
        changed |= self._put_video(path, old, None)
        changed |= self._count(path, names, None)
        self._by_folder.discard(folder_of(path), path)
        changed |= self._first_went(folder_of(path), path)
        return changed

    def put_file(self, path: str) -> set[Key]:
        """A file that is no note is at `path`."""
        had_attachments = self.attachments > 0
        if path not in self.file_paths:
            self.file_paths.add(path)
            self.attachments += bool(file_extension(path))
        self._files.add(same_case(last_component(path)), path)
        return self._changed_file(path, had_attachments)

    def remove_file(self, path: str) -> set[Key]:
        """No such file is at `path` any more."""
        had_attachments = self.attachments > 0
        if path in self.file_paths:
            self.file_paths.discard(path)
            self.attachments -= bool(file_extension(path))
        self._files.discard(same_case(last_component(path)), path)
        return self._changed_file(path, had_attachments)

    def _changed_file(self, path: str, had_attachments: bool) -> set[Key]:
        changed: set[Key] = {("file", fold(last_component(path)))}
        flipped = had_attachments != (self.attachments > 0)
        return changed | self._file_mentions() if flipped else changed

    def _came_first(self, folder: str, path: NotePath) -> set[Key]:
        """The note that was the first of `folder` until `path` came."""
        before = self._first_of_unseen.get(folder)
        if not unseen_in(folder) or (before is not None and before < path):
            return set()
        self._first_of_unseen[folder] = path
        return set() if before is None else {("note", before)}

    def _first_went(self, folder: str, path: NotePath) -> set[Key]:
        """The note that is the first of `folder` now that `path` is gone."""
        if self._first_of_unseen.get(folder) != path:
            return set()
        del self._first_of_unseen[folder]
        after = min(self._by_folder.of(folder), default=None)
        if after is None:
            return set()
        self._first_of_unseen[folder] = after
        return {("note", after)}

    def _put_video(self, path: NotePath, old: Facts | None, new: Facts | None) -> set[Key]:
        before = old.video if old else None
        after = new.video if new else None
        if before != after:
            if before is not None:
                self._by_video.discard(before, path)
            if after is not None:
                self._by_video.add(after, path)
        elif old is not None and new is not None and same_stamps(old, new):
            return set()
        return {("video", video) for video in (before, after) if video is not None}

    def _count(self, path: NotePath, old: Names | None, new: Names | None) -> set[Key]:
        """Count a note's names in place of those that it had. The keys of what the vault's habits
        decide, where they have changed by that."""
        folder = folder_of(path)
        before = self.habits.judgements(folder)
        for names, by in ((old, -1), (new, 1)):
            if names is not None:
                self.habits.count(folder, names.stem, names.title, names.first_heading, by)
        if new is None or new.title is not None:
            self._untitled.discard(path)
        else:
            self._untitled.add(path)
        after = self.habits.judgements(folder)
        changed: set[Key] = set()
        if before.headings_are_names != after.headings_are_names:
            headings = {names.first_heading for names in self.names.values()}
            changed |= {("name", fold(heading)) for heading in headings if heading is not None}
        if before.titles_are_usual != after.titles_are_usual:
            changed.add(("titles", ""))
        if before.agreed_rule != after.agreed_rule:
            changed.add(("slugs", folder))
        return changed

    def _file_mentions(self) -> set[Key]:
        """All files that notes mention, where the vault has its first attachment or none any
        more: without any, none is missing."""
        return {
            ("file", fold(last_component(target)))
            for facts in self.facts.values()
            for target in mentioned_targets(facts, alias_first=self.alias_first)
            if file_extension(target)
        }

    def _mentions(self, facts: Facts | None) -> set[str]:
        return mentions(facts, self.extensions, alias_first=self.alias_first)

    @staticmethod
    def _replace(
        postings: Postings[NotePath], path: NotePath, before: set[str], after: set[str]
    ) -> None:
        for key in before - after:
            postings.discard(key, path)
        for key in after - before:
            postings.add(key, path)
