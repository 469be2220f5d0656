"""`Vault`: the notes of one root folder with their settings; the one place where they change.

It ties the index, resolution and the sums over folders together, so that each change reaches
all of them. It reads single notes on demand; the walk over all of them is scan.py's.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from notes_lsp.syntax.nodes import Note, Wikilink
from notes_lsp.syntax.parser import parse
from notes_lsp.text.lines import LineIndex
from notes_lsp.vault.alias_first import is_alias_first
from notes_lsp.vault.anchors import Anchors
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import Key, VaultIndex
from notes_lsp.vault.levels import RuleLevels
from notes_lsp.vault.link_style import LinkStyle, link_style
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.names import file_extension, fold
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.references import Reference, reference_of
from notes_lsp.vault.resolution import Resolution, ResolutionMode, Resolver
from notes_lsp.vault.roots import is_published_by_quartz
from notes_lsp.vault.scan import Unreadable, read_note
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.slugs import SlugRule
from notes_lsp.vault.spelling import Spelling
from notes_lsp.vault.totals import FolderTotals, LinkCount
from notes_lsp.vault.videos import Videos

GUEST: Final = NotePath("\0unsaved")
"""The path of a note that is no file: no note of a vault can have it. See guest.py."""

_RECENT = 32
"""How many notes that are not open are kept parsed: hovers and previews come in runs."""

_MOST_ANCHORS = 256
"""How many notes' headings and blocks are kept as links ask for them: a bound for memory."""


class ResolvedLink(NamedTuple):
    """A wikilink, its parts by meaning, and where it leads."""

    link: Wikilink
    reference: Reference
    resolution: Resolution

    @property
    def dangles(self) -> bool:
        """Whether it names a note that is not there. What may be no link at all does not."""
        if self.resolution.rung != "none" or self.link.doubtful or self.link.context == "html":
            return False
        target = self.reference.target.text
        return "://" not in target and not file_extension(target)


class ReadNote(NamedTuple):
    """A note's text and its parse."""

    text: str
    note: Note


class Earlier(NamedTuple):
    """A vault as it was once, and what those notes were called that have another name now."""

    vault: Vault
    names: dict[NotePath, NotePath]

    def name_of(self, path: NotePath) -> NotePath:
        """What the note at `path` was called."""
        return self.names.get(path, path)


