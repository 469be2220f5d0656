"""Who links to a note, or to one that is not there: look-ups in the index, never a walk over it.

Wikilinks, embeds, Markdown links and their definitions alike. A hub has a thousand links from as
many notes, so that each of them is asked about as little as can be.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from notes_lsp.features.cursor import Here
from notes_lsp.syntax.links import Address, read_address
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.mentions import mention_folds
from notes_lsp.vault.names import fold, last_component
from notes_lsp.vault.paths import NotePath, folder_of, without_note_extension
from notes_lsp.vault.references import reference_of
from notes_lsp.vault.resolution import Resolution
from notes_lsp.vault.vault import Vault


class Backlink(NamedTuple):
    """A link in the note at `path`. `of_hub`: it stands on the note's `From:` line, by which each
    note of a hub links to it."""

    path: NotePath
    span: Span
    fragment: str
    """What it names of its target; nothing for the whole."""
    of_hub: bool = False
    in_url: bool = False
    """Its fragment is that of a URL."""


def links_to(vault: Vault, note: NotePath) -> Iterator[Backlink]:
    """The links to `note` or to anything in it, by path, in order of text; without those in
    itself that name no note (`[[#Heading]]`)."""
    return _links_to_note(vault, note).all()


def linking_notes(vault: Vault, note: NotePath) -> Iterator[NotePath]:
    """The notes that link to `note`, by path; itself, too, if it does by name."""
    links = _links_to_note(vault, note)
    return (path for path in links.candidates() if links.has_any(path))


def links_to_file(vault: Vault, file: str) -> Iterator[Backlink]:
    """The links to an attachment and the embeds of it, by path, in order of text."""
    folds = {fold(last_component(file))}
    return _Links(vault, folds, lambda _, found: found.file == file).all()


def links_into(vault: Vault, paths: Iterable[str]) -> Iterator[Backlink]:
    """The links to notes and attachments, from notes that are none of them."""
    inside = set(paths)
    for path in sorted(inside):
        note = NotePath(path)
        links = links_to(vault, note) if note in vault.index.facts else links_to_file(vault, path)
        yield from (link for link in links if link.path not in inside)


def dangling_links(here: Here, target: str) -> Iterator[Backlink]:
    """The links that name what `target` names and find nothing either, by path, in order of text;
    with those of this note, which the vault need not know."""
    vault = here.vault
    wanted = folded_target(vault, target)

    def dangles(other: str, found: Resolution) -> bool:
        return found.rung == "none" and folded_target(vault, other) == wanted

    links = _Links(vault, {wanted}, dangles)
    yield from links.all()
    if here.path not in vault.index.facts:
        yield from links.in_note(here.path, here.facts())


def own_links(vault: Vault, note: NotePath, facts: Facts) -> Iterator[Backlink]:
    """The links of a note that tells `facts` to places in itself, without its name: `[[#Heading]]`,
    `[x](#heading)`. Nobody else can have these."""
    links = facts.wikilinks() if vault.index.alias_first else facts.wikilinks_to(("",))
    for link in links:
        reference = reference_of(link, alias_first=vault.index.alias_first)
        if not reference.target.text and reference.fragment is not None:
            yield Backlink(note, Span(link.start, link.end), reference.fragment.text)
    for start, end, destination, _ in facts.destination_places():
        address = read_address(destination)
        if address is not None and not address.path and address.fragment:
            yield Backlink(note, Span(start, end), address.fragment, in_url=True)


def notes_mentioning(vault: Vault, note: NotePath) -> set[NotePath]:
    """The notes with a link that may lead to `note`."""
    return _mentioning(vault, _folds(vault, note))


def folded_target(vault: Vault, target: str) -> str:
    """What a link's target is compared by: spellings with one fold name one note."""
    return fold(without_note_extension(target, vault.index.extensions))


def _mentioning(vault: Vault, folds: set[str]) -> set[NotePath]:
    return {path for key in folds for path in vault.index.mentioning(key)}


def _folds(vault: Vault, note: NotePath) -> set[str]:
    """What all targets that lead to `note` are folded to: its names, and its old ones."""
    names = vault.index.names.get(note)
    if names is None:
        return set()
    folds = names.folds()
    redirects = vault.resolver.redirects
    return folds | {
        old for old, new in redirects.items() if folded_target(vault, last_component(new)) in folds
    }


def _links_to_note(vault: Vault, note: NotePath) -> _Links:
    return _Links(vault, _folds(vault, note), lambda _, found: found.note == note)


_IsMeant: TypeAlias = Callable[[str, Resolution], bool]
"""Whether a target that was found so leads to the thing."""