class Vault:
    """The notes below `root`. Everything happens on one thread."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings
        self.levels = RuleLevels(settings)
        self._begin(self._new_index(alias_first=settings.links.alias_first is True))
        self.open_notes: dict[NotePath, OpenNote] = {}
        self.names_version = 0
        """Counts the changes of names: for those who keep something made of all of them."""
        self.version = 0
        """Counts all changes: for those who look at many notes, and not at once."""
        self.drafts: dict[NotePath, str] = {}
        """Texts that hold in place of those on disk, and are not written, or not yet. Their facts
        are for the caller to `put`."""
        self.uncommitted: frozenset[NotePath] = frozenset()
        """The notes with changes that are in no commit of the vault's repository, as far as
        somebody asked git: these are being worked on."""
        self.earlier: Earlier | None = None
        """What it is compared with, if somebody asked for that."""
        self.named = False
        """Whether the names of all notes are known."""
        self.settled = False
        """Whether all notes have been read."""
        self._recent: OrderedDict[NotePath, ReadNote] = OrderedDict()
        self._anchors: dict[NotePath, Anchors] = {}

    def _new_index(self, *, alias_first: bool) -> VaultIndex:
        extensions = self.settings.files.extensions
        return VaultIndex(extensions, alias_first=alias_first, read=self.read_facts)

    def _begin(self, index: VaultIndex) -> None:
        """Begin with `index`, and with what is worked out from it."""
        settings = self.settings
        self.index = index
        self.resolver = Resolver(
            index,
            _mode(self.root, settings),
            {fold(old): new for old, new in settings.links.redirects.items()},
        )
        self.spelling = Spelling(index)
        self.videos = Videos(index)
        self.totals = FolderTotals(self._count_links, index.in_folder)
        self._resolved: tuple[NotePath, list[ResolvedLink]] | None = None
        """Of the note that was asked about last: all who look at a note ask, one after the
        other."""
        self._begun = index.moment
        """When this was, by the index."""

    # Questions

    def resolved_links(self, path: NotePath) -> Sequence[ResolvedLink]:
        """The wikilinks and embeds of a note, in order of text, with where they lead."""
        if self._resolved is None or self._resolved[0] != path:
            links = self.index.facts[path].wikilinks()
            self._resolved = path, [self.resolve(path, link) for link in links]
        return self._resolved[1]

    def resolve(self, path: NotePath, link: Wikilink) -> ResolvedLink:
        """Where `link`, in the note at `path`, leads. The note need not be in the index."""
        reference = reference_of(link, alias_first=self.index.alias_first)
        return ResolvedLink(link, reference, self.resolver.resolve(path, reference.target.text))

    def lines(self, path: NotePath) -> LineIndex:
        """The lines of a note of the index, as it is in the editor or on disk."""
        opened = self.open_notes.get(path)
        return opened.document.lines if opened else self.index.facts[path].line_index()

    def packed_lines(self, path: NotePath) -> bytes:
        """The packed lines of a note of the index, as it is on disk. For those who ask thousands of
        notes: nothing else of their facts is looked at."""
        if path in self.index.facts.incomplete:
            self.known_whole(path)
        return self.index.facts.packed_lines(path)

    @property
    def link_style(self) -> LinkStyle:
        """How links are to be written."""
        return link_style(self.settings.links.style, self.index.link_habits)

    def slug_rule(self, folder: str) -> SlugRule | None:
        """The rule by which the notes of `folder` are named after their titles; None where there
        is none."""
        chosen = self.settings.notes.slug
        if chosen == "auto":
            return self.index.habits.slugs.agreed(folder)
        return None if chosen == "none" else chosen

    def link_count(self, folder: str) -> LinkCount:
        """How many links the notes of `folder` hold, and how many of them dangle."""
        return self.totals.of(folder)

    def text(self, path: NotePath) -> str | None:
        """The text of a note: as it is in the editor, else as it is drafted, else on disk. None
        where it can't be read."""
        opened = self.open_notes.get(path)
        if opened is not None:
            return opened.document.text
        if path in self.drafts:
            return self.drafts[path]
        found = read_note(self.root, path, self.settings.files.max_size)
        return None if isinstance(found, Unreadable) else found.text

    def read(self, path: NotePath) -> ReadNote | None:
        """The `text` of a note and its parse. None where it can't be read."""
        opened = self.open_notes.get(path)
        if opened is not None:
            return ReadNote(opened.document.text, opened.note)
        known = self._recent.get(path)
        if known is not None:
            self._recent.move_to_end(path)
            return known
        text = self.text(path)
        if text is None:
            return None
        read = self._recent[path] = ReadNote(text, parse(text))
        if len(self._recent) > _RECENT:
            self._recent.popitem(last=False)
        return read

    def known_whole(self, path: NotePath) -> Facts | None:
        """The facts of a note, read at once if only its names are known yet."""
        facts = self.index.facts.get(path)
        if facts is not None and not facts.complete:
            facts = self.read_facts(path)
            self.put(path, facts)
        return facts

    def anchors_of(self, path: NotePath) -> Anchors:
        """The headings and blocks of a note, kept until it changes; none of one that is not
        there."""
        known = self._anchors.get(path)
        if known is not None:
            return known
        facts = self.known_whole(path)
        if facts is None:
            return Anchors((), ())
        if len(self._anchors) >= _MOST_ANCHORS:
            self._anchors.clear()
        anchors = self._anchors[path] = Anchors.of(facts)
        return anchors

    def read_facts(self, path: NotePath) -> Facts:
        """The facts of a note, as its file is now."""
        return read_note_facts(self.root, path, self.settings.files.max_size)

    # Changes

    def begin_with(self, index: VaultIndex) -> None:
        """Let `index`, of notes as they were read once, be that of the vault, whose open notes stay
        as they are."""
        self._begin(index)
        self.names_version += 1
        for path, opened in self.open_notes.items():
            self.put(path, opened.facts())

    def put(self, path: NotePath, facts: Facts) -> set[NotePath]:
        """Make `facts` those of the note at `path`. Answers with the other notes whose findings
        may differ now."""
        before = self.index.names.get(path)
        return self._changed(path, self.index.put(path, facts), before)

    def remove(self, path: NotePath) -> set[NotePath]:
        """Forget the note at `path`; answers as `put`."""
        before = self.index.names.get(path)
        return self._changed(path, self.index.remove(path), before)

    def put_file(self, path: str) -> set[NotePath]:
        """An attachment is at `path`; answers as `put`."""
        return self._changed(None, self.index.put_file(path))

    def remove_file(self, path: str) -> set[NotePath]:
        """No attachment is at `path` any more; answers as `put`."""
        return self._changed(None, self.index.remove_file(path))

    def obey(self, settings: Settings) -> bool:
        """Let `settings` hold from now on. False, and nothing is done, where they change which
        files are notes or where links lead, so that the vault is to be begun anew."""
        old, new = self.settings, settings
        if old.files != new.files or _ways(old) != _ways(new):
            return False
        self.settings = settings
        self.levels = RuleLevels(settings)
        return True

    def settle(self) -> None:
        """All notes have been read: what only the whole vault tells may be worked out now."""
        self.named = self.settled = True
        before = self.index
        alias_first = before.alias_first
        if self.settings.links.alias_first == "auto" and before.changed_since(self._begun)[0]:
            alias_first = is_alias_first(before)
        if alias_first != before.alias_first:
            self._begin(self._new_index(alias_first=alias_first))
            for path, facts in before.facts.items():
                self.put(path, facts)
            for file in before.file_paths:
                self.put_file(file)

    def _changed(
        self, path: NotePath | None, keys: set[Key], before: Names | None = None
    ) -> set[NotePath]:
        """Let all that is kept follow a change: of `keys`, and of the note at `path`, whose names
        were `before`."""
        self._resolved = None
        self.version += 1
        keys = self.resolver.forget(keys)
        affected = self.index.affected_by(keys)
        after = None if path is None else self.index.names.get(path)
        if before != after:
            # Links may lead elsewhere now, and not only to other places in the same notes.
            self.names_version += path != GUEST  # which is gone before anybody asks for names
            self.totals.touch(affected)
            affected |= self.index.affected_by(self.spelling.renamed(before, after))
        if path is not None:
            self.totals.touch((path,))
            self.videos.forget(path)
            self._recent.pop(path, None)
            self._anchors.pop(path, None)
            affected.discard(path)
        return affected

    def _count_links(self, path: NotePath) -> LinkCount | None:
        if path not in self.index.facts:
            return None
        links = self.resolved_links(path)
        return LinkCount(len(links), sum(link.dangles for link in links))


def _ways(settings: Settings) -> tuple[object, ...]:
    """What decides where links lead."""
    links = settings.links
    return links.resolution, links.alias_first, links.redirects


def _mode(root: Path, settings: Settings) -> ResolutionMode:
    """How links resolve: as the settings say, or as what publishes the vault does."""
    if settings.links.resolution != "auto":
        return settings.links.resolution
    return "quartz" if is_published_by_quartz(root) else "folder-first"