_ELSEWHERE: Final = Address("", "")
"""Stands for a destination that doesn't lead to the thing."""


class _Links:
    """The links of a vault to one thing, whose targets have one of `folds`.

    What leads there is worked out once for each folder and spelling, and not for each link.
    """

    def __init__(self, vault: Vault, folds: set[str], is_meant: _IsMeant) -> None:
        self._vault = vault
        self._folds = folds
        self._is_meant = is_meant
        self._seen: set[str] = set()
        """The targets that were looked at, in whichever folder."""
        self._named: set[str] = set()
        """Those of them that have one of the folds."""
        self._verdicts: dict[tuple[str, str], bool] = {}
        """By folder and target: whether it leads there."""
        self._addresses: dict[tuple[str, str], Address] = {}
        """By folder and destination: what it says, if it leads there."""

    def candidates(self) -> list[NotePath]:
        """The notes that may have such links, by path."""
        return sorted(_mentioning(self._vault, self._folds))

    def all(self) -> Iterator[Backlink]:
        """The links, by path, in order of text."""
        facts = self._vault.index.facts
        for path in self.candidates():
            yield from self.in_note(path, facts[path])

    def in_note(self, path: NotePath, facts: Facts) -> list[Backlink]:
        """Those of the note at `path`, in order of text."""
        links = self._wikilinks(path, facts)
        in_urls = self._in_urls(path, facts)
        return sorted((*links, *in_urls)) if in_urls else links

    def has_any(self, path: NotePath) -> bool:
        """Whether the note at `path` has such a link."""
        facts = self._vault.index.facts[path]
        return bool(self._meant_of(path, self._targets(facts)) or self._in_urls(path, facts))

    def _wikilinks(self, path: NotePath, facts: Facts) -> list[Backlink]:
        targets = self._meant_of(path, self._targets(facts))
        if not targets:
            return []
        if not self._vault.index.alias_first:
            return [
                Backlink(path, Span(start, end), fragment, of_hub)
                for start, end, fragment, of_hub in facts.places_of(targets)
            ]
        of_hub = {link.start for link in facts.from_links()}
        references = ((link, reference_of(link, alias_first=True)) for link in facts.wikilinks())
        return [
            Backlink(
                path,
                Span(link.start, link.end),
                reference.fragment.text if reference.fragment is not None else "",
                link.start in of_hub,
            )
            for link, reference in references
            if reference.target.text in targets
        ]

    def _targets(self, facts: Facts) -> tuple[str, ...]:
        """The targets of a note's wikilinks, each once."""
        if not self._vault.index.alias_first:
            return facts.targets
        references = (reference_of(link, alias_first=True) for link in facts.wikilinks())
        return tuple({reference.target.text for reference in references})

    def _meant_of(self, path: NotePath, targets: tuple[str, ...]) -> list[str]:
        """Those of a note's targets that lead to the thing."""
        if not self._seen.issuperset(targets):
            extensions = self._vault.index.extensions
            new = set(targets) - self._seen
            self._seen |= new
            # To compare folds is several times faster than to resolve.
            self._named |= {
                target
                for target in new
                if not self._folds.isdisjoint(mention_folds(target, extensions))
            }
        folder = folder_of(path)
        return [
            target
            for target in self._named.intersection(targets)
            if self._leads(path, folder, target)
        ]

    def _leads(self, path: NotePath, folder: str, target: str) -> bool:
        verdict = self._verdicts.get((folder, target))
        if verdict is None:
            verdict = self._is_meant(target, self._vault.resolver.resolve(path, target))
            self._verdicts[folder, target] = verdict
        return verdict

    def _in_urls(self, path: NotePath, facts: Facts) -> list[Backlink]:
        """Its Markdown links and definitions."""
        if not facts.markdown_link_table and not facts.definition_table:
            return []
        found = []
        folder = folder_of(path)
        for start, end, destination, of_hub in facts.destination_places():
            address = self._addresses.get((folder, destination))
            if address is None:
                address = self._address(path, destination)
                self._addresses[folder, destination] = address
            if address is not _ELSEWHERE:
                found.append(Backlink(path, Span(start, end), address.fragment, of_hub, True))
        return found

    def _address(self, path: NotePath, destination: str) -> Address:
        """What `destination` says, or `_ELSEWHERE`."""
        address = read_address(destination)
        if address is None or not address.path:
            return _ELSEWHERE
        target = posixpath.normpath(address.path)
        if self._folds.isdisjoint(mention_folds(target, self._vault.index.extensions)):
            return _ELSEWHERE
        resolved = self._vault.resolver.resolve_path(path, address.path)
        return address if self._is_meant(target, resolved) else _ELSEWHERE
